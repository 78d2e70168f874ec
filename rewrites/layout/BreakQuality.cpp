//===- BreakQuality.cpp - what a person thinks of line breaks -------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/layout/BreakQuality.h"
#include "rewrites/layout/Layout.h"
#include "clang/Basic/OperatorPrecedence.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;
using namespace llvm;

namespace swapfold {

namespace {

/// A text and the line breaks in it that another text of the same tokens has
/// not.
class NewBreaks {
public:
  NewBreaks(StringRef Old, StringRef New, bool IsCPlusPlus)
      : Before(Old, IsCPlusPlus), Lines(New, IsCPlusPlus),
        Tokens(Lines.tokens()) {}

  bool comparable() const {
    return Before.tokens().size() == Tokens.size() && !Tokens.empty();
  }
  /// True if the token \p I begins a line, and did not before.
  bool isNew(int I) const {
    return startsLine(Lines, I) && !startsLine(Before, I);
  }

  std::optional<int> cost(const UnitLines &Place) const;
  std::string withOperandsAligned() const;
  std::string withRestsJoined(unsigned Limit) const;

private:
  static bool startsLine(const SourceLines &In, int I) {
    const std::vector<RawToken> &All = In.tokens();
    return I > 0 && All[I - 1].LastLine != All[I].Line;
  }
  prec::Level binary(int I) const;
  bool isInside(int I, int Open) const;
  bool isArguments(int Open) const;
  bool isPlainCall(int Open, int First) const;
  bool splitsVariable(int I) const;
  bool isTooDeep(int I) const;
  bool isBad(int I, const UnitLines &Place) const;
  unsigned columnOf(int I) const { return Lines.columnOf(Tokens[I].Begin); }

