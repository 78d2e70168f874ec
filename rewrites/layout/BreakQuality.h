//===- BreakQuality.h - what a person thinks of line breaks ----*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_REWRITES_LAYOUT_BREAKQUALITY_H
#define SWAPFOLD_REWRITES_LAYOUT_BREAKQUALITY_H

#include "rewrites/layout/LineBreaks.h"
#include <optional>

namespace swapfold {

/// How little a maintainer would like \p New, which is \p Old with other line
/// breaks: of two texts the one with the lower number is better. Nothing if
/// a reader would not take it for an improvement: a break in front of an
/// operator, behind one that binds tighter than another on its line, between a
/// type and a variable, or behind a parenthesis that is not that of a plain
/// call.
std::optional<int> breakCost(llvm::StringRef Old, llvm::StringRef New,
                             const UnitLines &Place, const LineRules &Rules);

/// What breakCost() gives for one more line, and nothing to dislike in it.
constexpr int CostOfLine = 4;

/// \p New, which is \p Old with other line breaks, tidied where clang-format
/// does what kernel code does not: operands of an argument stand below one
/// another, and what was cut off a line of arguments goes on the next if it
/// fits there.
std::string tidyBreaks(llvm::StringRef Old, llvm::StringRef New,
                       const LineRules &Rules);

} // namespace swapfold

#endif // SWAPFOLD_REWRITES_LAYOUT_BREAKQUALITY_H
