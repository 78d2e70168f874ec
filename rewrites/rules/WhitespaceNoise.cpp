//===- WhitespaceNoise.cpp - white space that a patch changes for nothing -===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/rules/WhitespaceNoise.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Regex.h"

using namespace llvm;

namespace swapfold {

/// \p Lines without white space outside of literals.
static std::string squeeze(ArrayRef<StringRef> Lines) {
  std::string Out;
  for (StringRef Line : Lines) {
    char Quote = 0;
    for (size_t I = 0; I < Line.size(); ++I) {
      char C = Line[I];
      if (Quote && C == '\\' && I + 1 < Line.size()) {
        Out += Line.substr(I++, 2);
        continue;
      }
      if (C == '"' || C == '\'')
        Quote = !Quote ? C : Quote == C ? 0 : Quote;
      if (Quote || !isSpace(C))
        Out += C;
    }
  }
  return Out;
}

bool PatchNoise::isBlank() const {
  auto Blank = [](StringRef Line) { return Line.trim().empty(); };
  return all_of(Removed, Blank) && all_of(Added, Blank);
}

namespace {

/// A run of changed lines: [Begin, End) of a hunk.
struct Run {
  size_t Begin, End;
  PatchNoise Change;
  bool IsReal;
};

} // namespace

static std::vector<Run> runsOf(ArrayRef<DiffLine> Hunk) {
  std::vector<Run> Out;
  for (size_t I = 0; I < Hunk.size(); ++I) {
    if (Hunk[I].Kind == ' ')
      continue;
    Run R{I, I, {Hunk[I].New - 1, {}, {}, {}, {}}, false};
    for (; I < Hunk.size() && Hunk[I].Kind != ' '; ++I)
      (Hunk[I].Kind == '+' ? R.Change.Added : R.Change.Removed)
          .push_back(Hunk[I].Text);
    R.End = I;
    if (R.Begin)
      R.Change.Before = Hunk[R.Begin - 1].Text;
    if (R.End < Hunk.size())
      R.Change.After = Hunk[R.End].Text;
    R.IsReal = squeeze(R.Change.Added) != squeeze(R.Change.Removed);
    Out.push_back(std::move(R));
  }
  return Out;
}

bool hasRealChange(ArrayRef<DiffFile> Files) {
  return any_of(Files, [](const DiffFile &File) {
    return any_of(File.Hunks, [](const DiffHunk &Hunk) {
      return any_of(runsOf(Hunk.Lines), [](const Run &R) { return R.IsReal; });
    });
  });
}

/// Lines that a change of the indentation around them leaves as they are.
static bool hasNoIndentation(const DiffLine &Line) {
  return Line.isBlank() || !isSpace(Line.Text.front());
}

/// True if the blank line of \p R is the one behind declarations.
static bool endsDeclarations(ArrayRef<DiffLine> Hunk, const Run &R) {
  static const Regex Declaration(
      "^[ \t]+(const |static |struct |union |enum |unsigned )*[A-Za-z_0-9]+ "
      "[*a-z_A-Z0-9, ]+(\\[.*\\])?( = .*)?;");
  static const Regex Statement("^[ \t]+(return|goto|else|case) ");
  auto Declares = [](StringRef Text) {
    return Declaration.match(Text) && !Statement.match(Text);
  };
  return R.Change.Removed.empty() && R.Begin && R.End < Hunk.size() &&
         Declares(Hunk[R.Begin - 1].Text) && !Declares(Hunk[R.End].Text);
}

/// True if \p R parts or joins what a change beside it has made: blank lines
/// that set new code off. A second one in a row does not.
static bool goesWithChange(ArrayRef<Run> Runs, const Run &R) {
  constexpr size_t Near = 2;
  auto IsBlank = [](const std::optional<StringRef> &Line) {
    return Line && Line->trim().empty();
  };
  if (!R.Change.Added.empty() &&
      (R.Change.Added.size() > 1 || IsBlank(R.Change.Before) ||
       IsBlank(R.Change.After)))
    return false;
  return any_of(Runs, [&](const Run &Other) {
    return Other.IsReal && (Other.End <= R.Begin ? R.Begin - Other.End
                                                 : Other.Begin - R.End) <= Near;
  });
}

static void findNoise(ArrayRef<DiffLine> Hunk, std::vector<PatchNoise> &Out) {
  std::vector<Run> Runs = runsOf(Hunk);
  // Code that moves because something is put around it: its blank lines do not
  // move, and make it several runs.
  auto Joined = [&](const Run &A, const Run &B) {
    return all_of(Hunk.slice(A.End, B.Begin - A.End), hasNoIndentation);
  };
  for (size_t I = 1; I < Runs.size(); ++I)
    if (Runs[I - 1].IsReal && !Runs[I].Change.isBlank() &&
        Joined(Runs[I - 1], Runs[I]))
      Runs[I].IsReal = true;
  for (size_t I = Runs.size(); I-- > 1;)
    if (Runs[I].IsReal && !Runs[I - 1].Change.isBlank() &&
        Joined(Runs[I - 1], Runs[I]))
      Runs[I - 1].IsReal = true;
  for (const Run &R : Runs)
    if (!R.IsReal && !(R.Change.isBlank() &&
                       (endsDeclarations(Hunk, R) || goesWithChange(Runs, R))))
      Out.push_back(R.Change);
}

std::vector<PatchNoise> whiteSpaceNoise(const DiffFile &File) {
  std::vector<PatchNoise> Out;
  for (const DiffHunk &Hunk : File.Hunks)
    findNoise(Hunk.Lines, Out);
  return Out;
}

} // namespace swapfold
