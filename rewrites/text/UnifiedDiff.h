//===- UnifiedDiff.h - a unified diff as data -------------------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_REWRITES_TEXT_UNIFIEDDIFF_H
#define SWAPFOLD_REWRITES_TEXT_UNIFIEDDIFF_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
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

  bool isBlank() const { return llvm::StringRef(Text).trim().empty(); }
};

struct DiffHunk {
  std::string Header; ///< "@@ -1,7 +1,8 @@ function"
  std::vector<DiffLine> Lines;
};

/// What a diff does to one file.
struct DiffFile {
  std::string Path; ///< without a/ and b/; the new one, unless deleted
  std::vector<DiffHunk> Hunks;

  /// True if line \p New is not in the old file.
  bool adds(unsigned New) const;
  /// The number that line \p New has in the old file, unless the diff adds it.
  std::optional<unsigned> oldLine(unsigned New) const;
};

/// The files of a unified diff as git prints it: names with a/ and b/, quoted
/// where they need it. Text around it, a mail, is passed over; binary files are
/// not in it. An error if a hunk is not as long as it says.
llvm::Expected<std::vector<DiffFile>> readDiff(llvm::StringRef Text);

/// The one of \p Files that is about \p Path, a file of a tree; null if none
/// is.
const DiffFile *findFile(llvm::ArrayRef<DiffFile> Files, llvm::StringRef Path);

/// \p Name as a diff has it, behind "+++ ", without quotes, C's escapes, and
/// what stands behind a tab.
std::string unquotedName(llvm::StringRef Name);

/// The CONFIG_ options, without that prefix, that changed lines of \p Files
/// name.
std::vector<std::string> optionsNamed(llvm::ArrayRef<DiffFile> Files);

} // namespace swapfold

#endif // SWAPFOLD_REWRITES_TEXT_UNIFIEDDIFF_H
