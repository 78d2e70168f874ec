//===- OperandLines.cpp - the operands of a condition ---------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/layout/OperandLines.h"
#include "rewrites/edit/EditPolicy.h"
#include "rewrites/layout/BreakQuality.h"
#include "rewrites/layout/Layout.h"
#include "rewrites/layout/LongLines.h"
#include "rewrites/text/Failure.h"
#include "llvm/ADT/STLExtras.h"
#include <map>
#include <optional>

using namespace clang;
using namespace llvm;

namespace swapfold {

/// The columns that two operands on one line may have more than others.
static constexpr unsigned PairSlack = 5;
/// Two tabs.
static constexpr unsigned FarRight = 16;

static bool isLogical(const RawToken &T) {
  return T.Kind == tok::ampamp || T.Kind == tok::pipepipe;
}

/// The parenthesis of the condition that \p I is in, through parentheses only;
/// or -1.
static int conditionAround(const SourceLines &Lines, int I) {
  for (int Open = Lines.tokens()[I].Open; Open >= 0;
       Open = Lines.tokens()[Open].Open) {
    if (Lines.tokens()[Open].Kind != tok::l_paren)
      return -1;
    if (Lines.opensCondition(Open))
      return Open;
  }
  return -1;
}

/// The operand that the line of the token \p I is to start under: the first in
/// the parentheses that are open there, if it stands behind the parenthesis.
static int firstOperand(const SourceLines &Lines, int I) {
  const std::vector<RawToken> &Tokens = Lines.tokens();
  int Open = Tokens[I].Open;
  if (Open < 0 || Tokens[Open].Kind != tok::l_paren)
    return -1;
  int First = Open + 1;
  return First < I && Tokens[First].Line == Tokens[Open].Line ? First : -1;
}

/// True if \p I is the first of its line and goes on behind a logical operator.
static bool startsOperandLine(const SourceLines &Lines, int I) {
  const std::vector<RawToken> &Tokens = Lines.tokens();
  if (!I || Tokens[I - 1].LastLine == Tokens[I].Line)
    return false;
  int Before = Lines.previous(I);
  return Before >= 0 && isLogical(Tokens[Before]);
}

/// The logical operators of conditions with an operand behind them on \p Line.
static std::vector<int> innerOperators(const SourceLines &Lines,
                                       unsigned Line) {
  const std::vector<RawToken> &Tokens = Lines.tokens();
  std::vector<int> Out;
  for (int I = Lines.firstToken(Line);
       I + 1 < int(Tokens.size()) && Tokens[I + 1].Line == Line; ++I)
    if (isLogical(Tokens[I]) && Tokens[I + 1].Kind != tok::comment &&
        conditionAround(Lines, I) >= 0)
      Out.push_back(I);
  return Out;
}

/// The logical operators that \p Line is to be broken behind: of those with an
/// operand behind them there, the outermost.
static std::vector<int> breaks(const SourceLines &Lines, unsigned Line) {
  const std::vector<RawToken> &Tokens = Lines.tokens();
  std::vector<int> Out;
  unsigned Outermost = ~0u;
  for (int I : innerOperators(Lines, Line)) {
    unsigned Depth = 0;
    for (int Open = Tokens[I].Open; Open >= 0; Open = Tokens[Open].Open)
      ++Depth;
    if (Depth < Outermost)
      Out.clear();
    Outermost = std::min(Outermost, Depth);
    if (Depth == Outermost)
      Out.push_back(I);
  }
  return Out;
}

bool isCrammed(const SourceLines &Lines, unsigned Line, unsigned Limit) {
  if (!isLongLine(Lines, Line, Limit))
    return false;
  size_t Operators = innerOperators(Lines, Line).size();
  if (Operators != 1 || isLongLine(Lines, Line, Limit + PairSlack))
    return Operators;
  // Two operands, unless the second goes on below.
  const RawToken &Last = Lines.tokens()[Lines.lastCode(Line)];
  return !isLogical(Last) && Last.Kind != tok::r_paren &&
         Last.Kind != tok::l_brace && Last.Kind != tok::semi;
}

/// True if the line of \p I, in the condition that \p Open opens, stands so
/// far to the right that nobody takes it for the body.
static bool standsFarRight(const SourceLines &Lines, int Open, int I) {
  const std::vector<RawToken> &Tokens = Lines.tokens();
  return Lines.columnOf(Tokens[I].Begin) >=
         Lines.columnOf(Tokens[Lines.previous(Open)].Begin) + FarRight;
}

/// True if so many of \p All stand far to the right that it is the file's way.
/// What else is wrong in them counts as if it were aligned: once it is, the
/// answer must still be the same.
static bool prefersFarRight(const SourceLines &Lines,
                            const std::map<int, Condition> &All) {
  unsigned Far = count_if(All, [&](const auto &Entry) {
    const Condition &One = Entry.second;
    return One.Crammed.empty() && !One.Misaligned.empty() &&
           all_of(One.Misaligned,
                  [&](int I) { return standsFarRight(Lines, One.Open, I); });
  });
  return All.size() >= 3 && Far * 3 > All.size();
}

std::vector<Condition> badConditions(const SourceLines &Lines, unsigned Limit) {
  const std::vector<RawToken> &Tokens = Lines.tokens();
  std::map<int, Condition> All; // of several lines, or crammed
  auto At = [&](int I) -> Condition & {
    int Open = conditionAround(Lines, I);
    return All.try_emplace(Open, Condition{Open, {}, {}}).first->second;
  };
  int Crammed = -1; // the last line that was found so
  for (int I = 0; I < int(Tokens.size()); ++I) {
    if (isLogical(Tokens[I]) && int(Tokens[I].Line) != Crammed &&
        conditionAround(Lines, I) >= 0 &&
        isCrammed(Lines, Tokens[I].Line, Limit)) {
      Crammed = Tokens[I].Line;
      At(I).Crammed.push_back(Lines.firstToken(Crammed));
    }
    if (!startsOperandLine(Lines, I) || Tokens[I].Kind == tok::comment ||
        conditionAround(Lines, I) < 0)
      continue;
    int First = firstOperand(Lines, I);
    if (First < 0)
      continue;
    Condition &One = At(I);
    if (Lines.columnOf(Tokens[First].Begin) != Lines.columnOf(Tokens[I].Begin))
      One.Misaligned.push_back(I);
  }
  const bool PrefersFarRight = prefersFarRight(Lines, All);
  std::vector<Condition> Bad;
  for (auto &[Open, One] : All) {
    if (PrefersFarRight)
      erase_if(One.Misaligned, [&, Open = Open](int I) {
        return standsFarRight(Lines, Open, I);
      });
    if (!One.Crammed.empty() || !One.Misaligned.empty())
      Bad.push_back(std::move(One));
  }
  return Bad;
}

/// \p Text with a break behind each operator that a long line is to be broken
/// behind.
static std::string splitOperands(StringRef Text, const LineRules &Rules) {
  SourceLines Lines(Text, Rules.IsCPlusPlus);
  std::string Out;
  unsigned At = 0;
  for (unsigned Line : longLines(Lines, Rules.Limit))
    for (int I : breaks(Lines, Line)) {
      Out += Text.slice(At, Lines.tokens()[I].End);
      Out += '\n';
      At = Lines.tokens()[I + 1].Begin;
    }
  return Out + Text.drop_front(At).str();
}

namespace {

/// Moves the lines of a condition under their first operands, and what hangs
/// on them along.
class OperandAligner {
public:
  /// \p Text is \p Old, perhaps with more lines.
  OperandAligner(StringRef Text, StringRef Old, const LineRules &Rules)
      : Lines(Text, Rules.IsCPlusPlus), Before(Old, Rules.IsCPlusPlus),
        Limit(Rules.Limit) {}

