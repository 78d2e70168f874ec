//===- DefinitionRange.h - what goes when a definition goes -----*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_REWRITES_PLAN_DEFINITIONRANGE_H
#define SWAPFOLD_REWRITES_PLAN_DEFINITIONRANGE_H

#include "rewrites/text/HeaderText.h"
#include <optional>

namespace swapfold {

/// Whole lines of a text, as offsets.
struct LineRange {
  unsigned Begin = 0;
  unsigned End = 0;
};

/// The lines of \p F in \p Text, with the comment that belongs to it and one
/// blank line beside it. Nothing if it shares a line with other code.
std::optional<LineRange> definitionRange(llvm::StringRef Text,
                                         const HeaderFunction &F);

/// The innermost #if to #endif around \p Offset, if there is nothing in any of
/// its branches, with one blank line beside it.
std::optional<LineRange> emptyConditionalAt(llvm::StringRef Text,
                                            unsigned Offset);

} // namespace swapfold

#endif // SWAPFOLD_REWRITES_PLAN_DEFINITIONRANGE_H
