//===- Input.cpp - what the user wants rewritten --------------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "tools/swapfold/options/Input.h"
#include "rewrites/scan/Scan.h"
#include "rewrites/text/Failure.h"
#include "rewrites/tree/FileList.h"
#include "rewrites/tree/RealPath.h"
#include "tools/swapfold/build/Configuration.h"
#include "tools/swapfold/build/Kbuild.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

using namespace llvm;
namespace fs = llvm::sys::fs;
namespace path = llvm::sys::path;

namespace swapfold {

static bool looksLikeTop(StringRef Dir) {
  return any_of(ArrayRef<StringRef>{"compile_commands.json",
                                    "compile_flags.txt", ".clang-tidy", ".git"},
                [&](StringRef Name) { return fs::exists(Dir + "/" + Name); });
}

/// The tree that \p Own, a directory, is in.
static StringRef treeAround(StringRef Own) {
  StringRef Nearest;
  for (StringRef Dir = Own; !Dir.empty(); Dir = path::parent_path(Dir)) {
    if (isKernelTree(Dir))
      return Dir;
    if (Nearest.empty() && looksLikeTop(Dir))
      Nearest = Dir;
  }
  return Nearest.empty() ? Own : Nearest;
}

/// The real path of \p Path, and what it is.
static Expected<std::string> resolve(StringRef Path, fs::file_status &Status) {
  Expected<std::string> Real = realPath(Path);
  if (!Real)
    return Real;
  if (std::error_code EC = fs::status(*Real, Status))
    return failure(Path + ": " + EC.message());
  return Real;
}

static bool isIn(StringRef Path, StringRef Dir) {
  return Path.consume_front(Dir) && Path.starts_with("/");
}

Expected<Input> findInput(ArrayRef<std::string> Paths) {
  Input Out;
  for (const std::string &Path : Paths) {
    fs::file_status Status;
    Expected<std::string> Real = resolve(Path, Status);
    if (!Real)
      return Real.takeError();
    if (fs::is_directory(Status)) {
      if (Paths.size() > 1)
        return failure(Path + " is a directory: give one tree, or files");
      Out.Tree = *Real;
    } else if (!fs::is_regular_file(Status) || !isSourceFile(*Real)) {
      return failure(Path + " is neither a directory nor a C source file");
    } else if (!is_contained(Out.Files, *Real)) {
      Out.Files.push_back(*Real);
    }
  }
  if (Out.Files.empty())
    return Out;
  Out.Tree = treeAround(path::parent_path(Out.Files.front())).str();
  for (const std::string &File : Out.Files)
    if (!isIn(File, Out.Tree))
      return failure(File + " is not in the tree of the other files, " +
                     Out.Tree);
  return Out;
}

Expected<Input> findFilesToCheck(ArrayRef<std::string> Paths) {
  Input Out;
  bool Whole = false;
  for (const std::string &Path : Paths) {
    fs::file_status Status;
    Expected<std::string> Real = resolve(Path, Status);
    if (!Real)
      return Real.takeError();
    bool IsDirectory = fs::is_directory(Status);
    if (!IsDirectory && (!fs::is_regular_file(Status) ||
                         (!isSourceFile(*Real) && !isHeaderFile(*Real))))
      return failure(Path + " is neither a directory nor a C file");
    if (Out.Tree.empty())
      Out.Tree =
          treeAround(IsDirectory ? StringRef(*Real) : path::parent_path(*Real))
              .str();
    if (*Real == Out.Tree) {
      Whole = true;
    } else if (!isIn(*Real, Out.Tree)) {
      return failure(*Real + " is not in the tree of the other files, " +
                     Out.Tree);
    } else if (!IsDirectory) {
      Out.Files.push_back(*Real);
    } else {
      Expected<FileList> Listed = listFiles(*Real);
      if (!Listed)
        return Listed.takeError();
      if (Listed->Sources.empty() && Listed->Headers.empty())
        return failure(Path + " has no C files");
      append_range(Out.Files, Listed->Sources);
      append_range(Out.Files, Listed->Headers);
    }
  }
  // Links of a directory may lead elsewhere.
  erase_if(Out.Files,
           [&](const std::string &File) { return !isIn(File, Out.Tree); });
  llvm::sort(Out.Files);
  Out.Files.erase(llvm::unique(Out.Files), Out.Files.end());
  if (Whole)
    Out.Files.clear();
  return Out;
}

} // namespace swapfold
