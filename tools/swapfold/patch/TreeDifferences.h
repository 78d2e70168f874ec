//===- TreeDifferences.h - what differs between two trees -------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_TOOLS_PATCH_TREEDIFFERENCES_H
#define SWAPFOLD_TOOLS_PATCH_TREEDIFFERENCES_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/Support/Error.h"
#include <optional>
#include <string>
#include <vector>

namespace swapfold {

/// A file that is not the same before and after; or one that is, but not as the
/// tree has it, if both sides build on a patch.
struct FileDifference {
  std::string Path; ///< relative to the tree
  /// Its text, or nothing where the file does not exist.
  std::optional<std::string> Old, New;
};

/// True for C files and headers: what a compiler reads.
bool isCFile(llvm::StringRef Path);

/// Every file that differs between two trees (real paths), by path. Files of
/// the same size and time are taken for equal, and so is what a build leaves.
/// Fails if a file or directory cannot be read.
llvm::Expected<std::vector<FileDifference>> compareTrees(llvm::StringRef Before,
                                                         llvm::StringRef After);

} // namespace swapfold

#endif // SWAPFOLD_TOOLS_PATCH_TREEDIFFERENCES_H
