//===- ReviewCompare.cpp - findings after minus those before --------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/layout/Layout.h"
#include "tools/swapfold/review/Review.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace llvm;

namespace swapfold {

namespace {

/// A statement more in a large function is no news.
bool hasGrown(const Proposal &Is, const Proposal &Was) {
  for (auto [Now, Old] : zip(Is.Message.numbers(), Was.Message.numbers()))
    if (Now > Old + Old / 20)
      return true;
  return false;
}

/// True for what is larger than its line or has a name and a size: it may have
/// moved to a line that the patch adds, and be none of its making.
bool mayMove(const Proposal &P) {
  return P.FirstLine || P.Replaces == Replaced::Chains ||
         (!P.Message.numbers().empty() && !P.Message.names().empty());
}

/// True for what a rule says of the line that it stands on, or of the function,
/// whatever stands elsewhere.
bool isOfItsLine(const Proposal &P) { return P.Rule == "kstyle-line-length"; }
bool isOfItsFunction(const Proposal &P) {
  static constexpr StringLiteral Rules[] = {
      "kstyle-condition-layout", "kstyle-large-function",
      "kstyle-large-loop-body", "kstyle-null-fill-loop"};
  return is_contained(Rules, P.Rule);
}

class ReviewComparison {
public:
  explicit ReviewComparison(const ReviewedPatch &Patch,
                            ArrayRef<Proposal> Before = {})
      : Patch(Patch) {
    for (const Proposal &P : Before)
      Old[keyOf(P)].push_back({&P, false});
  }

  /// \p Existing gets what was said before, too, of code that the patch
  /// touches.
  std::vector<ReviewFinding> run(ArrayRef<Proposal> After,
                                 std::vector<Proposal> &Existing);

  bool isNew(const Proposal &P) const;
  bool isOld(const Proposal &P) const;

private:
  struct Was {
    const Proposal *What;
    bool Used;
  };
  using Key = std::pair<std::string, std::string>;

  Key keyOf(const Proposal &P) const {
    return {P.Where.Path, P.Message.withoutNumbers()};
  }
  const DiffFile *diffOf(const Proposal &P) const {
    StringRef Path = P.Where.Path;
    return Path.consume_front(Patch.Tree + "/") ? Patch.find(Path) : nullptr;
  }
  bool isAdded(const Proposal &P) const;
  bool hasMoved(const Proposal &P) const;
  bool isInTouchedFunction(const Proposal &P) const;
  std::optional<bool> take(const Proposal &P,
                           function_ref<bool(const Proposal &Was)> Fits);

