//===- WhitespaceNoise.h - white space changed for nothing ------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_REWRITES_RULES_WHITESPACENOISE_H
#define SWAPFOLD_REWRITES_RULES_WHITESPACENOISE_H

#include "rewrites/text/UnifiedDiff.h"
#include "llvm/ADT/StringRef.h"
#include <optional>
#include <string>
#include <vector>

namespace swapfold {

/// A run of changed lines that change nothing but white space.
struct PatchNoise {
  unsigned Line; ///< in the file after the patch, from 0
  std::vector<llvm::StringRef> Removed, Added;
  /// The lines around them, if the hunk has any.
  std::optional<llvm::StringRef> Before, After;
  bool isBlank() const; ///< only blank lines come or go
};

/// The noise in \p File. Indentation that a change around it asks for is none,
/// nor is the blank line behind declarations.
std::vector<PatchNoise> whiteSpaceNoise(const DiffFile &File);

/// True if \p Files change more than white space.
bool hasRealChange(llvm::ArrayRef<DiffFile> Files);

} // namespace swapfold

#endif // SWAPFOLD_REWRITES_RULES_WHITESPACENOISE_H
