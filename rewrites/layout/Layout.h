//===- Layout.h - line breaks around an edit --------------------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A statement keeps its line breaks unless an edit makes one of its lines too
// long, or makes a broken statement fit on one line. clang-format, with the
// tree's own style, breaks lines. Where breaks stay, what follows an edited
// line is aligned with the parenthesis that is open there.
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_REWRITES_LAYOUT_LAYOUT_H
#define SWAPFOLD_REWRITES_LAYOUT_LAYOUT_H

#include "rewrites/edit/Finding.h"
#include "clang/Format/Format.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"

namespace swapfold {

/// The column that \p Text ends at if it starts at column \p Column; a tab goes
/// to the next multiple of 8.
unsigned columnAfter(llvm::StringRef Text, unsigned Column = 0);

/// \p Text with each break of a line, and the blanks around it, made one blank;
/// none behind an open and before a close parenthesis.
std::string onOneLine(llvm::StringRef Text);

class Layout {
public:
  /// \p Style is the one that StyleLookup has for the file. With \p Strict no
  /// line is left too wide if a break can help, however that reads.
  Layout(clang::format::FormatStyle Style, llvm::StringRef Code,
         bool Strict = false)
      : Code(Code), Style(std::move(Style)), Strict(Strict) {}

  /// \p Edits, which are of one finding and do not overlap, adjusted so that
  /// the statements \p Units (ranges before the edit, also disjoint) are laid
  /// out well after it. Edits outside of all units stay as they are.
  std::vector<Edit> fit(std::vector<Edit> Edits,
                        llvm::ArrayRef<FileRange> Units) const;

  unsigned columnLimit() const { return Style.ColumnLimit; }

private:
  std::string refit(llvm::StringRef Before, const FileRange &LayoutUnit,
                    const std::string &After,
                    llvm::ArrayRef<Edit> Others) const;
  std::string reflow(const FileRange &LayoutUnit, llvm::StringRef After,
                     llvm::ArrayRef<Edit> Others,
                     const clang::format::FormatStyle &Style) const;
  std::string align(llvm::StringRef Before, const FileRange &LayoutUnit,
                    llvm::StringRef After) const;
  unsigned limit() const { return Style.ColumnLimit ? Style.ColumnLimit : 80; }
  unsigned widest(const FileRange &LayoutUnit, llvm::StringRef Text) const;

  llvm::StringRef Code;
  clang::format::FormatStyle Style;
  bool Strict;
};

} // namespace swapfold

#endif // SWAPFOLD_REWRITES_LAYOUT_LAYOUT_H
