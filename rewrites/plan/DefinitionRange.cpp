//===- DefinitionRange.cpp - what goes when a definition goes -------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/plan/DefinitionRange.h"
#include "rewrites/text/Lines.h"
#include "llvm/ADT/STLExtras.h"

using namespace llvm;

namespace swapfold {

/// The directive that \p Line is, or empty.
static StringRef directive(StringRef Line) {
  Line = Line.trim();
  if (!Line.consume_front("#"))
    return "";
  return Line.ltrim().take_while([](char C) { return C >= 'a' && C <= 'z'; });
}

/// Takes one of two blank lines that would meet, and a blank line that would
/// stand at the edge of an #if branch.
static LineRange withBlankLine(StringRef Text, LineRange R) {
  StringRef Before =
      Text.slice(lineBegin(Text, R.Begin ? R.Begin - 1 : 0), R.Begin);
  StringRef After = Text.slice(R.End, nextLine(Text, R.End));
  auto Blank = [](StringRef Line) { return Line.trim().empty(); };
  StringRef Opens = directive(Before), Closes = directive(After);
  bool AtStart =
      Before.empty() || Opens.starts_with("if") || Opens.starts_with("el");
  bool AtEnd = After.empty() || Closes == "endif" || Closes.starts_with("el");
  if (!Before.empty() && Blank(Before) && (AtEnd || Blank(After)))
    R.Begin -= Before.size();
  else if (AtStart && !After.empty() && Blank(After))
    R.End += After.size();
  return R;
}

std::optional<LineRange> definitionRange(StringRef Text,
                                         const HeaderFunction &F) {
  LineRange R{lineBegin(Text, F.Begin), nextLine(Text, F.End)};
  if (!Text.slice(R.Begin, F.Begin).trim().empty())
    return std::nullopt;
  std::vector<Token> Tokens = tokenize(Text, /*KeepComments=*/true);
  auto Next =
      find_if(Tokens, [&](const Token &T) { return T.Offset >= F.End; });
  for (; Next != Tokens.end() && Next->Offset < R.End; ++Next) {
    if (Next->Kind != Token::Comment)
      return std::nullopt;
    R.End = nextLine(Text, Next->end() - 1);
  }
  // A comment above belongs to all that follows it without a blank line.
  StringRef After = Text.slice(R.End, nextLine(Text, R.End)).trim();
  if (After.empty() || !directive(After).empty())
    for (const Token &T : reverse(Tokens)) {
      if (T.Offset >= R.Begin)
        continue;
      if (T.Kind != Token::Comment || !T.StartsLine ||
          nextLine(Text, T.end() - 1) != R.Begin)
        break;
      R.Begin = lineBegin(Text, T.Offset);
    }
  return withBlankLine(Text, R);
}

std::optional<LineRange> emptyConditionalAt(StringRef Text, unsigned Offset) {
  struct Open {
    unsigned Begin;
    bool Empty;
  };
  std::vector<Open> Stack;
  std::vector<Token> Tokens = tokenize(Text, /*KeepComments=*/true);
  auto Fill = [&] {
    for (Open &O : Stack)
      O.Empty = false;
  };
  for (size_t I = 0; I < Tokens.size();) {
    if (!Tokens[I].StartsLine || !Tokens[I].is("#")) {
      Fill();
      ++I;
      continue;
    }
    unsigned Begin = lineBegin(Text, Tokens[I].Offset);
    StringRef Name = I + 1 < Tokens.size() ? Tokens[I + 1].Text : StringRef();
    unsigned End = 0;
    do
      End = Tokens[I].end();
    while (++I < Tokens.size() && !Tokens[I].StartsLine);
    if (Name.starts_with("if")) {
      // An empty one inside goes first, and then this is looked at again.
      Fill();
      Stack.push_back({Begin, true});
    } else if (Name == "endif" && !Stack.empty()) {
      Open Closed = Stack.back();
      Stack.pop_back();
      LineRange R{Closed.Begin, nextLine(Text, End - 1)};
      if (Closed.Empty && R.Begin <= Offset && Offset <= R.End)
        return withBlankLine(Text, R);
    } else if (!Name.starts_with("el")) {
      Fill();
    }
  }
  return std::nullopt;
}

} // namespace swapfold
