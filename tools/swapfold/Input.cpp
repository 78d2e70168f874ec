//===- Input.cpp - what the user wants rewritten --------------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "tools/swapfold/Input.h"
#include "rewrites/Scan.h"
#include "tools/swapfold/Commands.h"
#include "tools/swapfold/Configuration.h"
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

static StringRef treeOf(StringRef File) {
  StringRef Own = path::parent_path(File), Nearest;
  for (StringRef Dir = Own; !Dir.empty(); Dir = path::parent_path(Dir)) {
    if (isKernelTree(Dir))
      return Dir;
    if (Nearest.empty() && looksLikeTop(Dir))
      Nearest = Dir;
  }
  return Nearest.empty() ? Own : Nearest;
}

Expected<Input> findInput(ArrayRef<std::string> Paths) {
  Input Out;
  for (const std::string &Path : Paths) {
    SmallString<256> Real;
    fs::file_status Status;
    std::error_code EC = fs::real_path(Path, Real);
    if (!EC)
      EC = fs::status(Real, Status);
    if (EC)
      return failure(Path + ": " + EC.message());
    if (fs::is_directory(Status)) {
      if (Paths.size() > 1)
        return failure(Path + " is a directory: give one tree, or files");
      Out.Tree = Real.str().str();
    } else if (!fs::is_regular_file(Status) || !isSourceFile(Real)) {
      return failure(Path + " is neither a directory nor a C source file");
    } else if (!is_contained(Out.Files, Real)) {
      Out.Files.push_back(Real.str().str());
    }
  }
  if (Out.Files.empty())
    return Out;
  Out.Tree = treeOf(Out.Files.front()).str();
  for (const std::string &File : Out.Files)
    if (!StringRef(File).starts_with(Out.Tree + "/"))
      return failure(File + " is not in the tree of the other files, " +
                     Out.Tree);
  return Out;
}

} // namespace swapfold
