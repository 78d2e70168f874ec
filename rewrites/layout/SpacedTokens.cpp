//===- SpacedTokens.cpp - tokens and the blanks before them ---------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/layout/SpacedTokens.h"
#include "rewrites/layout/SourceLines.h"
#include "rewrites/text/Failure.h"

using namespace llvm;

namespace swapfold {

SpacedTokens spaced(StringRef Text, bool IsCPlusPlus) {
  SourceLines Lines(Text, IsCPlusPlus);
  SpacedTokens Out;
  unsigned At = 0;
  for (const RawToken &T : Lines.tokens()) {
    if (Lines.text(T) == KeepBreak) {
      At = T.End;
      continue;
    }
    Out.Tokens.push_back(Lines.text(T));
    Out.Gaps.push_back({Text.slice(At, T.Begin)});
    At = T.End;
  }
  Out.Gaps.push_back({Text.drop_front(At)});
  return Out;
}

Error notWhiteSpace() {
  return failure("breaking it would change more than white space");
}

} // namespace swapfold
