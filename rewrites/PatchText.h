//===- PatchText.h - the lines of a unified diff ---------------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_REWRITES_PATCHTEXT_H
#define SWAPFOLD_REWRITES_PATCHTEXT_H

#include "llvm/ADT/StringRef.h"
#include <optional>
#include <string>
#include <vector>

namespace swapfold {

struct PatchLine {
  enum Kind { Context, Added, Removed } Kind;
  llvm::StringRef Text; ///< without the sign, as it is in the patch
  /// Where it is in the file after the patch, from 0; a removed line where the
  /// next that stays is.
  unsigned Line;

  bool isBlank() const { return Text.trim().empty(); }
};

/// What a patch does to one file.
struct PatchFile {
  std::string Path; ///< after the patch, without b/
  std::vector<std::vector<PatchLine>> Hunks;
};

/// The files of a unified diff, a mail around it or not. \p Patch must outlive
/// the result.
std::vector<PatchFile> readPatch(llvm::StringRef Patch);

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
std::vector<PatchNoise> whiteSpaceNoise(const PatchFile &File);

/// True if \p Files change more than white space.
bool hasRealChange(const std::vector<PatchFile> &Files);

} // namespace swapfold

#endif // SWAPFOLD_REWRITES_PATCHTEXT_H
