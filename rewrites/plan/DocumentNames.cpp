//===- DocumentNames.cpp - new names in documentation ---------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/plan/DocumentNames.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringExtras.h"

using namespace llvm;

namespace swapfold {
namespace {

using Names = ArrayRef<DeletedName>;
using Row = std::vector<std::string>; ///< cells, blanks around them included

/// \p Text with every old name that one new name replaces.
std::string renamed(StringRef Text, Names Gone) {
  std::string Out = Text.str();
  for (const DeletedName &Old : Gone) {
    if (Old.Successors.size() != 1)
      continue;
    std::string Next;
    size_t Done = 0;
    forEachWord(Out, Old.Name, [&](size_t At) {
      Next += StringRef(Out).slice(Done, At);
      Next += Old.Successors.front();
      Done = At + Old.Name.size();
    });
    Out = Next + Out.substr(Done);
  }
  return Out;
}

/// A grid table without spans or cells of several lines.
class Table {
public:
  /// Reads \p Lines, or is not good().
  explicit Table(ArrayRef<StringRef> Lines);
  bool good() const { return Good; }

  void rename(Names Gone);
  std::string text() const;

private:
  struct Line {
    char Rule; ///< what a line between rows is drawn with, or 0
    Row Cells;
  };

  static const DeletedName *about(const Row &Cells, Names Gone);
  void split(Names Gone);
  void remove(size_t At);

  std::string Indent;
  std::vector<size_t> Widths;
  std::vector<Line> Lines;
  bool Good = false;
};

} // namespace

Table::Table(ArrayRef<StringRef> Text) {
  Indent = Text[0].take_while([](char C) { return C == ' '; }).str();
  for (StringRef One : Text) {
    One = One.drop_front(Indent.size()).rtrim();
    char Edge = One.empty() ? 0 : One.front();
    SmallVector<StringRef> Cells;
    if (One.size() < 2 || One.back() != Edge)
      return;
    One.drop_front().drop_back().split(Cells, Edge);
    Line L{char(Edge == '+' ? One[1] : 0), {}};
    if (Lines.empty())
      for (StringRef Cell : Cells)
        Widths.push_back(Cell.size());
    if (Cells.size() != Widths.size() || (Lines.empty() && Edge != '+') ||
        (Edge == '|' && !Lines.back().Rule))
      return;
    for (auto [Cell, Width] : zip(Cells, Widths)) {
      if (Cell.size() != Width)
        return;
      L.Cells.push_back(Cell.str());
    }
    Lines.push_back(std::move(L));
  }
  Good = Lines.back().Rule;
}

/// The name that a row is about: all there is in one of its cells.
const DeletedName *Table::about(const Row &Cells, Names Gone) {
  for (StringRef Cell : Cells) {
    Cell = Cell.trim();
    Cell.consume_back("()");
    for (const DeletedName &Old : Gone)
      if (Cell == Old.Name)
        return &Old;
  }
  return nullptr;
}

/// The row at \p At and the rule below it.
void Table::remove(size_t At) {
  Lines.erase(Lines.begin() + At, Lines.begin() + At + 2);
}

static void replace(std::string &Text, StringRef Old, StringRef New) {
  if (size_t At = Text.find(Old); At != std::string::npos)
    Text.replace(At, Old.size(), New);
}

/// A row for each name that takes the place of one.
void Table::split(Names Gone) {
  static constexpr StringRef Access[] = {"(read)", "(write)"};
  for (size_t I = 0; I + 1 < Lines.size(); ++I) {
    const DeletedName *Old =
        Lines[I].Rule ? nullptr : about(Lines[I].Cells, Gone);
    if (!Old || Old->Successors.size() != std::size(Access))
      continue;
    Line Whole = Lines[I], Rule = Lines[I + 1];
    remove(I);
    for (size_t J = std::size(Access); J--;) {
      Line Part = Whole;
      for (std::string &Cell : Part.Cells) {
        replace(Cell, Old->Name, Old->Successors[J]);
        replace(Cell, "(read or write)", Access[J]);
      }
      Lines.insert(Lines.begin() + I, {Part, Rule});
    }
  }
}

void Table::rename(Names Gone) {
  split(Gone);
  for (size_t I = 0; I + 1 < Lines.size();) {
    const DeletedName *Old =
        Lines[I].Rule ? nullptr : about(Lines[I].Cells, Gone);
    auto IsAbout = [&](const Line &L) {
      DeletedName New = *Old;
      New.Name = Old->Successors.front();
      return about(L.Cells, New);
    };
    // What has a row of its own needs no second one.
    if (Old && Old->Successors.size() == 1 && any_of(Lines, IsAbout)) {
      remove(I);
      continue;
    }
    for (std::string &Cell : Lines[I++].Cells)
      Cell = renamed(Cell, Gone);
  }
  for (const Line &L : Lines)
    for (size_t C = 0; C < L.Cells.size(); ++C) {
      size_t Needed = StringRef(L.Cells[C]).rtrim().size();
      if (!L.Rule && Needed > Widths[C])
        Widths[C] = Needed + 1;
    }
}

std::string Table::text() const {
  std::string Out;
  for (const Line &L : Lines) {
    Out += Indent;
    for (auto [Cell, Width] : zip(L.Cells, Widths)) {
      std::string Filled = StringRef(Cell).rtrim().str();
      Filled.resize(Width, ' ');
      Out += L.Rule ? "+" + std::string(Width, L.Rule) : "|" + Filled;
    }
    Out += L.Rule ? "+\n" : "|\n";
  }
  return Out;
}

std::string withNewNames(StringRef Text, Names Gone) {
  std::string Out;
  while (!Text.empty()) {
    SmallVector<StringRef> Grid;
    StringRef Rest = Text;
    while (!Rest.empty()) {
      auto [Line, After] = Rest.split('\n');
      StringRef Bare = Line.ltrim(' ');
      if (!Bare.starts_with("+") && !Bare.starts_with("|"))
        break;
      Grid.push_back(Line);
      Rest = After;
    }
    auto IsNamed = [&](const DeletedName &Old) {
      bool Any = false;
      forEachWord(Text.drop_back(Rest.size()), Old.Name,
                  [&](size_t) { Any = true; });
      return Any;
    };
    if (Grid.size() > 2 && any_of(Gone, IsNamed))
      if (Table T(Grid); T.good()) {
        T.rename(Gone);
        Out += T.text();
        Text = Rest;
        continue;
      }
    size_t Length = Grid.empty() ? Text.find('\n') : Text.size() - Rest.size();
    if (Grid.empty())
      Length = Length == StringRef::npos ? Text.size() : Length + 1;
    Out += renamed(Text.take_front(Length), Gone);
    Text = Text.drop_front(Length);
  }
  return Out;
}

} // namespace swapfold
