//===- Layout.cpp - line breaks around an edit ----------------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/layout/Layout.h"
#include "rewrites/layout/Alignment.h"
#include "rewrites/layout/KeptText.h"
#include "rewrites/text/Compat.h"
#include "rewrites/text/HeaderText.h"
#include "rewrites/text/Lines.h"
#include "clang/Tooling/Core/Replacement.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/Support/VirtualFileSystem.h"
#include <algorithm>

using namespace clang;
using namespace llvm;

namespace swapfold {

/// What checkpatch.pl allows where breaking a line makes it no better.
static constexpr unsigned HardLimit = 100;

unsigned columnAfter(StringRef Text, unsigned Column) {
  for (char C : Text)
    if (C == '\t')
      Column = (Column / 8 + 1) * 8;
    else if ((C & 0xC0) != 0x80 && C != '\r') // not a UTF-8 continuation
      ++Column;
  return Column;
}

/// The widest line of \p Text standing in place of \p Unit.
unsigned Layout::widest(const FileRange &LayoutUnit, StringRef Text) const {
  std::string Lines =
      (Code.slice(lineBegin(Code, LayoutUnit.Begin), LayoutUnit.Begin) + Text +
       Code.slice(LayoutUnit.End, lineEnd(Code, LayoutUnit.End)))
          .str();
  SmallVector<StringRef> Split;
  StringRef(Lines).split(Split, '\n');
  unsigned Max = 0;
  for (StringRef Line : Split)
    Max = std::max(Max, columnAfter(Line));
  return Max;
}

std::string onOneLine(StringRef Text) {
  std::string Out;
  for (size_t I = 0; I < Text.size(); ++I) {
    if (!isSpace(Text[I])) {
      Out += Text[I];
      continue;
    }
    size_t End = std::min(Text.find_if_not(isSpace, I), Text.size());
    StringRef Run = Text.slice(I, End);
    if (!Run.contains('\n'))
      Out += Run;
    else if (!Out.empty() && Out.back() != '(' && Out.back() != '!' &&
             End < Text.size() && Text[End] != ')')
      Out += ' ';
    I = End - 1;
  }
  return Out;
}

/// The lines around \p Unit from behind one brace that closes at a line's start
/// up to the next one: about its function. clang-format's time grows with what
/// it reads, but not its choice within a function.
static FileRange functionAround(StringRef Code, const FileRange &Unit) {
  // That a comment turns clang-format off may stand anywhere before.
  if (Code.contains("clang-format off"))
    return {Unit.File, 0, unsigned(Code.size())};
  size_t Before = Code.take_front(Unit.Begin).rfind("\n}");
  size_t Behind = Code.find("\n}", Unit.End);
  return {Unit.File, Before == StringRef::npos ? 0 : lineEnd(Code, Before + 1),
          Behind == StringRef::npos ? unsigned(Code.size())
                                    : lineEnd(Code, Behind + 1)};
}

/// \p After, which stands in place of \p Unit, broken anew. The edits around it
/// are made too: braces may be among them.
std::string Layout::reflow(const FileRange &LayoutUnit, StringRef After,
                           ArrayRef<Edit> Others,
                           const format::FormatStyle &Style) const {
  std::string New;
  FileRange Around = functionAround(Code, LayoutUnit);
  unsigned At = Around.Begin, Begin = 0, Length = After.size();
  auto Append = [&](unsigned Upto) {
    New += Code.slice(At, Upto);
    At = Upto;
  };
  auto AppendUnit = [&] {
    Append(LayoutUnit.Begin);
    Begin = New.size();
    New += After;
    At = LayoutUnit.End;
  };
  bool Done = false;
  for (const Edit &E : Others) {
    if (E.Range.Begin < Around.Begin || E.Range.End > Around.End)
      continue;
    if (!Done && E.Range.Begin >= LayoutUnit.End) {
      AppendUnit();
      Done = true;
    }
    Append(E.Range.Begin);
    New += E.Text;
    At = E.Range.End;
  }
  if (!Done)
    AppendUnit();
  Append(Around.End);
  tooling::Replacements Changes =
      format::reformat(Style, New, {tooling::Range(Begin, Length)}, "a.c");
  // Only what lies inside the statement.
  tooling::Replacements Inside;
  for (const tooling::Replacement &R : Changes)
    if (R.getOffset() > Begin && R.getOffset() + R.getLength() < Begin + Length)
      consumeError(Inside.add(R));
  Expected<std::string> Made = tooling::applyAllReplacements(New, Inside);
  if (!Made) {
    consumeError(Made.takeError());
    return After.str();
  }
  return Made->substr(Begin, Length + Made->size() - New.size());
}

/// Lines that end with an open parenthesis, which checkpatch.pl remarks on.
static unsigned openEnded(StringRef Text) {
  SmallVector<StringRef> Lines;
  Text.split(Lines, '\n');
  return count_if(drop_end(Lines),
                  [](StringRef Line) { return Line.rtrim().ends_with("("); });
}

/// \p After with the breaks that \p Before has, aligned where the style says
/// so.
std::string Layout::align(StringRef Before, const FileRange &LayoutUnit,
                          StringRef After) const {
  if (!alignsAfterOpenBracket(Style))
    return After.str();
  return alignLines(
      Code.slice(lineBegin(Code, LayoutUnit.Begin), LayoutUnit.Begin), Before,
      After, limit());
}

std::string Layout::refit(StringRef Before, const FileRange &LayoutUnit,
                          const std::string &After,
                          ArrayRef<Edit> Others) const {
  unsigned Limit = limit();
  bool HasComment =
      any_of(tokenize(After, /*KeepComments=*/true),
             [](const Token &T) { return T.Kind == Token::Comment; });
  if (StringRef(After).contains('\n') && !HasComment) {
    std::string Joined = onOneLine(After);
    if (widest(LayoutUnit, Joined) <= Limit &&
        widest(LayoutUnit, onOneLine(Before)) > Limit)
      return Joined;
  }
  unsigned Width = widest(LayoutUnit, After);
  if (Width <= Limit || Width <= widest(LayoutUnit, Before))
    return align(Before, LayoutUnit, After);
  std::string Broken = reflow(LayoutUnit, After, Others, Style);
  if (openEnded(Broken) > openEnded(Before)) {
    // Better broken elsewhere, or not at all.
    format::FormatStyle Other = Style;
    Other.PenaltyBreakBeforeFirstCallParameter = 100000;
    std::string Closed = reflow(LayoutUnit, After, Others, Other);
    if (widest(LayoutUnit, Closed) <= Limit && !openEnded(Closed))
      Broken = Closed;
    else if (Width <= HardLimit && !Strict)
      return align(Before, LayoutUnit, After);
  }
  return widest(LayoutUnit, Broken) < Width ? Broken : After;
}

std::vector<Edit> Layout::fit(std::vector<Edit> Edits,
                              ArrayRef<FileRange> Units) const {
  auto InOrder = [](const Edit &A, const Edit &B) {
    return std::tie(A.Range.Begin, A.Range.End) <
           std::tie(B.Range.Begin, B.Range.End);
  };
  sort(Edits, InOrder);
  for (const FileRange &LayoutUnit : Units) {
    // The statement as it reads with its edits.
    StringRef Before = Code.slice(LayoutUnit.Begin, LayoutUnit.End);
    std::string After;
    unsigned At = LayoutUnit.Begin;
    std::vector<Edit> Others;
    std::vector<Kept> Keep;
    auto KeepUpto = [&](unsigned End) {
      if (End > At)
        Keep.push_back({At, End - At, unsigned(After.size())});
      After += Code.slice(At, End);
    };
    bool Any = false;
    for (Edit &E : Edits) {
      if (E.Range.Begin < LayoutUnit.Begin || E.Range.End > LayoutUnit.End) {
        Others.push_back(E);
        continue;
      }
      Any = true;
      KeepUpto(E.Range.Begin);
      After += E.Text;
      At = E.Range.End;
    }
    if (!Any)
      continue;
    KeepUpto(LayoutUnit.End);
    std::string Fitted = refit(Before, LayoutUnit, After, Others);
    if (Fitted == After)
      continue;
    Edits = std::move(Others);
    append_range(Edits, editsAround(Code, LayoutUnit, Keep, After, Fitted));
    sort(Edits, InOrder);
  }
  return Edits;
}

} // namespace swapfold
