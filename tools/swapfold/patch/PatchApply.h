//===- PatchApply.h - what patches make of a tree ---------------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_TOOLS_PATCH_PATCHAPPLY_H
#define SWAPFOLD_TOOLS_PATCH_PATCHAPPLY_H

#include "tools/swapfold/patch/PatchMail.h"
#include "tools/swapfold/patch/TreeDifferences.h"

namespace swapfold {

/// What \p Patches (files that `git apply` takes, "-" is standard input), one
/// after the other, change in the tree \p Before (a real path) with \p Base
/// applied; the tree stays as it is. Mailboxes are decoded. Fails if one does
/// not apply, is no text, or leads out of the tree.
llvm::Expected<std::vector<FileDifference>>
applyPatches(llvm::StringRef Before, llvm::ArrayRef<std::string> Base,
             llvm::ArrayRef<std::string> Patches);

/// A patch, and what it makes of the tree with those before it.
struct AppliedPatch {
  MailedPatch Patch;
  std::vector<FileDifference> Changes;
  std::string Warning; ///< that it may not be whole, or empty
};

/// The same, each patch in \p Patches by itself: those of mailboxes, but what
/// changes no file, which is a cover letter.
llvm::Expected<std::vector<AppliedPatch>>
applyEach(llvm::StringRef Tree, llvm::ArrayRef<std::string> Patches);

} // namespace swapfold

#endif // SWAPFOLD_TOOLS_PATCH_PATCHAPPLY_H
