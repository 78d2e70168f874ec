//===- Assertions.cpp - what an assertion says of an entry ----------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/flow/Assertions.h"
#include "rewrites/text/HeaderText.h"
#include "rewrites/text/NamePart.h"
#include "clang/Basic/SourceManager.h"

using namespace clang;
using namespace llvm;

namespace swapfold {

bool isAssertion(StringRef Macro) {
  Macro.consume_front("VM_");
  return Macro.consume_front("BUG_ON") &&
         (Macro.empty() || Macro.starts_with("_"));
}

std::optional<Assertion> assertionAround(SourceLocation Loc,
                                         const SourceManager &Sources) {
  if (!Loc.isMacroID())
    return std::nullopt;
  CharSourceRange Whole = Sources.getExpansionRange(Loc);
  auto [File, At] = Sources.getDecomposedLoc(Whole.getBegin());
  auto [EndFile, End] = Sources.getDecomposedLoc(Whole.getEnd());
  if (File != EndFile || End < At)
    return std::nullopt;
  StringRef Text = Sources.getBufferData(File).slice(At, End + 1);
  if (!isAssertion(Text.take_until([](char C) { return !isNamePart(C); })))
    return std::nullopt;
  std::vector<Token> Tokens = tokenize(Text);
  // Macro ( ! predicate ( argument ) [&& ! ...] [, ...] )
  if (Tokens.size() < 7 || !Tokens[1].is("("))
    return std::nullopt;
  Assertion Out;
  for (size_t I = 2; I + 4 < Tokens.size();) {
    if (!Tokens[I].is("!") || !Tokens[I + 2].is("("))
      return std::nullopt;
    Out.Predicates.push_back(Tokens[I + 1].Text);
    std::string Argument;
    I += 3;
    for (unsigned Depth = 1; I < Tokens.size(); ++I) {
      Depth += Tokens[I].is("(") ? 1 : Tokens[I].is(")") ? -1 : 0;
      if (Depth == 0)
        break;
      Argument += Tokens[I].Text;
    }
    if (Argument.empty() || (!Out.Subject.empty() && Argument != Out.Subject))
      return std::nullopt;
    Out.Subject = Argument;
    if (++I >= Tokens.size())
      return std::nullopt;
    if (Tokens[I].is(")") || Tokens[I].is(","))
      return Out;
    if (!Tokens[I++].is("&&"))
      return std::nullopt;
  }
  return std::nullopt;
}

} // namespace swapfold
