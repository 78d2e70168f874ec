//===- AddedLines.h - the lines that a patch adds ---------------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_TOOLS_PATCH_ADDEDLINES_H
#define SWAPFOLD_TOOLS_PATCH_ADDEDLINES_H

#include "rewrites/plan/Proposal.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include <map>
#include <set>
#include <string>

namespace swapfold {

/// Lines by file, as their numbers are after the patch.
class AddedLines {
public:
  /// Reads \p Diff, a unified diff, with the errors of readDiff().
  static llvm::Expected<AddedLines> read(llvm::StringRef Diff);

  /// Reads what \p Tree, a directory in a git repository, has changed since
  /// \p Revision, staged or not; \p Diff, if given, gets the text. Files that
  /// git does not track are not in it.
  static llvm::Expected<AddedLines> since(llvm::StringRef Revision,
                                          llvm::StringRef Tree,
                                          std::string *Diff = nullptr);

  /// True if one of the lines \p First to \p Last of \p File is added.
  bool touches(llvm::StringRef File, unsigned First, unsigned Last) const;

  /// True if a blank line was removed right before line \p Line of \p File.
  bool removesBlankBefore(llvm::StringRef File, unsigned Line) const;

  /// The files that have added lines or lost blank ones, relative to the
  /// patch's own top, and what was added.
  const std::map<std::string, std::set<unsigned>> &files() const {
    return Lines;
  }

private:
  std::map<std::string, std::set<unsigned>> Lines;
  /// By the number of the line that is behind it now.
  std::map<std::string, std::set<unsigned>> RemovedBlanks;
};

} // namespace swapfold

#endif // SWAPFOLD_TOOLS_PATCH_ADDEDLINES_H
