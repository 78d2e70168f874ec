//===- Fold.cpp - the edits that fold a chain -----------------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/rules/Fold.h"
#include "rewrites/ast/Expressions.h"
#include "rewrites/layout/StatementText.h"
#include "rewrites/rules/FoldLegality.h"
#include "rewrites/sites/LayoutUnit.h"
#include "rewrites/sites/OpenCoded.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace clang;
using namespace llvm;

namespace swapfold {

namespace {

class Folder {
public:
  Folder(ArrayRef<Arm> Arms, const FunctionSites &Sites,
         const EditPolicy &Policy, Finding &Into)
      : Arms(Arms), Sites(Sites), Policy(Policy), Family(Sites.family()),
        Into(Into) {}

  Error fold();

private:
  Expected<std::string> condition() const;
  std::pair<size_t, size_t> unifiedPart(ArrayRef<const Use *> Tests) const;
  void noteAssertions() const;
  Expected<Edit> withoutOthers() const;

  ArrayRef<Arm> Arms;
  const FunctionSites &Sites;
  const EditPolicy &Policy;
  const EntryFamily &Family;
  Finding &Into;
};

/// Where in \p Tests, which are of one entry, those begin that the unified
/// predicate can stand for, and how many they are; else 1 from the end.
std::pair<size_t, size_t>
Folder::unifiedPart(ArrayRef<const Use *> Tests) const {
  if (Error E = Policy.visible(Family.names().UnifiedPredicate,
                               Sites.function(), Into.Loc))
    consumeError(std::move(E));
  else
    for (size_t Length = Tests.size(); Length > 1; --Length)
      for (size_t First = 0; First + Length <= Tests.size(); ++First)
        if (spellUnified(Tests.slice(First, Length), Family))
          return {First, Length};
  return {Tests.size(), 1};
}

/// What the folded if tests; notes the kinds that keep it from being unified.
Expected<std::string> Folder::condition() const {
  std::vector<const Use *> All;
  std::optional<Likely> Hint;
  for (const Arm &A : Arms) {
    All.insert(All.end(), A.Tested.Uses.begin(), A.Tested.Uses.end());
    Hint = !Hint || *Hint == A.Tested.Hint ? A.Tested.Hint : Likely::No;
  }
  Expected<std::set<std::string>> Types = acceptedByAll(All, Family);
  if (!Types)
    return Types.takeError();
  std::string Text;
  const std::string &Unified = Family.names().UnifiedPredicate;
  if (spellUnified(All, Family)) {
    if (Error E = Policy.visible(Unified, Sites.function(), Into.Loc))
      return E;
    Expected<std::string> Call = callLike(*All[0], Unified, Policy);
    if (!Call)
      return Call.takeError();
    Text = *Call;
    if (!Family.hasUnifiedPredicate())
      Into.Needs.insert({HeaderNeed::UnifiedPair});
  } else {
    std::vector<std::string> Calls, Missing;
    auto [First, Length] = unifiedPart(All);
    for (size_t I = 0; I < All.size(); I += I == First ? Length : 1) {
      Expected<std::string> Call =
          callLike(*All[I], I == First ? Unified : All[I]->Function, Policy);
      if (!Call)
        return Call.takeError();
      Calls.push_back(*Call);
    }
    if (Length > 1 && !Family.hasUnifiedPredicate())
      Into.Needs.insert({HeaderNeed::UnifiedPair});
    Text = join(Calls, " || ");
    for (const Kind &K : Family.kinds()) {
      const KindSet *Own = Family.accepts(K.Predicate);
      if (Own && any_of(Own->Types, [&](const std::string &Type) {
            return Family.unifiedTypes().count(Type) && !Types->count(Type);
          }))
        Missing.push_back(K.Name);
    }
    if (!Missing.empty())
      Into.Notes.push_back({Into.Loc, "'" + Unified + "' would also accept " +
                                          join(Missing, ", ") + " entries"});
  }
  if (*Hint != Likely::No)
    Text = (*Hint == Likely::Likely ? "likely(" : "unlikely(") + Text + ")";
  return Text;
}

/// An arm that did without a converter may gain what the unified one asserts.
void Folder::noteAssertions() const {
  std::vector<const Use *> ByHand;
  for (const Arm &A : Arms)
    if (any_of(A.Converters, [](const auto &C) { return C.second.OpenCoded; }))
      llvm::append_range(ByHand, A.Tested.Uses);
  if (ByHand.empty())
    return;
  Expected<std::set<std::string>> Types = acceptedByAll(ByHand, Family);
  if (!Types)
    return consumeError(Types.takeError());
  std::string Gained = assertionsFor(*Types, Family);
  if (!Gained.empty())
    Into.Notes.push_back(
        {Into.Loc, "'" + Family.names().UnifiedToPage + "' adds " + Gained});
}

/// The edit that deletes all arms but the first. What follows the last one
/// comes to stand where the second one did.
Expected<Edit> Folder::withoutOthers() const {
  const Arm &First = Arms.front(), &Last = Arms.back();
  FileRange Others{First.Then.File, First.Then.End, Last.Then.End};
  if (!Last.If->getElse()) {
    // Blanks at a line's end would be part of a line comment that stays.
    StringRef Behind = Policy.fileText(Others.File).substr(Others.End);
    StringRef Next = Behind.ltrim(" \t");
    if (Next.starts_with("\n"))
      Others.End += Behind.size() - Next.size();
    return Edit{Others, ""};
  }
  Expected<FileRange> Else = Policy.editable(First.If->getElseLoc());
  if (!Else)
    return Else.takeError();
  Expected<FileRange> NextElse = Policy.editable(Last.If->getElseLoc());
  if (!NextElse)
    return NextElse.takeError();
  if (Policy.text({Others.File, Others.End, NextElse->Begin}).trim().empty())
    Others = {Others.File, Else->Begin, NextElse->Begin};
  return Edit{Others, ""};
}

Error Folder::fold() {
  const Arm &First = Arms.front();
  Expected<FileRange> If =
      Policy.editable({First.If->getIfLoc(), First.If->getRParenLoc()});
  if (!If)
    return If.takeError();
  Expected<FileRange> Parens =
      Policy.editable({First.If->getLParenLoc(), First.If->getRParenLoc()});
  if (!Parens)
    return Parens.takeError();

  Expected<std::string> Condition = condition();
  if (!Condition)
    return Condition.takeError();
  std::vector<Edit> Edits{
      {{If->File, Parens->Begin + 1, Parens->End - 1}, *Condition}};
  std::vector<FileRange> Units{*If};
  for (const auto &[_, C] : First.Converters) {
    if (!isEdited(C, First, Sites))
      continue;
    const std::string &New = C.unified(Family);
    if (Error E =
            Policy.visible(New, Sites.function(), C.By->Name->getLocation()))
      return E;
    if (New == Family.names().UnifiedToPage && !Family.hasUnifiedToPage())
      Into.Needs.insert({HeaderNeed::UnifiedPair});
    if (C.OpenCoded) {
      Expected<std::vector<Edit>> ByHand =
          replaceOpenCoded(*C.By, *C.OpenCoded, New, Policy);
      if (!ByHand)
        return ByHand.takeError();
      llvm::append_range(Edits, *ByHand);
    } else {
      Expected<FileRange> Name = Policy.editable(C.By->Name->getLocation());
      if (!Name)
        return Name.takeError();
      Edits.push_back({*Name, New});
    }
    if (Expected<FileRange> Unit = layoutUnit(*C.By->Call, Sites, Policy))
      Units.push_back(*Unit);
    else
      consumeError(Unit.takeError());
  }
  noteAssertions();
  Expected<Edit> Others = withoutOthers();
  if (!Others)
    return Others.takeError();
  Edits.push_back(*Others);
  Into.Edits = laidOut(std::move(Edits), std::move(Units), Policy);
  return Error::success();
}

} // namespace

Error fold(ArrayRef<Arm> Arms, bool InARow, const FunctionSites &Sites,
           const EditPolicy &Policy, Finding &Into) {
  if (Error E = mayFold(Arms, InARow, Sites, Policy))
    return E;
  return Folder(Arms, Sites, Policy, Into).fold();
}

} // namespace swapfold