  SourceLines Before, Lines;
  const std::vector<RawToken> &Tokens;
};

} // namespace

/// How tight \p I binds as an operator with two operands; prec::Unknown if it
/// is none.
prec::Level NewBreaks::binary(int I) const {
  int Left = Lines.previous(I);
  if (Left < 0)
    return prec::Unknown;
  switch (Tokens[Left].Kind) {
  case tok::raw_identifier:
    if (Lines.is(Left, "return") || Lines.is(Left, "case"))
      return prec::Unknown;
    break;
  case tok::r_paren: // of a cast, or of an operand
  case tok::r_square:
  case tok::numeric_constant:
  case tok::char_constant:
  case tok::string_literal:
    break;
  default:
    return prec::Unknown;
  }
  // "struct page *page", "(long) -1"
  if (I + 1 < int(Tokens.size()) && Tokens[Left].End < Tokens[I].Begin &&
      Tokens[I].End == Tokens[I + 1].Begin)
    return prec::Unknown;
  prec::Level Level = getBinOpPrecedence(Tokens[I].Kind, true, true);
  return Level == prec::Comma ? prec::Unknown : Level;
}

bool NewBreaks::isInside(int I, int Open) const {
  for (int Around = Tokens[I].Open; Around >= 0; Around = Tokens[Around].Open)
    if (Around == Open)
      return true;
  return false;
}

/// True if \p Open opens the arguments of a call or of a macro.
bool NewBreaks::isArguments(int Open) const {
  int Name = Lines.previous(Open);
  return Tokens[Open].Kind == tok::l_paren && Name >= 0 &&
         Tokens[Name].Kind == tok::raw_identifier &&
         !Lines.opensCondition(Open) && !Lines.is(Name, "for") &&
         !Lines.is(Name, "return");
}

/// True if \p Open opens the arguments of a call that is in no other
/// parentheses, and these are all on the line of \p First.
bool NewBreaks::isPlainCall(int Open, int First) const {
  return isArguments(Open) &&
         (Tokens[Open].Open < 0 ||
          Tokens[Tokens[Open].Open].Kind == tok::l_brace) &&
         Tokens[Open].Match >= 0 &&
         Tokens[Tokens[Open].Match].Line == Tokens[First].Line;
}

/// True if a break before \p I is one between a variable and its type.
bool NewBreaks::splitsVariable(int I) const {
  int Left = Lines.previous(I), Right = Lines.next(I);
  return Left >= 0 && Tokens[I].Kind == tok::raw_identifier &&
         (Tokens[Left].Kind == tok::raw_identifier ||
          Tokens[Left].Kind == tok::star) &&
         (Tokens[I].Open < 0 || Tokens[Tokens[I].Open].Kind == tok::l_brace) &&
         !(Right >= 0 && Tokens[Right].Kind == tok::l_paren);
}

/// True if the line before \p I holds an operator that the break had better
/// followed.
bool NewBreaks::isTooDeep(int I) const {
  const int Last = I - 1;
  const prec::Level Level = binary(Last);
  for (int J = Lines.firstToken(Tokens[Last].Line); J < Last; ++J) {
    const prec::Level Other = binary(J);
    if (Other == prec::Unknown || Other == prec::Assignment)
      continue;
    const bool IsBeside = Tokens[J].Open == Tokens[Last].Open;
    if (!IsBeside && !isInside(Last, Tokens[J].Open) && Tokens[J].Open >= 0)
      continue;
    if (Other == prec::Conditional && !IsBeside)
      return true;
    if (Level == prec::Unknown || Level == prec::Assignment)
      continue;
    if (IsBeside ? Other < Level : Level >= prec::Shift)
      return true;
  }
  return false;
}

/// True if a reader would not break a line before \p I.
bool NewBreaks::isBad(int I, const UnitLines &Place) const {
  StringRef Rest = Lines.line(Tokens[I].Line).ltrim();
  if (Rest.starts_with("->") || Rest.starts_with("[") ||
      Rest.starts_with(")") || (Rest.starts_with(".") && !Rest.contains('=')))
    return true;
  if (binary(I) != prec::Unknown || splitsVariable(I) || isTooDeep(I))
    return true;
  return Tokens[I - 1].Kind == tok::l_paren &&
         (!Place.Depth || !isPlainCall(I - 1, I));
}

std::optional<int> NewBreaks::cost(const UnitLines &Place) const {
  constexpr int OpenEnd = 6, Group = 3, Assignment = 2;
  int Cost = CostOfLine * (int(Lines.lineCount()) - int(Before.lineCount()));
  for (int I = 1; I < int(Tokens.size()); ++I) {
    if (!isNew(I))
      continue;
    if (isBad(I, Place))
      return std::nullopt;
    const prec::Level Level = binary(I - 1);
    if (Tokens[I - 1].Kind == tok::l_paren) // checkpatch.pl remarks on it
      Cost += OpenEnd;
    else if (Level == prec::Assignment)
      Cost += Assignment;
    else if (Level >= prec::Shift && Tokens[I].Open >= 0 &&
             !isArguments(Tokens[I].Open))
      Cost += Group;
  }
  return Cost;
}

static std::string indented(unsigned Column, StringRef Code) {
  return std::string(Column / 8, '\t') + std::string(Column % 8, ' ') +
         Code.str();
}

std::string NewBreaks::withOperandsAligned() const {
  std::vector<int> Moved(Lines.lineCount()); // columns to the left
  std::string Out;
  for (unsigned Line = 0; Line < Lines.lineCount(); ++Line) {
    int I = Lines.firstToken(Line);
    bool Begins = I > 0 && I < int(Tokens.size()) && Tokens[I].Line == Line;
    int Open = Begins ? Tokens[I].Open : -1;
    StringRef Text = Lines.line(Line);
    if (Open >= 0) {
      // What hangs on a line that moved.
      Moved[Line] = Moved[Tokens[Open].Line];
      prec::Level Level = binary(I - 1);
      int First = Open + 1;
      for (int J = I - 1; J > Open; --J)
        if (Tokens[J].Open == Open && Tokens[J].Kind == tok::comma) {
          First = J + 1;
          break;
        }
      bool Anchors = First == Open + 1 || startsLine(Lines, First);
      if (isNew(I) && Level > prec::Conditional && isArguments(Open) &&
          Anchors && columnOf(I) == columnOf(First) + 8)
        Moved[Line] = Moved[Tokens[First].Line] + 8;
    }
    const int Column = columnAfter(Text.drop_back(Text.ltrim().size()));
    if (Moved[Line])
      Out += indented(std::max(0, Column - Moved[Line]), Text.ltrim());
    else
      Out += Text;
    Out += '\n';
  }
  return Out;
}

std::string NewBreaks::withRestsJoined(unsigned Limit) const {
  std::string Out;
  bool Joined = false;
  for (unsigned Line = 0; Line < Lines.lineCount(); ++Line) {
    StringRef Text = Lines.line(Line);
    int I = Lines.firstToken(Line), Next = Lines.firstToken(Line + 1);
    Out += Joined ? " " + Text.ltrim().str() : Text.str();
    Joined = false;
    // A rest begins where a line was cut and ends where it ended before.
    if (I > 0 && Next > I && Next < int(Tokens.size()) && isNew(I) &&
        Tokens[Next].Line == Line + 1 && !isNew(Next) &&
        Tokens[Next].Open >= 0) {
      int Open = Tokens[Next].Open;
      bool IsList =
          Tokens[Next - 1].Kind == tok::comma &&
          Tokens[I - 1].Kind == tok::comma && Tokens[I].Open == Open &&
          Tokens[Open].Kind == tok::l_paren && columnOf(I) == columnOf(Next);
      bool IsGroup = Tokens[Open].Line == Line &&
                     Tokens[Next - 1].Kind != tok::comment && Next - 1 != Open;
      Joined =
          (IsList || IsGroup) && columnAfter(Lines.line(Line + 1).ltrim(),
                                             columnAfter(Text) + 1) <= Limit;
    }
    if (!Joined)
      Out += '\n';
  }
  return Out;
}

std::optional<int> breakCost(StringRef Old, StringRef New,
                             const UnitLines &Place, const LineRules &Rules) {
  NewBreaks Breaks(Old, New, Rules.IsCPlusPlus);
  return Breaks.comparable() ? Breaks.cost(Place) : std::nullopt;
}

std::string tidyBreaks(StringRef Old, StringRef New, const LineRules &Rules) {
  NewBreaks Breaks(Old, New, Rules.IsCPlusPlus);
  if (!Breaks.comparable())
    return New.str();
  const std::string Aligned = Breaks.withOperandsAligned();
  return NewBreaks(Old, Aligned, Rules.IsCPlusPlus)
      .withRestsJoined(Rules.Limit);
}

} // namespace swapfold