  const ReviewedPatch &Patch;
  std::map<Key, std::vector<Was>> Old;
};

} // namespace

bool ReviewComparison::isAdded(const Proposal &P) const {
  const DiffFile *Diff = diffOf(P);
  return Diff && Diff->adds(P.Where.Line);
}

/// True if the patch changes lines of the function that \p P stands in. A line
/// that starts with a brace ends a function.
bool ReviewComparison::isInTouchedFunction(const Proposal &P) const {
  const DiffFile *Diff = diffOf(P);
  if (!Diff)
    return false;
  auto Change = find_if(Patch.Changes, [&](const FileDifference &Change) {
    return Change.Path == Diff->Path;
  });
  if (Change == Patch.Changes.end())
    return false;
  unsigned First = 1, Last = ~0u, Line = 0;
  const std::string New = Change->New.value_or("");
  for (StringRef Text : split(New, '\n')) {
    ++Line;
    if (!Text.starts_with("}"))
      continue;
    if (Line >= P.Where.Line) {
      Last = Line;
      break;
    }
    First = Line + 1;
  }
  return any_of(Diff->Hunks, [&](const DiffHunk &Hunk) {
    return any_of(Hunk.Lines, [&](const DiffLine &Changed) {
      return Changed.Kind != ' ' && First <= Changed.New && Changed.New <= Last;
    });
  });
}

/// True if the patch has added it, whatever was said before: it stands in what
/// the patch adds, and has not moved there.
bool ReviewComparison::isNew(const Proposal &P) const {
  const DiffFile *Diff = diffOf(P);
  if (!Diff || !isAdded(P))
    return false;
  return !mayMove(P) || none_of(Diff->Hunks, [](const DiffHunk &Hunk) {
    return any_of(Hunk.Lines,
                  [](const DiffLine &Line) { return Line.Kind == '-'; });
  });
}

/// True if the line of \p P stood elsewhere in its file, or under other white
/// space, and was as long there, which its text says.
bool ReviewComparison::hasMoved(const Proposal &P) const {
  auto Squeezed = [](StringRef Text) {
    std::string Out = Text.str();
    erase_if(Out, isSpace);
    return Out;
  };
  std::vector<StringRef> Removed;
  StringRef Added;
  for (const DiffHunk &Hunk : diffOf(P)->Hunks)
    for (const DiffLine &Line : Hunk.Lines)
      if (Line.Kind == '-')
        Removed.push_back(Line.Text);
      else if (Line.Kind == '+' && Line.New == P.Where.Line)
        Added = Line.Text;
  return any_of(Removed, [&](StringRef Text) {
    return Squeezed(Text) == Squeezed(Added) &&
           columnAfter(Text) >= columnAfter(Added);
  });
}

/// True if the patch has nothing to do with it, whatever was said before.
bool ReviewComparison::isOld(const Proposal &P) const {
  if (!StringRef(P.Where.Path).starts_with(Patch.Tree + "/"))
    return true;
  if (isOfItsLine(P))
    return !isAdded(P) || hasMoved(P);
  return isOfItsFunction(P) && !isInTouchedFunction(P);
}

/// Takes what said the same before of a place that \p Fits. True if there is
/// one and nothing has grown since.
std::optional<bool>
ReviewComparison::take(const Proposal &P,
                       function_ref<bool(const Proposal &Was)> Fits) {
  auto Known = Old.find(keyOf(P));
  if (Known == Old.end())
    return std::nullopt;
  for (Was &W : Known->second)
    if (!W.Used && Fits(*W.What)) {
      W.Used = true;
      return !hasGrown(P, *W.What);
    }
  return std::nullopt;
}

std::vector<ReviewFinding>
ReviewComparison::run(ArrayRef<Proposal> After,
                      std::vector<Proposal> &Existing) {
  std::vector<std::optional<bool>> Known;
  // On the same line, if any.
  for (const Proposal &P : After) {
    std::optional<unsigned> Line = P.Where.Line;
    if (const DiffFile *Diff = diffOf(P))
      Line = Diff->oldLine(P.Where.Line);
    Known.push_back(take(P, [&](const Proposal &Was) {
      return Line && Was.Where.Line == *Line;
    }));
  }
  std::vector<ReviewFinding> Out;
  for (auto [P, IsKnown] : zip(After, Known)) {
    // What stands outside of the tree is not reviewed.
    if (!StringRef(P.Where.Path).starts_with(Patch.Tree + "/"))
      continue;
    if (isOld(P))
      IsKnown = true;
    // What has moved is not new.
    else if (!IsKnown && !isNew(P))
      IsKnown = take(P, [](const Proposal &) { return true; });
    if (!IsKnown || !*IsKnown)
      Out.push_back({P, !isAdded(P)});
    else if (isInTouchedFunction(P))
      Existing.push_back(P);
  }
  return Out;
}

/// Drops what another finding says better: of a function that is too large its
/// loops, of a wrong conversion that it is one.
static void dropLesser(std::vector<ReviewFinding> &Findings) {
  const std::vector<ReviewFinding> All = Findings;
  erase_if(Findings, [&](const ReviewFinding &Lesser) {
    const Place &Where = Lesser.What.Where;
    return any_of(All, [&](const ReviewFinding &F) {
      const Proposal &Better = F.What;
      if (Better.Where.Path != Where.Path)
        return false;
      if (Lesser.What.Rule == "kstyle-large-loop-body")
        return Better.Rule == "kstyle-large-function" &&
               Better.FirstLine <= Where.Line && Where.Line <= Better.LastLine;
      return Lesser.What.Rule == "swapops-kind-accessor" &&
             Better.Rule == "swapops-kind-mismatch" &&
             Better.Where.Offset == Where.Offset;
    });
  });
}

void dropHabits(const EntryFamily &Known,
                std::vector<ReviewFinding> &Findings) {
  const HeaderNeed Pair;
  auto IsHabit = [&](const Proposal &P) {
    return !Known.hasUnifiedToPage() &&
           any_of(P.Message.names(), [&](const std::string &Name) {
             return Known.kindOfToPage(Name) || Known.kindOfToPfn(Name);
           });
  };
  bool SaidOnce = false;
  std::map<HeaderNeed, std::vector<TextEdit>> Calls;
  erase_if(Findings, [&](const ReviewFinding &F) {
    const Proposal &P = F.What;
    // What the header is asked to have its callers call.
    if (P.Asks == Request::AskWritable) {
      for (const HeaderNeed &Need : P.Needs)
        append_range(Calls[Need], P.Edits);
      return !P.Needs.empty();
    }
    if (P.Adds && P.Adds->What == HeaderNeed::WritablePredicate)
      return F.Elsewhere;
    if (P.Asks != Request::ConvertForAll ||
        !(P.Needs.count(Pair) || P.Lacks == Pair || IsHabit(P)))
      return false;
    return std::exchange(SaidOnce, true);
  });
  for (ReviewFinding &F : Findings)
    if (F.What.Adds && !F.What.Edits.empty())
      append_range(F.What.Edits, Calls[*F.What.Adds]);
}

bool needsComparison(const ReviewedPatch &Patch, const Proposal &P) {
  ReviewComparison Of(Patch);
  return !Of.isNew(P) && !Of.isOld(P);
}

std::vector<ReviewFinding> compareFindings(const ReviewedPatch &Patch,
                                           ArrayRef<Proposal> Before,
                                           ArrayRef<Proposal> After,
                                           std::vector<Proposal> &Existing) {
  std::vector<ReviewFinding> Out =
      ReviewComparison(Patch, Before).run(After, Existing);
  dropLesser(Out);
  return Out;
}

} // namespace swapfold
