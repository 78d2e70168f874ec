//===- WhiteSpaceEdits.cpp - edits of white space only --------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/layout/WhiteSpaceEdits.h"
#include "rewrites/layout/SpacedTokens.h"
#include "rewrites/text/Failure.h"

using namespace clang;
using namespace llvm;

namespace swapfold {

/// True if white space before \p I, where none was, or the reverse, is seen by
/// a macro that makes a string of its argument.
static bool isSeenByMacro(const SourceLines &Lines, int I,
                          const LineRules &Rules) {
  const std::vector<RawToken> &Tokens = Lines.tokens();
  // What stands first in an argument is of no matter.
  int Open = Tokens[I].Open;
  if (Open >= 0 && Lines.previous(I) == Open)
    Open = Tokens[Open].Open;
  for (; Open >= 0; Open = Tokens[Open].Open) {
    int Name = Lines.previous(Open);
    if (Tokens[Open].Kind == tok::l_paren && Name >= 0 &&
        Tokens[Name].Kind == tok::raw_identifier &&
        Rules.IsMacro(Lines.text(Tokens[Name])))
      return true;
  }
  return false;
}

Expected<std::vector<Edit>> whiteSpaceEdits(const SourceLines &Lines,
                                            const UnitLines &Place,
                                            StringRef Text,
                                            const LineRules &Rules) {
  StringRef Was = Lines.code().slice(Place.Begin, Place.End);
  SpacedTokens Old = spaced(Was, Rules.IsCPlusPlus);
  SpacedTokens New = spaced(Text, Rules.IsCPlusPlus);
  if (Old.Tokens != New.Tokens)
    return notWhiteSpace();
  std::vector<Edit> Edits;
  int First = Lines.firstToken(Lines.lineOf(Place.Begin));
  for (size_t I = 0; I < Old.Gaps.size(); ++I) {
    StringRef Before = Old.Gaps[I].Space, After = New.Gaps[I].Space;
    if (Before == After)
      continue;
    if (!Before.trim().empty() || !After.trim().empty())
      return notWhiteSpace();
    if (Before.empty() != After.empty() && I < Old.Tokens.size() &&
        isSeenByMacro(Lines, First + I, Rules))
      return failure("a macro's argument would get another white space");
    unsigned Begin = Before.begin() - Lines.code().begin();
    Edits.push_back(
        {{FileID(), Begin, unsigned(Begin + Before.size())}, After.str()});
  }
  return Edits;
}

} // namespace swapfold
