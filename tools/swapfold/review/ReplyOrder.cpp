//===- ReplyOrder.cpp - what a reply says, and where ----------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "tools/swapfold/review/ReplyOrder.h"
#include "rewrites/text/Lines.h"
#include "tools/swapfold/review/ReplyText.h"
#include "tools/swapfold/support/Files.h"
#include "llvm/ADT/STLExtras.h"

using namespace llvm;

namespace swapfold {

const std::string &TextsAfter::of(const Proposal &P) {
  auto [It, New] = Texts.try_emplace(P.Where.Path);
  if (!New)
    return It->second;
  for (const FileDifference &Change : Patch.Changes)
    if (Patch.Tree + "/" + Change.Path == P.Where.Path && Change.New)
      return It->second = *Change.New;
  if (Expected<std::string> Read = readFile(P.Where.Path))
    It->second = std::move(*Read);
  else
    consumeError(Read.takeError());
  return It->second;
}

/// The lines of \p Hunk that \p P, which is in \p Text, is about, as indices;
/// nothing if it is about others.
static std::optional<std::pair<size_t, size_t>>
linesIn(const DiffHunk &Hunk, const Proposal &P, StringRef Text) {
  const unsigned LastLine = lastLine(P, Text);
  std::optional<std::pair<size_t, size_t>> Lines;
  auto IsWithin = [&](size_t I, unsigned First, unsigned Last) {
    const DiffLine &Line = Hunk.Lines[I];
    return Line.Kind != '-' && First <= Line.New && Line.New <= Last;
  };
  for (size_t I = 0; I < Hunk.Lines.size(); ++I)
    if (IsWithin(I, P.Where.Line, LastLine))
      Lines = {Lines ? Lines->first : I, I};
  if (Lines || !P.FirstLine)
    return Lines;
  // Of what is about a whole function, the first that the patch adds to it.
  constexpr size_t Enough = 12;
  for (size_t I = 0; I < Hunk.Lines.size(); ++I) {
    const bool IsAdded =
        Hunk.Lines[I].Kind == '+' && IsWithin(I, P.FirstLine, P.LastLine);
    if (IsAdded)
      Lines = {Lines ? Lines->first : I, I};
    if (Lines && (!IsAdded || I - Lines->first + 1 == Enough))
      break;
  }
  return Lines;
}

const DiffHunk &hunkOf(const ReviewedPatch &Patch, const Said &S) {
  return Patch.Sent[S.Hunk->first].Hunks[S.Hunk->second];
}

size_t firstQuoted(const DiffHunk &Hunk, const Said &S, size_t Next) {
  constexpr size_t Few = 6;
  ArrayRef<DiffLine> Lines = Hunk.Lines;
  size_t Begin = S.First;
  for (size_t Count = 0;
       Count < Few && Begin > Next && !Lines[Begin - 1].isBlank(); ++Count)
    --Begin;
  // A blank line alone shows nothing.
  if (Lines[S.Last].isBlank())
    Begin = std::min(Begin, S.Last - std::min<size_t>(S.Last, 2));
  // Hiding a line or two does not pay.
  return Begin <= Next + 2 ? Next : Begin;
}

/// \p P as it is said of \p Patch.
static Said located(const ReviewedPatch &Patch, const Proposal &P,
                    TextsAfter &Texts) {
  Said S;
  S.What = &P;
  S.Of = S.With = aboutOf(P);
  const std::string &Text = Texts.of(P);
  S.Code = P.Adds ? insertedCode(P, Text) : proposedCode(P, Text);
  for (size_t File = 0; File < Patch.Sent.size(); ++File) {
    if (P.Where.Path != Patch.Tree + "/" + Patch.Sent[File].Path)
      continue;
    ArrayRef<DiffHunk> Hunks = Patch.Sent[File].Hunks;
    for (size_t I = 0; I < Hunks.size() && !S.Hunk; ++I)
      if (auto Lines = linesIn(Hunks[I], P, Text)) {
        S.Hunk = {File, I};
        std::tie(S.First, S.Last) = *Lines;
      }
  }
  return S;
}

static void sortByPlace(std::vector<Said> &All) {
  auto Key = [](const Said &S) {
    return std::make_tuple(S.IsExisting, S.With, !S.Hunk,
                           S.Hunk.value_or(std::pair<size_t, size_t>()), S.Last,
                           S.Of, S.Number);
  };
  llvm::sort(All,
             [&](const Said &A, const Said &B) { return Key(A) < Key(B); });
}

/// The lines of its file that the code of \p S stands in place of.
static std::pair<unsigned, unsigned> replacedLines(const Said &S,
                                                   StringRef Text) {
  std::pair<unsigned, unsigned> Lines{~0u, 0};
  for (const TextEdit &E : S.What->Edits)
    if (E.Path == S.What->Where.Path && E.Length)
      Lines = {std::min(Lines.first, lineNumber(Text, E.Offset)),
               std::max(Lines.second, lineNumber(Text, E.end() - 1))};
  return Lines;
}

/// Nobody needs to lay out a line that is to be another one anyway.
static void dropLayoutOfReplaced(std::vector<Said> &All, TextsAfter &Texts) {
  std::map<StringRef, std::vector<std::pair<unsigned, unsigned>>> Replaced;
  for (const Said &S : All)
    if (S.Of != About::Layout && !S.IsExisting)
      Replaced[S.What->Where.Path].push_back(
          replacedLines(S, Texts.of(*S.What)));
  erase_if(All, [&](const Said &S) {
    return S.Of == About::Layout &&
           any_of(Replaced[S.What->Where.Path], [&](const auto &Lines) {
             return Lines.first <= S.What->Where.Line &&
                    S.What->Where.Line <= Lines.second;
           });
  });
}

/// What is about lines that are quoted for something worse stands there, so
/// that they are quoted once. Sorts what there is to say.
static void joinQuotes(const ReviewedPatch &Patch, std::vector<Said> &All) {
  sortByPlace(All);
  for (Said &S : All) {
    if (!S.Hunk)
      continue;
    auto Worse = find_if(All, [&](const Said &Other) {
      return Other.With < S.With && Other.Hunk == S.Hunk &&
             S.Last <= Other.Last &&
             firstQuoted(hunkOf(Patch, S), Other, 0) <= S.First;
    });
    if (Worse != All.end())
      S.With = Worse->With;
  }
  sortByPlace(All);
}

/// What is asked for in the same way of several places. Tests that spell out a
/// predicate which the tree does not have go with the chains that want it.
static std::string groupOf(const Said &S) {
  const HeaderNeed Pair;
  const Proposal &P = *S.What;
  std::string Group = likeness(P);
  if ((P.Asks == Request::FoldChain || P.Asks == Request::CallUnified) &&
      (P.Needs.count(Pair) || P.Lacks == Pair))
    Group = "unified pair";
  return (S.IsExisting ? "existing " : "") + Group;
}

/// What is asked for in several places and has code is said at each; without
/// code it is counted where it is asked for first, in its own section if it is.
static void group(std::vector<Said> &All) {
  std::map<std::string, size_t> Leaders;
  for (bool InItsOwn : {true, false})
    for (size_t I = 0; I < All.size(); ++I)
      if (!InItsOwn || All[I].With == All[I].Of)
        Leaders.try_emplace(groupOf(All[I]), I);
  std::vector<Said> Left;
  for (size_t I = 0; I < All.size(); ++I) {
    const size_t Leader = Leaders[groupOf(All[I])];
    All[I].IsAgain = I != Leader;
    if (I != Leader && All[I].Code.empty())
      All[Leader].Others.push_back(All[I].What);
  }
  copy_if(All, std::back_inserter(Left),
          [](const Said &S) { return !S.IsAgain || !S.Code.empty(); });
  All = std::move(Left);
}

std::vector<Said> inOrder(const ReviewedPatch &Patch, const Review &Found,
                          TextsAfter &Texts) {
  std::vector<Said> All;
  for (const ReviewFinding &F : Found.Findings)
    All.push_back(located(Patch, F.What, Texts));
  for (const Proposal &P : Found.Existing) {
    All.push_back(located(Patch, P, Texts));
    All.back().IsExisting = true;
    All.back().Hunk.reset();
  }
  for (size_t I = 0; I < All.size(); ++I)
    All[I].Number = I;
  dropLayoutOfReplaced(All, Texts);
  joinQuotes(Patch, All);
  group(All);
  return All;
}

} // namespace swapfold
