//===- TakenNames.h - names that a tree has for something else --*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_REWRITES_SCAN_TAKENNAMES_H
#define SWAPFOLD_REWRITES_SCAN_TAKENNAMES_H

#include "rewrites/family/EntryFamily.h"
#include "rewrites/tree/NameFilter.h"
#include <map>
#include <mutex>

namespace swapfold {

/// Looks for functions and macros that have a name which rules may add to the
/// headers of a family: what includes both would not compile.
class TakenNames {
public:
  /// \p Tree is the real path of the directory that paths are given below.
  TakenNames(const EntryFamily &Family, llvm::StringRef Tree);

  /// Takes down which of the names \p Text declares or defines. May be called
  /// from several threads.
  void read(llvm::StringRef Path, llvm::StringRef Text);

  /// By name, the first file that has it, by its path below the tree.
  const std::map<std::string, std::string> &found() const { return Found; }

private:
  const std::set<std::string> Names;
  const NameFilter Filter;
  const std::string Tree;
  std::mutex Lock;
  std::map<std::string, std::string> Found;
};

} // namespace swapfold

#endif // SWAPFOLD_REWRITES_SCAN_TAKENNAMES_H
