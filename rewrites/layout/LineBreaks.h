//===- LineBreaks.h - long lines of a statement, broken --------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// clang-format, with the tree's own style, finds the breaks. It sees one
// statement, and the breaks that a person made there stay.
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_REWRITES_LAYOUT_LINEBREAKS_H
#define SWAPFOLD_REWRITES_LAYOUT_LINEBREAKS_H

#include "rewrites/layout/SourceLines.h"
#include "clang/Format/Format.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/Support/Error.h"
#include <string>

namespace swapfold {

/// What lines are laid out for.
struct LineRules {
  clang::format::FormatStyle Style;
  unsigned Limit; ///< columns
  bool IsCPlusPlus;
  /// Says whether a name is, or was, one of a macro.
  llvm::function_ref<bool(llvm::StringRef)> IsMacro;
};

/// Whole lines of a file: those that a unit stands on.
struct UnitLines {
  unsigned Begin, End; ///< offsets; End is behind the last newline
  unsigned Depth;      ///< tabs before the first line
  bool InList;         ///< it is an element of a list in braces
};

/// The lines of \p U, or, as a clause, why they are best left as they are.
llvm::Expected<UnitLines> linesOf(const SourceLines &Lines,
                                  const LayoutUnit &U);

/// The text of \p Place, which reads \p Text, with its long lines broken, or
/// why not. It differs in white space only, no line becomes wider than \p Rules
/// allow, and a line that fits stays one line.
llvm::Expected<std::string> breakLongLines(llvm::StringRef Text,
                                           const UnitLines &Place,
                                           const LineRules &Rules);

} // namespace swapfold

#endif // SWAPFOLD_REWRITES_LAYOUT_LINEBREAKS_H
