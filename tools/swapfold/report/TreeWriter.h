//===- TreeWriter.h - who may write to a tree -------------------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_TOOLS_REPORT_TREEWRITER_H
#define SWAPFOLD_TOOLS_REPORT_TREEWRITER_H

#include "tools/swapfold/report/WriteJournal.h"
#include "tools/swapfold/support/FileLock.h"
#include "llvm/Support/raw_ostream.h"
#include <memory>

namespace swapfold {

/// The right to write to a tree, which one process has at a time, from before
/// it reads the tree: what it writes is made of what it read.
class TreeWriter {
public:
  /// Waits until no other process writes to \p Tree (a real path), or to the
  /// kernel tree that it is in. What a killed run left there is completed if
  /// files may have changed, and otherwise removed; \p OS is told. Fails if
  /// that cannot be done, or if the user interrupts.
  static llvm::Expected<std::unique_ptr<TreeWriter>>
  start(llvm::StringRef Tree, llvm::raw_ostream &OS);

  /// WriteJournal::write().
  llvm::Error write(llvm::ArrayRef<FileRewrite> Changes) {
    return Journal.write(Changes);
  }

private:
  explicit TreeWriter(llvm::StringRef Top) : Journal(Top) {}

  FileLock Lock;
  WriteJournal Journal;
};

/// Fails if a killed run has left \p Tree with some of its files written, so
/// that there is no point in reading it.
llvm::Error checkWhollyWritten(llvm::StringRef Tree);

} // namespace swapfold

#endif // SWAPFOLD_TOOLS_REPORT_TREEWRITER_H
