//===- Assertions.cpp - what an assertion says of an entry ----------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/sites/Assertions.h"
#include "rewrites/text/HeaderText.h"

using namespace clang;
using namespace llvm;

namespace swapfold {

/// BUG_ON, VM_BUG_ON, and those that also print what they are given, such as
/// VM_BUG_ON_PAGE. DEBUG_BUG_ON() may be anything.
static bool isAssertion(StringRef Macro) {
  Macro.consume_front("VM_");
  return Macro.consume_front("BUG_ON") &&
         (Macro.empty() || Macro.starts_with("_"));
}

std::optional<std::set<std::string>> assertedBy(const Stmt &S,
                                                const Expr &Subject,
                                                const EntryFamily &Family,
                                                const EditPolicy &Policy) {
  SourceLocation Begin = S.getBeginLoc();
  if (!Begin.isMacroID())
    return std::nullopt;
  const SourceManager &SM = Policy.sources();
  CharSourceRange Whole = SM.getExpansionRange(S.getSourceRange());
  auto [File, At] = SM.getDecomposedLoc(Whole.getBegin());
  auto [EndFile, End] = SM.getDecomposedLoc(Whole.getEnd());
  if (File != EndFile || End < At)
    return std::nullopt;
  std::vector<Token> Tokens =
      tokenize(Policy.fileText(File).slice(At, End + 1));
  // Macro ( ! predicate ( argument ) [&& ! ...] [, ...] )
  if (Tokens.size() < 7 || !isAssertion(Tokens[0].Text) || !Tokens[1].is("("))
    return std::nullopt;
  std::string SubjectText;
  for (const Token &T : tokenize(Policy.spelling(Subject.getSourceRange())))
    SubjectText += T.Text;
  std::optional<std::set<std::string>> Out;
  for (size_t I = 2; I + 4 < Tokens.size();) {
    if (!Tokens[I].is("!") || !Tokens[I + 2].is("("))
      return std::nullopt;
    const KindSet *Accepted = Family.accepts(Tokens[I + 1].Text);
    if (!Accepted || Accepted->Types.empty())
      return std::nullopt;
    std::string Argument;
    I += 3;
    for (unsigned Depth = 1; I < Tokens.size(); ++I) {
      Depth += Tokens[I].is("(") ? 1 : Tokens[I].is(")") ? -1 : 0;
      if (Depth == 0)
        break;
      Argument += Tokens[I].Text;
    }
    if (SubjectText.empty() || Argument != SubjectText)
      return std::nullopt;
    if (!Out)
      Out.emplace();
    Out->insert(Accepted->Types.begin(), Accepted->Types.end());
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
