//===- LineBreaks.cpp - long lines of a statement, broken -----------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/layout/LineBreaks.h"
#include "rewrites/edit/EditPolicy.h"
#include "rewrites/layout/BreakQuality.h"
#include "rewrites/layout/Layout.h"
#include "rewrites/layout/LongLines.h"
#include "rewrites/layout/SpacedTokens.h"
#include "rewrites/text/Failure.h"
#include "clang/Tooling/Core/Replacement.h"
#include "llvm/ADT/STLExtras.h"
#include <algorithm>
#include <climits>
#include <optional>
#include <set>

using namespace clang;
using namespace llvm;

namespace swapfold {

Expected<UnitLines> linesOf(const SourceLines &Lines, const LayoutUnit &U) {
  const std::vector<RawToken> &Tokens = Lines.tokens();
  unsigned First = Tokens[U.First].Line, Last = Tokens[U.Last].LastLine;
  unsigned Begin = Lines.lineStart(First);
  unsigned End = Last + 1 < Lines.lineCount() ? Lines.lineStart(Last + 1)
                                              : Lines.code().size();
  if (Tokens[U.First].InDirective)
    return failure("it stands in a preprocessor directive");
  for (int I = Lines.firstToken(First);
       I < int(Tokens.size()) && Tokens[I].Begin < End; ++I) {
    if (Tokens[I].InDirective)
      return failure("a preprocessor directive stands inside");
    if (Tokens[I].Kind == tok::comment &&
        Lines.text(Tokens[I]).starts_with("//"))
      return failure("a comment that ends with its line stands inside");
    if (Tokens[I].Kind == tok::unknown)
      return failure("it is not C that clang can read");
  }
  StringRef Text = Lines.code().slice(Begin, End);
  if (Text.contains("\\\n") || Text.contains('\r'))
    return failure("its lines end unlike others");
  size_t Depth = Text.find_first_not_of('\t');
  if (Depth == StringRef::npos || Text[Depth] == ' ')
    return failure("it is not indented with tabs");
  return UnitLines{Begin, End, unsigned(Depth), U.InList};
}

/// What clang-format pays for no other break.
static constexpr unsigned Prohibitive = 100000;

/// Code in which lines of \p Place are as they are in their file, and where
/// they begin.
static std::string around(StringRef Text, const UnitLines &Place,
                          unsigned &Begin) {
  std::string Out;
  StringRef Head = Text.drop_front(Place.Depth);
  for (unsigned I = 0; I < Place.Depth; ++I) {
    std::string Indent(I, '\t');
    if (!I)
      Out += Place.InList ? "int a[] = {\n" : "void f(void)\n{\n";
    else
      Out += Indent + "{\n";
  }
  if (Head.starts_with("}"))
    Out += std::string(Place.Depth, '\t') +
           (Head.drop_front().ltrim().starts_with("while") ? "do {\n"
                                                           : "if (a) {\n");
  Begin = Out.size();
  Out += Text;
  StringRef Tail = Text.rtrim();
  if (Tail.ends_with("{"))
    Out += std::string(Place.Depth, '\t') + "}\n";
  else if (Tail.ends_with(")"))
    Out += std::string(Place.Depth + 1, '\t') + ";\n";
  for (unsigned I = Place.Depth; I-- > 0;)
    Out += std::string(I, '\t') + (I || !Place.InList ? "}\n" : "};\n");
  return Out;
}

/// \p Text with a marker behind each line that is to stay one, and which lines
/// of the result are long.
static std::string withMarkers(const SourceLines &Lines, const LineRules &Rules,
                               unsigned Columns,
                               std::vector<tooling::Range> &Long) {
  const std::vector<RawToken> &Tokens = Lines.tokens();
  std::string Out;
  for (unsigned Line = 0; Line < Lines.lineCount(); ++Line) {
    StringRef Text = Lines.line(Line);
    unsigned Begin = Out.size();
    Out += Text;
    int Last = Line + 1 < Lines.lineCount() ? Lines.firstToken(Line + 1) - 1
                                            : Tokens.size() - 1;
    bool IsLong = isLongLine(Lines, Line, Rules.Limit);
    if (IsLong)
      Long.push_back(tooling::Range(Begin, Text.size()));
    bool Operands = Last >= 0 && (Lines.is(Last, "&&") ||
                                  Lines.is(Last, "||") || Lines.is(Last, "|"));
    if (Last >= 0 && Tokens[Last].Line == Line && (!IsLong || Operands) &&
        Tokens[Last].Kind != tok::comment &&
        columnAfter(Text) + strlen(KeepBreak) <= Columns &&
        Line + 1 < Lines.lineCount())
      Out += KeepBreak;
    Out += '\n';
  }
  return Out;
}

/// \p Text as clang-format lays it out, with markers.
static std::string format(StringRef Text, const UnitLines &Place,
                          const LineRules &Rules, format::FormatStyle Style) {
  Style.AlignTrailingComments.Kind = format::FormatStyle::TCAS_Never;
  Style.SpacesBeforeTrailingComments = 0;
  SourceLines Lines(Text, Rules.IsCPlusPlus);
  std::vector<tooling::Range> Long;
  std::string Marked = withMarkers(Lines, Rules, Style.ColumnLimit, Long);
  unsigned Begin;
  std::string Code = around(Marked, Place, Begin);
  unsigned End = Begin + Marked.size();
  for (tooling::Range &R : Long)
    R = tooling::Range(R.getOffset() + Begin, R.getLength());
  tooling::Replacements Inside;
  for (const tooling::Replacement &R :
       format::reformat(Style, Code, Long, Rules.IsCPlusPlus ? "a.cpp" : "a.c"))
    if (R.getOffset() >= Begin && R.getOffset() + R.getLength() < End)
      consumeError(Inside.add(R));
  Expected<std::string> Made = tooling::applyAllReplacements(Code, Inside);
  if (!Made) {
    consumeError(Made.takeError());
    return Text.str();
  }
  return Made->substr(Begin, Marked.size() + Made->size() - Code.size());
}

static std::string indentation(unsigned Column) {
  return std::string(Column / 8, '\t') + std::string(Column % 8, ' ');
}

namespace {

/// Gives a text the breaks that clang-format found, and leaves its own blanks.
class BreakTaker {
public:
  BreakTaker(StringRef Text, StringRef Formatted, bool IsCPlusPlus)
      : Old(spaced(Text, IsCPlusPlus)), New(spaced(Formatted, IsCPlusPlus)),
        Lines(Text, IsCPlusPlus) {}

