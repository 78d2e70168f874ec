//===- FileList.cpp - the C files of a tree -------------------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/tree/FileList.h"
#include "rewrites/text/Failure.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/xxhash.h"

using namespace llvm;
namespace fs = llvm::sys::fs;
namespace path = llvm::sys::path;

namespace swapfold {

bool isSourceFile(StringRef Path) {
  return is_contained({".c", ".cc", ".cpp", ".cxx"}, path::extension(Path));
}

uint64_t hashText(StringRef Text) { return xxh3_64bits(Text); }

bool isHeaderFile(StringRef Path) {
  return is_contained({".h", ".hh", ".hpp", ".hxx"}, path::extension(Path));
}

namespace {

class Walk {
public:
  explicit Walk(StringRef Tree) : Tree(Tree) { Todo.push_back(Tree.str()); }

  Expected<FileList> run() {
    while (!Todo.empty()) {
      std::string Directory = std::move(Todo.back());
      Todo.pop_back();
      if (Error E = readDirectory(Directory))
        return E;
    }
    return std::move(Out);
  }

private:
  Error readDirectory(const std::string &Directory) {
    std::error_code EC;
    // No stat() per entry: the directory tells what each one is.
    for (fs::directory_iterator It(Directory, EC, /*follow_symlinks=*/false), E;
         !EC && It != E; It.increment(EC)) {
      if (path::filename(It->path()).starts_with("."))
        continue;
      if (It->type() == fs::file_type::directory_file)
        Todo.push_back(It->path());
      else if (It->type() == fs::file_type::regular_file)
        add(It->path());
      else if (It->type() == fs::file_type::symlink_file)
        follow(It->path());
    }
    if (EC)
      return failure("cannot read " + Directory + ": " + EC.message());
    return Error::success();
  }

  void add(std::string Path) {
    if (isSourceFile(Path))
      Out.Sources.push_back(std::move(Path));
    else if (isHeaderFile(Path))
      Out.Headers.push_back(std::move(Path));
    else
      Out.Others.push_back(std::move(Path));
  }

  void follow(const std::string &Link) {
    SmallString<256> Real;
    fs::file_status Status;
    if (std::error_code EC = fs::real_path(Link, Real)) {
      if (isSourceFile(Link) || isHeaderFile(Link))
        Out.Warnings.push_back(Link + ": " + EC.message());
      return;
    }
    if (fs::status(Real, Status))
      return;
    // What lies in the tree is found there, unless its name is another.
    bool Inside = StringRef(Real).starts_with(Tree) &&
                  StringRef(Real).drop_front(Tree.size()).starts_with("/");
    if (Status.type() == fs::file_type::directory_file) {
      // A directory around the tree, the root among them, is no part of it.
      StringRef Around = StringRef(Real).rtrim('/');
      bool Outer = Tree.starts_with((Around + "/").str()) || Real == Tree;
      if (!Inside && !Outer && Seen.insert(Real).second)
        Todo.push_back(Real.str().str());
    } else if (Status.type() == fs::file_type::regular_file) {
      bool Listed = Inside || !(isSourceFile(Real) || isHeaderFile(Real));
      if (!Listed && Seen.insert(Real).second)
        add(Real.str().str());
    }
  }

  StringRef Tree;
  std::vector<std::string> Todo;
  StringSet<> Seen;
  FileList Out;
};

} // namespace

Expected<FileList> listFiles(StringRef Tree) { return Walk(Tree).run(); }

} // namespace swapfold
