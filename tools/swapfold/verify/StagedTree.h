//===- StagedTree.h - one path for the tree before and after ----*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_TOOLS_VERIFY_STAGEDTREE_H
#define SWAPFOLD_TOOLS_VERIFY_STAGEDTREE_H

#include "tools/swapfold/patch/TreeDifferences.h"
#include "tools/swapfold/support/TemporaryDirectory.h"
#include "clang/Tooling/CompilationDatabase.h"
#include "llvm/ADT/SmallString.h"

namespace swapfold {

/// A directory that looks like a tree, but for the changes: its files are links
/// into the tree. Any compiler, of whatever age, then sees the old and the new
/// text under one path, which ends up in the code it makes (__FILE__).
class StagedTree {
public:
  enum Side { Before, After };

  /// How much of the stage is directories of its own. The others are links into
  /// the tree, behind which "../" leads a compiler off the stage. With Few,
  /// there is one for each directory that a change is below; with All, for each
  /// that the tree has.
  enum Directories { Few, All };

  StagedTree(llvm::StringRef Tree, llvm::ArrayRef<FileDifference> Changes,
             Directories Own)
      : Tree(Tree.str()), Changes(Changes), Own(Own) {}
  StagedTree(const StagedTree &) = delete;

  /// Makes the directory. Fails if it cannot be written.
  llvm::Error create();

  /// Puts one side's text of every change in place.
  llvm::Error show(Side S);

  /// True if who opens \p Path, below path(), gets the tree's text of a file
  /// that a change is about.
  bool misses(llvm::StringRef Path) const;

  const std::string &path() const { return Root; }
  /// For what the compilers write; gone with the stage.
  const std::string &output() const { return Output; }

  /// \p Path, of a file in the tree or beside it, as seen on the stage.
  std::string staged(llvm::StringRef Path) const;

  /// The words that compile \p Command's file on the stage: as they stand, but
  /// for the paths, for what writes other files than the object, and for
  /// -Werror, which would hide the second warning behind the first. They name
  /// no output.
  std::vector<std::string>
  compile(const clang::tooling::CompileCommand &Command) const;
  /// Where to run them.
  std::string directory(const clang::tooling::CompileCommand &Command) const;

private:
  llvm::Error mirror(const std::string &Relative);
  bool isOwn(llvm::StringRef Directory) const;

  std::string Tree;
  llvm::ArrayRef<FileDifference> Changes;
  const Directories Own;
  TemporaryDirectory Base;
  std::string Root, Output;
};

} // namespace swapfold

#endif // SWAPFOLD_TOOLS_VERIFY_STAGEDTREE_H
