//===- FormatContext.cpp - findings as marked lines of the code -----------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "tools/swapfold/report/Formats.h"
#include "tools/swapfold/report/SourceTexts.h"
#include <algorithm>
#include <iterator>
#include <set>

using namespace llvm;

namespace swapfold {

/// How many lines are shown before and behind one that is marked.
static constexpr unsigned ShownAround = 3;

/// The end of the hunk that begins with the first of \p Marked: the first
/// line that is too far from those before it.
static std::set<unsigned>::const_iterator
endOfHunk(const std::set<unsigned> &Marked,
          std::set<unsigned>::const_iterator Begin) {
  auto End = std::next(Begin);
  while (End != Marked.end() && *End - *std::prev(End) <= 2 * ShownAround + 1)
    ++End;
  return End;
}

/// A diff in form alone: coccicheck's MODE=context takes the lines out that
/// there is something to say of.
void printContext(const PrintedFindings &What, raw_ostream &OS) {
  std::map<std::string, std::set<unsigned>> Lines;
  for (const Proposal &P : What.Findings)
    if (P.Where.Line)
      Lines[P.Where.Path].insert(P.Where.Line);
  SourceTexts Texts(What.Texts);
  for (const auto &[Path, Marked] : Lines) {
    // A newline in a name would end the line.
    std::string Name = relativeTo(What.Tree, Path).str();
    std::replace(Name.begin(), Name.end(), '\n', ' ');
    OS << "--- " << Name << "\n+++ " << Name << "\n";
    unsigned Gone = 0; // in the hunks before
    const unsigned Size = Texts.lineCount(Path);
    for (auto Begin = Marked.begin(); Begin != Marked.end();) {
      const auto End = endOfHunk(Marked, Begin);
      const unsigned First = *Begin > ShownAround ? *Begin - ShownAround : 1;
      const unsigned Last = std::min(*std::prev(End) + ShownAround, Size);
      const unsigned Count = Last - First + 1;
      const unsigned Takes = std::distance(Begin, End);
      OS << "@@ -" << First << "," << Count << " +" << First - Gone << ","
         << Count - Takes << " @@\n";
      for (unsigned Line = First; Line <= Last; ++Line)
        OS << (Marked.count(Line) ? '-' : ' ') << Texts.line(Path, Line)
           << "\n";
      Gone += Takes;
      Begin = End;
    }
  }
}

} // namespace swapfold
