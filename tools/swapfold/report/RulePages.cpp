//===- RulePages.cpp - what is written about a rule -----------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "tools/swapfold/report/RulePages.h"
#include <utility>

using namespace llvm;

namespace swapfold {

static constexpr std::pair<llvm::StringLiteral, llvm::StringLiteral>
    Summaries[] = {
#define SWAPFOLD_RULE(NAME, ID, SPEAKS, SUMMARY) {NAME, SUMMARY},
#include "checks/Rules.def"
};

static constexpr std::pair<llvm::StringLiteral, llvm::StringLiteral> Pages[] = {
#include "tools/swapfold/report/RulePages.inc"
};

template <size_t N>
static StringRef
find(const std::pair<llvm::StringLiteral, llvm::StringLiteral> (&In)[N],
     StringRef Rule) {
  for (const auto &[Name, Text] : In)
    if (Name == Rule)
      return Text;
  return "";
}

StringRef ruleSummary(StringRef Rule) { return find(Summaries, Rule); }

StringRef rulePage(StringRef Rule) { return find(Pages, Rule); }

} // namespace swapfold
