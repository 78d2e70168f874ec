//===- PatchRevisions.h - patches out of a git repository ------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_TOOLS_PATCH_PATCHREVISIONS_H
#define SWAPFOLD_TOOLS_PATCH_PATCHREVISIONS_H

#include "tools/swapfold/patch/PatchApply.h"

namespace swapfold {

/// True if \p Name is a revision, or a range of them, and no file. \p Tree is
/// in a git repository then, or the name has two dots.
bool isRevision(llvm::StringRef Tree, llvm::StringRef Name);

/// The commits that \p Range means in the git repository that \p Tree (a real
/// path) is in, in their order: REV..REV, REV...REV since the second has left
/// the first, or REV, which is one commit. A range that is no line of a few
/// commits is one patch. What differs is C files and makefiles. Fails, by one
/// line, if there is no such revision.
llvm::Expected<std::vector<AppliedPatch>> readRevisions(llvm::StringRef Tree,
                                                        llvm::StringRef Range);

} // namespace swapfold

#endif // SWAPFOLD_TOOLS_PATCH_PATCHREVISIONS_H