  Expected<std::string> take();

private:
  Expected<unsigned> indentOf(size_t I, StringRef Wanted) const;
  bool isBesideBrace(size_t I) const {
    return Old.Tokens[I] == "{" || Old.Tokens[I] == "}" ||
           Old.Tokens[I - 1] == "{" || Old.Tokens[I - 1] == "}";
  }

  SpacedTokens Old, New;
  SourceLines Lines;
  /// Where each token stands, as clang-format has it and as it comes to be.
  std::vector<unsigned> Theirs, Ours;
  bool Shifted = false; ///< the two differ somewhere
};

} // namespace

/// The column for the token \p I, which clang-format puts behind \p Wanted.
Expected<unsigned> BreakTaker::indentOf(size_t I, StringRef Wanted) const {
  unsigned Column = columnAfter(Wanted);
  if (!Shifted)
    return Column;
  // What stands under the first argument moves with it.
  int Open = Lines.tokens()[I].Open;
  if (Open >= 0 && size_t(Open) + 1 < I && Theirs[Open + 1] == Column)
    return Ours[Open + 1];
  return failure("its blanks are not those of the tree's style");
}

Expected<std::string> BreakTaker::take() {
  if (Old.Tokens != New.Tokens)
    return notWhiteSpace();
  std::string Out;
  unsigned Their = 0, Our = 0;
  for (size_t I = 0; I < Old.Gaps.size(); ++I) {
    StringRef Was = Old.Gaps[I].Space, Is = New.Gaps[I].Space;
    std::string Gap;
    if (!I || I + 1 == Old.Gaps.size() ||
        (!Old.Gaps[I].breaks() &&
         (!New.Gaps[I].breaks() || isBesideBrace(I)))) {
      Gap = Was.str();
    } else if (!New.Gaps[I].breaks()) {
      Gap = Is.str();
    } else {
      Expected<unsigned> Indent =
          indentOf(I, Is.drop_front(Is.rfind('\n') + 1));
      if (!Indent)
        return Indent.takeError();
      Gap = std::string(std::max<size_t>(1, Was.count('\n')), '\n') +
            indentation(*Indent);
    }
    auto Advance = [](unsigned Column, StringRef Text) {
      size_t Newline = Text.rfind('\n');
      return Newline == StringRef::npos
                 ? columnAfter(Text, Column)
                 : columnAfter(Text.drop_front(Newline + 1));
    };
    Out += Gap;
    if (I == Old.Tokens.size())
      break;
    Their = Advance(Their, Is);
    Our = Advance(Our, Gap);
    Theirs.push_back(Their);
    Ours.push_back(Our);
    Shifted |= Their != Our;
    Out += Old.Tokens[I];
    Their = Advance(Their, Old.Tokens[I]);
    Our = Advance(Our, Old.Tokens[I]);
  }
  return Out;
}

/// True if \p New, which was \p Old, is no worse in any line.
static bool isGood(StringRef Old, StringRef New, const LineRules &Rules) {
  SourceLines Lines(New, Rules.IsCPlusPlus);
  return longLines(Lines, Rules.Limit).empty() &&
         widestLine(New) < widestLine(Old);
}

Expected<std::string> breakLongLines(StringRef Text, const UnitLines &Place,
                                     const LineRules &Rules) {
  std::optional<std::string> Best;
  int Least = INT_MAX;
  std::string WhyNot = "no break makes it fit";
  const unsigned Columns =
      Rules.Style.ColumnLimit ? Rules.Style.ColumnLimit : 80;
  format::FormatStyle Style = Rules.Style;
  // What the tree's style prefers; what is allowed, if nothing else will do.
  for (unsigned Width : std::set<unsigned>{Columns, Rules.Limit}) {
    if (Width > Rules.Limit || Best)
      break;
    Style.ColumnLimit = Width;
    for (unsigned Open :
         {Rules.Style.PenaltyBreakBeforeFirstCallParameter, Prohibitive})
      for (unsigned Assign :
           {Rules.Style.PenaltyBreakAssignment, Prohibitive}) {
        Style.PenaltyBreakBeforeFirstCallParameter = Open;
        Style.PenaltyBreakAssignment = Assign;
        Expected<std::string> Made =
            BreakTaker(Text, format(Text, Place, Rules, Style),
                       Rules.IsCPlusPlus)
                .take();
        if (!Made) {
          WhyNot = toString(Made.takeError());
          continue;
        }
        *Made = tidyBreaks(Text, *Made, Rules);
        std::optional<int> Cost = breakCost(Text, *Made, Place, Rules);
        if (!isGood(Text, *Made, Rules))
          continue;
        if (!Cost)
          WhyNot = "it fits only with a break that reads worse";
        if (!Cost || *Cost >= Least)
          continue;
        Least = *Cost;
        Best = std::move(*Made);
        if (Least <= CostOfLine)
          return *Best;
      }
  }
  if (!Best)
    return failure(WhyNot);
  return *Best;
}

} // namespace swapfold
