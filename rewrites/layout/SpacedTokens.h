//===- SpacedTokens.h - tokens and the blanks before them -------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_REWRITES_LAYOUT_SPACEDTOKENS_H
#define SWAPFOLD_REWRITES_LAYOUT_SPACEDTOKENS_H

#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include <vector>

namespace swapfold {

/// What stands before a token: white space, or nothing.
struct Gap {
  llvm::StringRef Space;
  bool breaks() const { return Space.contains('\n'); }
};

/// The tokens of a text, and the gaps before them; the last gap is behind them.
struct SpacedTokens {
  std::vector<llvm::StringRef> Tokens;
  std::vector<Gap> Gaps;
};

/// A comment that makes clang-format keep the break behind it.
constexpr char KeepBreak[] = "//";

/// The tokens of \p Text, which must outlive the result, without those that
/// are KeepBreak.
SpacedTokens spaced(llvm::StringRef Text, bool IsCPlusPlus);

/// Says that two texts differ in more than white space.
llvm::Error notWhiteSpace();

} // namespace swapfold

#endif // SWAPFOLD_REWRITES_LAYOUT_SPACEDTOKENS_H
