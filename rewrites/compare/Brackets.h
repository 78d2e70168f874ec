//===- Brackets.h - do a text's brackets close ------------------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_REWRITES_COMPARE_BRACKETS_H
#define SWAPFOLD_REWRITES_COMPARE_BRACKETS_H

#include "llvm/ADT/StringRef.h"
#include <optional>
#include <string>

namespace swapfold {

/// The first bracket of \p Text that has no partner.
struct OddBracket {
  unsigned Line;
  std::string Bracket;
};

/// Pairs the brackets of a C text, in every #if branch and every macro: all
/// that can be said of a file that nothing here can parse.
std::optional<OddBracket> oddBracket(llvm::StringRef Text);

} // namespace swapfold

#endif // SWAPFOLD_REWRITES_COMPARE_BRACKETS_H
