//===- PatchApply.h - what patches make of a tree ---------------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_TOOLS_PATCH_PATCHAPPLY_H
#define SWAPFOLD_TOOLS_PATCH_PATCHAPPLY_H

#include "tools/swapfold/patch/TreeDifferences.h"

namespace swapfold {

struct MailedPatch;

/// What \p Patches (files that `git apply` takes), one after the other, change
/// in the tree \p Before (a real path) with \p Base applied; the tree stays as
/// it is. Mailboxes are decoded, and \p Mails, if given, gets the patches in
/// them that change something. Fails if one does not apply, is no text, or
/// leads out of the tree.
llvm::Expected<std::vector<FileDifference>>
applyPatches(llvm::StringRef Before, llvm::ArrayRef<std::string> Base,
             llvm::ArrayRef<std::string> Patches,
             std::vector<MailedPatch> *Mails = nullptr);

} // namespace swapfold

#endif // SWAPFOLD_TOOLS_PATCH_PATCHAPPLY_H
