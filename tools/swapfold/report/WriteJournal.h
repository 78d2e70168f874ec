//===- WriteJournal.h - many files written as one ---------------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// New texts are first written to a directory in the tree. A journal there,
// which names the file that each belongs to, makes the write irrevocable in one
// step; then the texts are renamed to their places, and the directory goes.
// A run that finds it without a journal removes it: nothing has changed. One
// that finds a journal renames the rest.
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_TOOLS_REPORT_WRITEJOURNAL_H
#define SWAPFOLD_TOOLS_REPORT_WRITEJOURNAL_H

#include "rewrites/plan/Plan.h"
#include "llvm/Support/Error.h"
#include <functional>

namespace swapfold {

/// The journal of the tree \p Top. A run that changes anything by it holds the
/// tree's lock (TreeWriter.h).
class WriteJournal {
public:
  using RenameFn =
      std::function<std::error_code(const llvm::Twine &, const llvm::Twine &)>;

  /// \p Rename is for tests.
  explicit WriteJournal(llvm::StringRef Top, RenameFn Rename = {});

  /// Writes every new text over its file, all or none. Fails if a file is not
  /// as it was read, cannot be written or replaced, or if the user interrupts;
  /// then no file has changed, unless the error says so.
  llvm::Error write(llvm::ArrayRef<FileRewrite> Changes);

  enum State {
    Absent,  ///< nobody writes
    Begun,   ///< no file of the tree has changed
    Settled, ///< some files may have changed, and the others are to follow
  };
  State state() const;

  /// Renames what a settled journal names and is not renamed yet. Returns the
  /// number of files that it names. Fails if one of them has changed since.
  llvm::Expected<size_t> recover();

  /// Removes all that a write leaves in the tree while it is under way.
  llvm::Error remove();

private:
  /// A file of the tree, by hashes of its texts.
  struct Entry {
    std::string Name; ///< of the new text, in the directory
    std::string Path; ///< below the tree
    uint64_t Old, New;
  };

  llvm::Error stage(llvm::ArrayRef<FileRewrite> Changes);
  llvm::Error settle();
  llvm::Error read();
  llvm::Error complete();
  llvm::Error goBack(llvm::ArrayRef<FileRewrite> Changes);
  std::string staged(const Entry &E) const { return Directory + "/" + E.Name; }

  std::string Top, Directory, File;
  RenameFn Rename;
  std::vector<Entry> Entries;
  size_t NextName = 0;
};

} // namespace swapfold

#endif // SWAPFOLD_TOOLS_REPORT_WRITEJOURNAL_H
