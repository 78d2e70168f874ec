//===- GitApply.h - one patch as git apply takes it ------------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_TOOLS_PATCH_GITAPPLY_H
#define SWAPFOLD_TOOLS_PATCH_GITAPPLY_H

#include "tools/swapfold/patch/PatchMail.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include <set>
#include <string>

namespace swapfold {

/// Where a patch is applied.
struct PatchPlace {
  std::string Name;      ///< what the user calls the patch
  std::string File;      ///< to write it to, for git
  std::string Directory; ///< what it is applied to: no repository, nor one that
                         ///< a patch has made there
};

/// What a patch touches.
struct TouchedFiles {
  std::set<std::string> Paths; ///< relative to the tree
  DiffStat Stat;
};

/// What \p Patch touches; no file if it is no patch. Fails if git does not
/// understand it, and for what no patch of a tree should do: binary files,
/// symbolic links, names that lead out of the tree.
llvm::Expected<TouchedFiles> touchedBy(llvm::StringRef Patch,
                                       const PatchPlace &Place);

/// Applies \p Patch. The error says which file and which hunk, or that the
/// patch is in the tree, or that only its white space is another.
llvm::Error applyPatch(llvm::StringRef Patch, const PatchPlace &Place);

} // namespace swapfold

#endif // SWAPFOLD_TOOLS_PATCH_GITAPPLY_H
