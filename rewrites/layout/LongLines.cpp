//===- LongLines.cpp - lines that are too long ----------------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/layout/LongLines.h"
#include "rewrites/layout/Layout.h"
#include "llvm/Support/Regex.h"

using namespace clang;
using namespace llvm;

namespace swapfold {

unsigned widestLine(StringRef Text) {
  unsigned Max = 0;
  for (StringRef Line; !Text.empty();) {
    std::tie(Line, Text) = Text.split('\n');
    Max = std::max(Max, columnAfter(Line));
  }
  return Max;
}

bool anyWideLine(StringRef Code, unsigned Limit) {
  while (!Code.empty()) {
    auto [Line, Rest] = Code.split('\n');
    // A tab is at most 8 columns.
    if (Line.size() * 8 > Limit && columnAfter(Line) > Limit)
      return true;
    Code = Rest;
  }
  return false;
}

/// True if \p Line, of a directive that begins with \p Hash, is best left long.
static bool isExcusedDirective(const SourceLines &Lines, int Hash,
                               unsigned Line) {
  const std::vector<RawToken> &Tokens = Lines.tokens();
  int Name = Hash + 1;
  if (Name >= int(Tokens.size()) || !Lines.is(Name, "define"))
    return !(Lines.is(Name, "if") || Lines.is(Name, "elif"));
  // A constant, all on one line.
  int Macro = Name + 1;
  if (Macro + 1 >= int(Tokens.size()) ||
      (Tokens[Macro + 1].Kind == tok::l_paren &&
       Tokens[Macro + 1].Begin == Tokens[Macro].End))
    return false;
  return Tokens[Hash].Line == Line && !Lines.line(Line).ends_with("\\");
}

/// What cannot be broken, by its name.
static bool isExcusedMacro(StringRef Name) {
  return Name.starts_with("EXPORT_SYMBOL") || Name == "EFI_GUID" ||
         Name.contains("DEFINE_PER_CPU") || Name.starts_with("MODULE_");
}

/// True if the line of \p First is a row of a table: an element of a list next
/// to one that begins alike.
static bool isRow(const SourceLines &Lines, int First) {
  const std::vector<RawToken> &Tokens = Lines.tokens();
  LayoutUnit U = unitAround(Lines, First);
  if (!U.InList || U.First != First ||
      Tokens[U.Last].LastLine != Tokens[First].Line)
    return false;
  auto Same = [&](int Other) {
    return Other >= 0 && Other < int(Tokens.size()) &&
           Lines.text(Tokens[Other]) == Lines.text(Tokens[First]) &&
           Tokens[Other].Open == Tokens[First].Open;
  };
  unsigned Line = Tokens[First].Line;
  return Lines.text(Tokens[First]) != "." &&
         (Same(Lines.firstToken(Line + 1)) ||
          (Line && Same(Lines.firstToken(Line - 1))));
}

namespace {

/// What may be alike in rows that are calls.
struct CallRow {
  StringRef Function, LastArgument;
};

} // namespace

/// The call that is all of the statement on \p Line; empty if none is.
static CallRow callRow(const SourceLines &Lines, unsigned Line) {
  const std::vector<RawToken> &Tokens = Lines.tokens();
  int First = Lines.firstToken(Line), Last = Lines.lastCode(Line);
  if (Last <= First || Tokens[Last].Kind != tok::semi)
    return {};
  int Open = Tokens[Last - 1].Match;
  if (Tokens[Last - 1].Kind != tok::r_paren || Open <= First ||
      Tokens[Open].Open != Tokens[First].Open)
    return {};
  // A type before the name, an assignment or a return would be set off by a
  // blank.
  StringRef Function =
      Lines.code().slice(Tokens[First].Begin, Tokens[Open].Begin);
  if (Function.find_first_of(" \t") != StringRef::npos)
    return {};
  unsigned Begin = Tokens[Open].End;
  for (int I = Open + 1; I < Last - 1; ++I)
    if (Tokens[I].Kind == tok::comma && Tokens[I].Open == Open)
      Begin = Tokens[I].End;
  return {Function, Lines.code().slice(Begin, Tokens[Last - 1].Begin).trim()};
}

/// True if \p Line is a row of a table: a call among neighbours, at least three
/// with it, that all call the same function or all end with the same argument.
static bool isCallInTable(const SourceLines &Lines, unsigned Line) {
  const CallRow Row = callRow(Lines, Line);
  auto Alike = [&](StringRef CallRow::*Part) {
    if ((Row.*Part).empty())
      return false;
    auto Same = [&](unsigned Other) {
      return callRow(Lines, Other).*Part == Row.*Part;
    };
    unsigned First = Line, Last = Line;
    while (First && Same(First - 1))
      --First;
    while (Last + 1 < Lines.lineCount() && Same(Last + 1))
      ++Last;
    return Last - First >= 2;
  };
  return Alike(&CallRow::Function) || Alike(&CallRow::LastArgument);
}

bool isLongLine(const SourceLines &Lines, unsigned Line, unsigned Limit) {
  StringRef Text = Lines.line(Line);
  if (Text.size() * 8 <= Limit || columnAfter(Text) <= Limit ||
      Text.contains("://"))
    return false;
  const std::vector<RawToken> &Tokens = Lines.tokens();
  int First = Lines.firstToken(Line), Last = First - 1;
  while (Last + 1 < int(Tokens.size()) && Tokens[Last + 1].Line == Line)
    ++Last;
  if (Last < First) // inside a comment, or blanks
    return First > 0 && Tokens[First - 1].LastLine >= Line &&
           Text.count('|') <= 1; // a row of a table
  if (Tokens[First].InDirective) {
    int Hash = First;
    while (Hash > 0 && Tokens[Hash].Kind != tok::hash)
      --Hash;
    if (isExcusedDirective(Lines, Hash, Line))
      return false;
  }
  if (isExcusedMacro(Lines.text(Tokens[First])) || isRow(Lines, First) ||
      isCallInTable(Lines, Line))
    return false;
  auto EndColumn = [&](int I) {
    return Tokens[I].LastLine > Line ? columnAfter(Text)
                                     : Lines.columnOf(Tokens[I].End);
  };
  // A comment behind code that fits.
  int Code = Last;
  while (Code >= First && Tokens[Code].Kind == tok::comment)
    --Code;
  if (Code >= First && Code < Last && EndColumn(Code) <= Limit)
    return false;
  // A string that is itself too wide stays whole, so that it can be found by
  // grep.
  for (int I = First; I <= Last; ++I)
    if (tok::isStringLiteral(Tokens[I].Kind) && EndColumn(I) > Limit - 2)
      return false;
  return true;
}

bool isSummary(const SourceLines &Lines, unsigned Line) {
  static const Regex Named("^\\* [A-Za-z_0-9]+(\\(\\))? - ");
  auto Begins = [&](unsigned Number, StringRef With) {
    return Lines.line(Number).trim().starts_with(With);
  };
  return Begins(Line, "/**") ||
         (Line &&
          (Begins(Line - 1, "/**") ||
           (Begins(Line - 1, "/*") && Named.match(Lines.line(Line).trim()))));
}

bool isCommentRow(const SourceLines &Lines, unsigned Line) {
  // Some set two blanks behind a sentence.
  static const Regex Columns("[^ \t.:!?](\t|  )[ \t]*[^ \t*]");
  StringRef Text = Lines.line(Line).trim();
  return Text.consume_front("* ") && Columns.match(Text.trim());
}

std::vector<unsigned> longLines(const SourceLines &Lines, unsigned Limit) {
  std::vector<unsigned> Long;
  for (unsigned Line = 0; Line < Lines.lineCount(); ++Line)
    if (isLongLine(Lines, Line, Limit))
      Long.push_back(Line);
  return Long;
}

} // namespace swapfold
