//===- UnifiedDiff.h - a unified diff as data -------------------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_TOOLS_UNIFIEDDIFF_H
#define SWAPFOLD_TOOLS_UNIFIEDDIFF_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace swapfold {

/// Where a hunk stands: the numbers in its header.
struct HunkRange {
  unsigned Old = 0, OldCount = 1, New = 0, NewCount = 1;
};

/// True if \p Line is a hunk's header; reads it into \p Range.
bool readHunkRange(llvm::StringRef Line, HunkRange &Range);

struct DiffLine {
  char Kind;         ///< ' ', '+' or '-'
  unsigned Old, New; ///< numbers from 1, or those of the next line on that side
  std::string Text;  ///< without the kind
};

struct DiffHunk {
  std::string Header; ///< "@@ -1,7 +1,8 @@ function"
  std::vector<DiffLine> Lines;
};

/// What a diff does to one file.
struct DiffFile {
  std::string Path; ///< relative to the tree; the new one, unless deleted
  std::vector<DiffHunk> Hunks;

  /// True if line \p New is not in the old file.
  bool adds(unsigned New) const;
  /// The number that line \p New has in the old file, unless the diff adds it.
  std::optional<unsigned> oldLine(unsigned New) const;
};

/// The files of a unified diff whose paths start with a/ and b/. Text around it
/// is passed over.
std::vector<DiffFile> readDiff(llvm::StringRef Text);

/// The CONFIG_ options, without that prefix, that changed lines of \p Files
/// name.
std::vector<std::string> optionsNamed(llvm::ArrayRef<DiffFile> Files);

} // namespace swapfold

#endif // SWAPFOLD_TOOLS_UNIFIEDDIFF_H
