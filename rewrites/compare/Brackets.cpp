//===- Brackets.cpp - do a text's brackets close --------------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/compare/Brackets.h"
#include "rewrites/text/HeaderText.h"
#include "rewrites/text/Lines.h"
#include "llvm/ADT/ArrayRef.h"
#include <vector>

using namespace llvm;

namespace swapfold {

namespace {

using Open = std::vector<const Token *>;

/// One #if: what was open before it, and after its first branch.
struct Conditional {
  Open Before;
  std::optional<Open> AfterFirst;
};

} // namespace

/// Opens or closes \p T in \p Stack; false if it closes what is not open.
static bool step(const Token &T, Open &Stack) {
  if (T.Kind != Token::Punctuator)
    return true;
  if (T.is("(") || T.is("[") || T.is("{")) {
    Stack.push_back(&T);
    return true;
  }
  StringRef Partner = T.is(")") ? "(" : T.is("]") ? "[" : T.is("}") ? "{" : "";
  if (Partner.empty())
    return true;
  if (Stack.empty() || !Stack.back()->is(Partner))
    return false;
  Stack.pop_back();
  return true;
}

/// The first odd token of a macro's definition.
static const Token *inMacro(ArrayRef<Token> Definition) {
  Open Stack;
  for (const Token &T : Definition)
    if (!step(T, Stack))
      return &T;
  return Stack.empty() ? nullptr : Stack.back();
}

static const Token *find(ArrayRef<Token> Tokens) {
  Open Stack;
  std::vector<Conditional> Ifs;
  for (size_t I = 0; I < Tokens.size();) {
    const Token &T = Tokens[I];
    if (!T.StartsLine || !T.is("#")) {
      if (!step(T, Stack))
        return &T;
      ++I;
      continue;
    }
    size_t End = I + 1;
    while (End < Tokens.size() && !Tokens[End].StartsLine)
      ++End;
    StringRef Name = End > I + 1 ? StringRef(Tokens[I + 1].Text) : "";
    if (Name.starts_with("if")) {
      Ifs.push_back({Stack, std::nullopt});
    } else if (Name.starts_with("el") && !Ifs.empty()) {
      if (!Ifs.back().AfterFirst)
        Ifs.back().AfterFirst = Stack;
      Stack = Ifs.back().Before;
    } else if (Name == "endif" && !Ifs.empty()) {
      // Every branch leaves as much open as the first, or the text is odd in a
      // way that is not ours to judge.
      if (Ifs.back().AfterFirst)
        Stack = *Ifs.back().AfterFirst;
      Ifs.pop_back();
    } else if (Name == "define") {
      if (const Token *Odd = inMacro(Tokens.slice(I, End - I)))
        return Odd;
    }
    I = End;
  }
  return Stack.empty() ? nullptr : Stack.back();
}

std::optional<OddBracket> oddBracket(StringRef Text) {
  std::vector<Token> Tokens = tokenize(Text);
  const Token *Odd = find(Tokens);
  if (!Odd)
    return std::nullopt;
  return OddBracket{lineNumber(Text, Odd->Offset), Odd->Text};
}

} // namespace swapfold
