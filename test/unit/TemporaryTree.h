//===- TemporaryTree.h - a directory for one test ---------------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_TEST_UNIT_TEMPORARYTREE_H
#define SWAPFOLD_TEST_UNIT_TEMPORARYTREE_H

#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/raw_ostream.h"
#include <string>

namespace swapfold {

/// A new directory, removed with all that is in it at the end.
class TemporaryTree {
public:
  TemporaryTree() {
    llvm::SmallString<128> Made;
    llvm::sys::fs::createUniqueDirectory("swapfold-test", Made);
    llvm::SmallString<128> Real;
    llvm::sys::fs::real_path(Made, Real);
    Root = Real.str().str();
  }
  ~TemporaryTree() { llvm::sys::fs::remove_directories(Root); }
  TemporaryTree(const TemporaryTree &) = delete;

  const std::string &root() const { return Root; }

  std::string path(llvm::StringRef Name) const {
    return Root + "/" + Name.str();
  }
  /// Makes the file \p Name and returns its path.
  std::string write(llvm::StringRef Name, llvm::StringRef Text) const {
    std::string Path = path(Name);
    llvm::sys::fs::create_directories(llvm::sys::path::parent_path(Path));
    std::error_code EC;
    llvm::raw_fd_ostream(Path, EC) << Text;
    return Path;
  }
  /// Makes \p Name a link to \p Target.
  void link(llvm::StringRef Name, llvm::StringRef Target) const {
    llvm::sys::fs::create_link(Target, path(Name));
  }
  static std::string read(llvm::StringRef Path) {
    auto Buffer = llvm::MemoryBuffer::getFile(Path);
    return Buffer ? (*Buffer)->getBuffer().str() : "";
  }

private:
  std::string Root;
};

} // namespace swapfold

#endif // SWAPFOLD_TEST_UNIT_TEMPORARYTREE_H
