//===- SourceLines.cpp - a file's lines and raw tokens --------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/layout/SourceLines.h"
#include "rewrites/layout/Layout.h"
#include "clang/Basic/LangOptions.h"
#include "clang/Lex/Lexer.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringSwitch.h"
#include <algorithm>

using namespace clang;
using namespace llvm;

namespace swapfold {

SourceLines::SourceLines(StringRef Code, bool IsCPlusPlus) : Code(Code) {
  Starts.push_back(0);
  for (size_t At = Code.find('\n'); At != StringRef::npos;
       At = Code.find('\n', At + 1))
    if (At + 1 < Code.size())
      Starts.push_back(At + 1);
  lex(IsCPlusPlus);
  match();
}

void SourceLines::lex(bool IsCPlusPlus) {
  // The lexer wants a NUL behind the text, which a buffer has and a part of one
  // has not.
  std::string Buffer = Code.str();
  LangOptions Lang;
  Lang.C99 = Lang.LineComment = true;
  Lang.CPlusPlus = Lang.CPlusPlus11 = Lang.RawStringLiterals = IsCPlusPlus;
  Lexer Lex(SourceLocation(), Lang, Buffer.data(), Buffer.data(),
            Buffer.data() + Buffer.size());
  Lex.SetCommentRetentionState(true);
  clang::Token Tok;
  bool InDirective = false;
  unsigned Line = 0;
  for (Lex.LexFromRawLexer(Tok); Tok.isNot(tok::eof);
       Lex.LexFromRawLexer(Tok)) {
    if (Tok.isAtStartOfLine())
      InDirective = Tok.is(tok::hash);
    RawToken T;
    T.Kind = Tok.getKind();
    T.Begin = Tok.getLocation().getRawEncoding();
    T.End = T.Begin + Tok.getLength();
    while (Line + 1 < Starts.size() && Starts[Line + 1] <= T.Begin)
      ++Line;
    T.Line = Line;
    T.LastLine = Line + Code.slice(T.Begin, T.End).count('\n');
    T.InDirective = InDirective;
    Tokens.push_back(T);
  }
}

/// Finds what brackets belong together. The branches of an #if all begin with
/// what was open before it; a directive has brackets of its own.
void SourceLines::match() {
  std::vector<int> Stack, Outside;
  std::vector<std::vector<int>> Ifs;
  bool WasInDirective = false;
  for (int I = 0; I < int(Tokens.size()); ++I) {
    RawToken &T = Tokens[I];
    if (WasInDirective && (!T.InDirective || T.Kind == tok::hash))
      Stack = Outside;
    if (T.InDirective && (!WasInDirective || T.Kind == tok::hash)) {
      StringRef Name =
          I + 1 < int(Tokens.size()) ? text(Tokens[I + 1]) : StringRef();
      if (Name.starts_with("if")) {
        Ifs.push_back(Stack);
      } else if (Name.starts_with("el") && !Ifs.empty()) {
        Stack = Ifs.back();
      } else if (Name == "endif" && !Ifs.empty()) {
        Ifs.pop_back();
      }
      Outside = std::move(Stack);
      Stack.clear();
    }
    WasInDirective = T.InDirective;
    // Whatever went wrong above, a function ends here.
    if (T.Kind == tok::r_brace && !T.InDirective && columnOf(T.Begin) == 0)
      while (Stack.size() > 1)
        Stack.pop_back();
    T.Open = Stack.empty() ? -1 : Stack.back();
    switch (T.Kind) {
    case tok::l_paren:
    case tok::l_square:
    case tok::l_brace:
      Stack.push_back(I);
      break;
    case tok::r_paren:
    case tok::r_square:
    case tok::r_brace: {
      tok::TokenKind Partner = T.Kind == tok::r_paren    ? tok::l_paren
                               : T.Kind == tok::r_square ? tok::l_square
                                                         : tok::l_brace;
      if (!Stack.empty() && Tokens[Stack.back()].Kind == Partner) {
        T.Match = Stack.back();
        Tokens[Stack.back()].Match = I;
        Stack.pop_back();
      }
      break;
    }
    default:
      break;
    }
  }
}

unsigned SourceLines::lineOf(unsigned Offset) const {
  return std::upper_bound(Starts.begin(), Starts.end(), Offset) -
         Starts.begin() - 1;
}

StringRef SourceLines::line(unsigned Line) const {
  unsigned End = Line + 1 < Starts.size() ? Starts[Line + 1] : Code.size();
  return Code.slice(Starts[Line], End).rtrim("\r\n");
}

unsigned SourceLines::columnOf(unsigned Offset) const {
  return columnAfter(Code.slice(Starts[lineOf(Offset)], Offset));
}

int SourceLines::firstToken(unsigned Line) const {
  if (Line >= lineCount())
    return Tokens.size();
  return llvm::partition_point(
             Tokens,
             [&](const RawToken &T) { return T.Begin < Starts[Line]; }) -
         Tokens.begin();
}

int SourceLines::lastCode(unsigned Line) const {
  int I = firstToken(Line + 1) - 1;
  while (I >= 0 && Tokens[I].Kind == tok::comment)
    --I;
  return I;
}

int SourceLines::previous(int I) const {
  bool InDirective = Tokens[I].InDirective;
  for (--I; I >= 0; --I)
    if (Tokens[I].Kind != tok::comment &&
        (InDirective || !Tokens[I].InDirective))
      return I;
  return -1;
}

int SourceLines::next(int I) const {
  bool InDirective = Tokens[I].InDirective;
  for (++I; I < int(Tokens.size()); ++I)
    if (Tokens[I].Kind != tok::comment &&
        (InDirective || !Tokens[I].InDirective))
      return I;
  return -1;
}

bool SourceLines::opensCondition(int I) const {
  int Before = Tokens[I].Kind == tok::l_paren ? previous(I) : -1;
  return is(Before, "if") || is(Before, "while") || is(Before, "switch");
}

bool SourceLines::opensList(int I) const {
  if (Tokens[I].Kind != tok::l_brace)
    return false;
  int Before = previous(I);
  if (Before < 0)
    return false;
  switch (Tokens[Before].Kind) {
  case tok::equal:
  case tok::comma:
  case tok::r_square:
    return true;
  case tok::l_brace:
    return opensList(Before);
  case tok::raw_identifier:
    return is(Before, "enum") || is(Before, "return") ||
           is(previous(Before), "enum");
  default:
    return false;
  }
}

/// True if \p I, met on the way back or forth, ends what stands before it.
static bool endsUnit(const SourceLines &Lines, int I) {
  const RawToken &T = Lines.tokens()[I];
  int Open = T.Open;
  switch (T.Kind) {
  case tok::semi:
    return Open < 0 || Lines.tokens()[Open].Kind == tok::l_brace;
  case tok::l_brace:
    return true;
  case tok::comma:
    return Open >= 0 && Lines.opensList(Open);
  case tok::r_paren: {
    int Before = T.Match < 0 ? -1 : Lines.previous(T.Match);
    return Lines.is(Before, "if") || Lines.is(Before, "while") ||
           Lines.is(Before, "for") || Lines.is(Before, "switch");
  }
  default:
    return Lines.is(I, "do") ||
           (Lines.is(I, "else") && !Lines.is(Lines.next(I), "if"));
  }
}

LayoutUnit unitAround(const SourceLines &Lines, int I) {
  const std::vector<RawToken> &Tokens = Lines.tokens();
  LayoutUnit U{I, I};
  for (int B = Lines.previous(I); B >= 0; B = Lines.previous(B)) {
    const RawToken &T = Tokens[B];
    if (T.Kind == tok::r_brace && !(T.Match >= 0 && Tokens[T.Match].Open >= 0 &&
                                    Lines.opensList(T.Match)))
      break;
    if (endsUnit(Lines, B))
      break;
    if (T.Match >= 0 && T.Match < B)
      B = T.Match;
    U.First = B;
  }
  for (int F = I; F >= 0; F = Lines.next(F)) {
    const RawToken &T = Tokens[F];
    if (T.Kind == tok::r_brace)
      break;
    U.Last = F;
    if (endsUnit(Lines, F) && F >= I)
      break;
    if (T.Match > F) {
      F = T.Match;
      U.Last = F;
      if (endsUnit(Lines, F))
        break;
    }
  }
  int Open = Tokens[U.First].Open;
  U.InList = Open >= 0 && Lines.opensList(Open);
  return U;
}

} // namespace swapfold