  Expected<std::string> align();

private:
  std::optional<unsigned> columnFor(int I) const;
  /// The column of a token on a line that is done.
  unsigned newColumn(int I) const {
    const RawToken &T = Lines.tokens()[I];
    StringRef Text = Lines.code().slice(Lines.lineStart(T.Line), T.Begin);
    return columnAfter(Text.ltrim(), Indents[T.Line]);
  }
  unsigned columnBefore(int I) const {
    return Before.columnOf(Before.tokens()[I].Begin);
  }

  SourceLines Lines, Before;
  const unsigned Limit;
  std::vector<unsigned> Indents; ///< of the lines that are done
};

} // namespace

/// Where the line that \p I begins is to begin, or nothing to leave it.
std::optional<unsigned> OperandAligner::columnFor(int I) const {
  if (startsOperandLine(Lines, I) && conditionAround(Lines, I) >= 0)
    if (int First = firstOperand(Lines, I); First >= 0)
      return newColumn(First);
  const std::vector<RawToken> &Tokens = Lines.tokens();
  int Anchor = Tokens[I].Open;
  if (Anchor < 0)
    return std::nullopt;
  const unsigned Was = columnBefore(I);
  // An operand that goes on in the next line stands nearer than the
  // parenthesis around it.
  for (unsigned Line = Tokens[I].Line - 1;
       Line > Tokens[Anchor].Line && Tokens[I - 1].Kind != tok::comma; --Line) {
    int First = Lines.firstToken(Line);
    if (Tokens[First].Open != Anchor || !startsOperandLine(Lines, First))
      continue;
    return newColumn(First) +
           (Was < columnBefore(First) ? 8 : Was - columnBefore(First));
  }
  const int Moved = int(newColumn(Anchor)) - int(columnBefore(Anchor));
  // What stood at a tab, and not under the parenthesis, would stand nowhere.
  const int First = Anchor + 1;
  if (Moved % 8 && Was % 8 == 0 && First != I &&
      Tokens[First].Line == Tokens[Anchor].Line && columnBefore(First) != Was) {
    if (columnAfter(Lines.line(Tokens[I].Line).ltrim(), newColumn(First)) <=
        Limit)
      return newColumn(First);
    unsigned Tab = Moved < 0 ? Was : Was + (Moved + 7) / 8 * 8;
    if (Tab > Indents[Tokens[Anchor].Line])
      return Tab;
  }
  return std::max(0, int(Was) + Moved);
}

Expected<std::string> OperandAligner::align() {
  std::string Out;
  for (unsigned Line = 0; Line < Lines.lineCount(); ++Line) {
    StringRef Old = Lines.line(Line), Code = Old.ltrim();
    unsigned Was = columnAfter(Old.drop_back(Code.size()));
    int First = Lines.firstToken(Line);
    bool Begins = First < int(Lines.tokens().size()) &&
                  Lines.tokens()[First].Line == Line;
    if (Line && !Begins && !Code.empty())
      return failure("a comment of several lines stands inside");
    std::optional<unsigned> Column;
    if (Line && Begins)
      Column = columnFor(First);
    Indents.push_back(Column.value_or(Was));
    if (Indents.back() == Was)
      Out += Old;
    else
      Out += std::string(Indents.back() / 8, '\t') +
             std::string(Indents.back() % 8, ' ') + Code.str();
    Out += '\n';
  }
  return Out;
}

Expected<std::string> layOutOperands(StringRef Text, const UnitLines &Place,
                                     bool Split, const LineRules &Rules) {
  const std::string Lines = Split ? splitOperands(Text, Rules) : Text.str();
  Expected<std::string> Aligned = OperandAligner(Lines, Text, Rules).align();
  if (!Aligned)
    return Aligned;
  if (Split)
    *Aligned = tidyBreaks(Text, *Aligned, Rules);
  auto CountLong = [&](StringRef Code) {
    return longLines(SourceLines(Code, Rules.IsCPlusPlus), Rules.Limit).size();
  };
  const size_t Long = CountLong(*Aligned);
  if (Long) {
    Expected<std::string> Broken = breakLongLines(*Aligned, Place, Rules);
    if (Broken)
      return Broken;
    consumeError(Broken.takeError());
  }
  // What is excused from the limit does not get wider either.
  if (Long > (Split ? 0 : CountLong(Text)) ||
      widestLine(*Aligned) > std::max(widestLine(Text), Rules.Limit))
    return failure("a line would be too long");
  return Aligned;
}

} // namespace swapfold
