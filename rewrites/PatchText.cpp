//===- PatchText.cpp - the lines of a unified diff ------------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/PatchText.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Regex.h"

using namespace llvm;

namespace swapfold {

/// The path in "+++ b/path", or nothing.
static StringRef pathOf(StringRef Header) {
  StringRef Path = Header.drop_front(4).split('\t').first.rtrim();
  if (Path == "/dev/null")
    return "";
  if (Path.starts_with("b/") || Path.starts_with("a/"))
    Path = Path.drop_front(2);
  return Path;
}

std::vector<PatchFile> readPatch(StringRef Patch) {
  static const Regex Hunk("^@@ -[0-9]+(,([0-9]+))? \\+([0-9]+)(,([0-9]+))? @@");
  SmallVector<StringRef, 0> Lines;
  Patch.split(Lines, '\n');
  std::vector<PatchFile> Files;
  auto Number = [](StringRef Text, unsigned Default) {
    unsigned N;
    return Text.empty() || Text.getAsInteger(10, N) ? Default : N;
  };
  for (size_t I = 0; I < Lines.size(); ++I) {
    SmallVector<StringRef> Found;
    if (Lines[I].starts_with("+++ ") && I && Lines[I - 1].starts_with("--- ")) {
      Files.push_back({pathOf(Lines[I]).str(), {}});
      continue;
    }
    if (Files.empty() || !Hunk.match(Lines[I], &Found))
      continue;
    unsigned Old = Number(Found[2], 1), New = Number(Found[5], 1);
    unsigned At = Number(Found[3], 1);
    At -= At > 0; // from 0
    std::vector<PatchLine> Out;
    while ((Old || New) && I + 1 < Lines.size()) {
      StringRef Line = Lines[++I];
      if (Line.starts_with("\\"))
        continue;
      StringRef Text = Line.drop_front(Line.empty() ? 0 : 1);
      if (Line.starts_with("+") && New) {
        Out.push_back({PatchLine::Added, Text, At++});
        --New;
      } else if (Line.starts_with("-") && Old) {
        Out.push_back({PatchLine::Removed, Text, At});
        --Old;
      } else if ((Line.empty() || Line[0] == ' ' || Line == "\r") && Old &&
                 New) { // mailers drop the blank of an empty line
        Out.push_back({PatchLine::Context, Text, At++});
        --Old, --New;
      } else {
        break;
      }
    }
    Files.back().Hunks.push_back(std::move(Out));
  }
  return Files;
}

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

static std::vector<Run> runsOf(ArrayRef<PatchLine> Hunk) {
  std::vector<Run> Out;
  for (size_t I = 0; I < Hunk.size(); ++I) {
    if (Hunk[I].Kind == PatchLine::Context)
      continue;
    Run R{I, I, {Hunk[I].Line, {}, {}, {}, {}}, false};
    for (; I < Hunk.size() && Hunk[I].Kind != PatchLine::Context; ++I)
      (Hunk[I].Kind == PatchLine::Added ? R.Change.Added : R.Change.Removed)
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

bool hasRealChange(const std::vector<PatchFile> &Files) {
  return any_of(Files, [](const PatchFile &File) {
    return any_of(File.Hunks, [](ArrayRef<PatchLine> Hunk) {
      return any_of(runsOf(Hunk), [](const Run &R) { return R.IsReal; });
    });
  });
}

/// Lines that a change of the indentation around them leaves as they are.
static bool hasNoIndentation(const PatchLine &Line) {
  return Line.isBlank() || !isSpace(Line.Text[0]);
}

/// True if the blank line of \p R is the one behind declarations.
static bool endsDeclarations(ArrayRef<PatchLine> Hunk, const Run &R) {
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

static void findNoise(ArrayRef<PatchLine> Hunk, std::vector<PatchNoise> &Out) {
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
  for (Run &R : Runs)
    if (!R.IsReal && !(R.Change.isBlank() && endsDeclarations(Hunk, R)))
      Out.push_back(std::move(R.Change));
}

std::vector<PatchNoise> whiteSpaceNoise(const PatchFile &File) {
  std::vector<PatchNoise> Out;
  for (ArrayRef<PatchLine> Hunk : File.Hunks)
    findNoise(Hunk, Out);
  return Out;
}

} // namespace swapfold
