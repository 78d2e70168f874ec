//===- TreeChanges.h - what differs between two trees -----------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_TOOLS_TREECHANGES_H
#define SWAPFOLD_TOOLS_TREECHANGES_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/Support/Error.h"
#include <optional>
#include <string>
#include <vector>

namespace swapfold {

struct MailHeaders;

/// A file that is not the same before and after; or one that is, but not as the
/// tree has it, if both sides build on a patch.
struct TreeChange {
  std::string Path; ///< relative to the tree
  /// Its text, or nothing where the file does not exist.
  std::optional<std::string> Old, New;
};

/// True for C files and headers: what a compiler reads.
bool isCFile(llvm::StringRef Path);

/// Every file that differs between two trees (real paths), by path. Files of
/// the same size and time are taken for equal, and so is what a build leaves.
/// Fails if a file or directory cannot be read.
llvm::Expected<std::vector<TreeChange>> compareTrees(llvm::StringRef Before,
                                                     llvm::StringRef After);

/// What \p Patches (files that `git apply` takes), one after the other, change
/// in the tree \p Before (a real path) with \p Base applied; the tree stays as
/// it is. Mailboxes are decoded, and \p Mail gets the headers of the first
/// mail. Fails if one does not apply, is no text, or leads out of the tree.
llvm::Expected<std::vector<TreeChange>>
applyPatches(llvm::StringRef Before, llvm::ArrayRef<std::string> Base,
             llvm::ArrayRef<std::string> Patches, MailHeaders *Mail = nullptr);

} // namespace swapfold

#endif // SWAPFOLD_TOOLS_TREECHANGES_H
