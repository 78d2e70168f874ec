//===- MacroBody.cpp - what a #define spells out --------------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/text/MacroBody.h"
#include "rewrites/text/HeaderText.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/STLExtras.h"

using namespace llvm;

namespace swapfold {

StringRef directiveAt(StringRef Code, size_t Offset) {
  auto Continued = [&](size_t Newline) {
    return Code.take_front(Newline).rtrim(" \t\r").ends_with("\\");
  };
  size_t Begin = Code.take_front(Offset).rfind('\n');
  while (Begin != StringRef::npos && Continued(Begin))
    Begin = Code.take_front(Begin).rfind('\n');
  size_t End = Code.find('\n', Offset);
  while (End != StringRef::npos && Continued(End))
    End = Code.find('\n', End + 1);
  return Code.slice(Begin + 1, End); // npos + 1 is 0
}

StringRef macroBodyAt(StringRef Code, size_t Offset) {
  StringRef Line = directiveAt(Code, Offset);
  std::vector<Token> Tokens = tokenize(Line);
  if (Tokens.size() < 4 || !Tokens[0].is("#") || !Tokens[1].is("define"))
    return "";
  size_t Last = 2; // of the name and its parameters
  if (Tokens[3].is("(") && Tokens[3].Offset == Tokens[2].end())
    while (Last + 1 < Tokens.size() && !Tokens[Last].is(")"))
      ++Last;
  return Line.drop_front(Tokens[Last].end());
}

static bool isOneOf(const Token &T, ArrayRef<StringRef> Spellings) {
  return any_of(Spellings, [&](StringRef S) { return T.is(S); });
}

/// True if \p Text begins with a parenthesis that ends with it.
static bool isInParentheses(StringRef Text) {
  std::vector<Token> Tokens = tokenize(Text);
  int Depth = 0;
  for (size_t I = 0; I < Tokens.size(); ++I) {
    Depth += Tokens[I].is("(") ? 1 : Tokens[I].is(")") ? -1 : 0;
    if (Depth == 0)
      return I + 1 == Tokens.size() && Tokens[I].is(")");
  }
  return false;
}

bool isOneOperand(StringRef Body, StringRef Part) {
  size_t Begin = Part.begin() - Body.begin();
  std::vector<Token> Before = tokenize(Body.take_front(Begin));
  std::vector<Token> Behind = tokenize(Body.drop_front(Begin + Part.size()));
  constexpr StringRef Openers[] = {"(", "{", "[",  ",",  ";",     "=",
                                   "?", ":", "||", "&&", "return"};
  constexpr StringRef Closers[] = {")", "}", "]",  ",", ";",
                                   "?", ":", "||", "&&"};
  // Behind a name they would be a call's.
  if (isInParentheses(Part))
    return Before.empty() || isOneOf(Before.back(), Openers) ||
           (Before.back().Kind == Token::Punctuator &&
            !isOneOf(Before.back(), {")", "]", "}"}));
  return !Before.empty() && !Behind.empty() &&
         isOneOf(Before.back(), Openers) && isOneOf(Behind.front(), Closers);
}

} // namespace swapfold
