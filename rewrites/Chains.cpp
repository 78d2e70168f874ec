//===- Chains.cpp - chains of kind tests that say one thing ---------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/Chains.h"
#include "rewrites/Arms.h"
#include "rewrites/FoldLegality.h"
#include "rewrites/Statements.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace clang;
using namespace llvm;

namespace swapfold {
namespace {

class ChainFinder : public RecursiveASTVisitor<ChainFinder> {
public:
  ChainFinder(const FunctionSites &Sites, const EditPolicy &Policy)
      : Sites(Sites), Policy(Policy), Family(Sites.family()),
        Context(Sites.context()) {}

  Chains Found;

  /// What a fold deletes is looked at no more.
  bool TraverseStmt(Stmt *S) {
    return Deleted.count(S) || RecursiveASTVisitor::TraverseStmt(S);
  }

  bool VisitIfStmt(IfStmt *If) {
    const auto *Above = dyn_cast_or_null<IfStmt>(Sites.parent(If));
    if (Above && Above->getElse() == If)
      return true; // part of a ladder that was seen from its top
    std::vector<const IfStmt *> Ladder;
    for (const IfStmt *At = If; At;
         At = dyn_cast_or_null<IfStmt>(At->getElse()))
      Ladder.push_back(At);
    if (Ladder.size() > 1)
      runs(Ladder, /*InARow=*/false);
    return true;
  }

  bool VisitCompoundStmt(CompoundStmt *Block) {
    std::vector<const IfStmt *> Row;
    auto Flush = [&] {
      if (Row.size() > 1)
        runs(Row, /*InARow=*/true);
      Row.clear();
    };
    for (const Stmt *S : Block->body()) {
      const auto *If = dyn_cast<IfStmt>(S);
      if (If && !If->getElse())
        Row.push_back(If);
      else
        Flush();
    }
    Flush();
    return true;
  }

private:
  void runs(ArrayRef<const IfStmt *> Ifs, bool InARow);
  void run(MutableArrayRef<Arm> Arms, bool InARow);
  void report(ArrayRef<Arm> Arms, bool InARow);
  Error fold(ArrayRef<Arm> Arms, bool InARow, Finding &Into);
  Expected<std::string> condition(ArrayRef<Arm> Arms, Finding &Into) const;
  void reportMacro(ArrayRef<const IfStmt *> Ifs);
  Expected<Edit> withoutOthers(ArrayRef<Arm> Arms) const;
  bool isWithin(const Stmt *S, const Stmt *Outer) const;

  const FunctionSites &Sites;
  const EditPolicy &Policy;
  const EntryFamily &Family;
  ASTContext &Context;
  DenseSet<const Stmt *> Deleted;
};

bool ChainFinder::isWithin(const Stmt *S, const Stmt *Outer) const {
  while (S && S != Outer)
    S = Sites.parent(S);
  return S;
}

/// A test and a converter per arm, but no text to edit: somebody's macro.
void ChainFinder::reportMacro(ArrayRef<const IfStmt *> Ifs) {
  const SourceManager &SM = Policy.sources();
  if (!all_of(Ifs, [&](const IfStmt *If) {
        return SM.isMacroBodyExpansion(If->getIfLoc());
      }))
    return;
  std::vector<std::set<std::string>> Converted;
  for (const IfStmt *If : Ifs) {
    if (!readTests(If->getCond(), Sites))
      return;
    Converted.emplace_back();
    for (const Use &U : Sites.uses())
      if ((U.Does == Role::ToPage || U.Does == Role::ToPfn) &&
          isWithin(U.Name, If->getThen()))
        Converted.back().insert(U.Function);
    if (Converted.back().size() != 1)
      return;
  }
  Finding F;
  F.Loc = Ifs.front()->getIfLoc();
  F.Message = std::to_string(Ifs.size()) +
              " tests of an entry's kind convert it by kind in a macro";
  F.Notes.push_back({F.Loc, "not folded: it stands in a macro"});
  Found.Findings.push_back(std::move(F));
}

/// Cuts \p Ifs into runs of arms that test one entry.
void ChainFinder::runs(ArrayRef<const IfStmt *> Ifs, bool InARow) {
  reportMacro(Ifs);
  std::vector<Arm> Run;
  auto Flush = [&] {
    if (Run.size() > 1)
      run(Run, InARow);
    Run.clear();
  };
  for (const IfStmt *If : Ifs) {
    std::optional<Arm> A = readArm(*If, Sites, Policy);
    if (!A) {
      Flush();
      continue;
    }
    if (!Run.empty() && !sameExpr(&Run.back().entry(), &A->entry(), Context))
      Flush();
    Run.push_back(std::move(*A));
  }
  Flush();
}

void ChainFinder::run(MutableArrayRef<Arm> Arms, bool InARow) {
  for (size_t Begin = 0; Begin < Arms.size();) {
    size_t End = Begin + 1;
    if (!Arms[Begin].Uses.empty())
      while (End < Arms.size() && sameBody(Arms[Begin], Arms[End], Family))
        ++End;
    if (End - Begin > 1)
      report(Arms.slice(Begin, End - Begin), InARow);
    else if (End < Arms.size() && !Arms[Begin].Uses.empty() &&
             !Arms[End].Uses.empty())
      Found.Ladders.push_back({Arms[Begin].If->getIfLoc(),
                               "tests of an entry's kind have arms that differ",
                               {},
                               {{Arms[End].If->getIfLoc(),
                                 "not folded: this arm does something else"}}});
    Begin = End;
  }
}

/// What the folded if tests; notes the kinds that keep it from being unified.
Expected<std::string> ChainFinder::condition(ArrayRef<Arm> Arms,
                                             Finding &Into) const {
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
  if (*Types == Family.unifiedTypes() && Family.unifiedIsExact()) {
    if (Error E = Policy.visible(Unified, Sites.function(), Into.Loc))
      return E;
    Expected<std::string> Call = callLike(*All[0], Unified, Policy);
    if (!Call)
      return Call.takeError();
    Text = *Call;
    Into.NeedsUnifiedPair |= !Family.hasUnifiedPredicate();
  } else {
    std::vector<std::string> Calls, Missing;
    for (const Use *U : All) {
      Expected<std::string> Call = callLike(*U, U->Function, Policy);
      if (!Call)
        return Call.takeError();
      Calls.push_back(*Call);
    }
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

/// The edit that deletes all arms but the first. What follows the last one
/// comes to stand where the second one did.
Expected<Edit> ChainFinder::withoutOthers(ArrayRef<Arm> Arms) const {
  const Arm &First = Arms.front(), &Last = Arms.back();
  FileRange Others{First.Then.File, First.Then.End, Last.Then.End};
  if (!Last.If->getElse())
    return Edit{Others, ""};
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

Error ChainFinder::fold(ArrayRef<Arm> Arms, bool InARow, Finding &Into) {
  if (Error E = mayFold(Arms, InARow, Sites, Policy))
    return E;
  const Arm &First = Arms.front();
  Expected<FileRange> If =
      Policy.editable({First.If->getIfLoc(), First.If->getRParenLoc()});
  if (!If)
    return If.takeError();
  Expected<FileRange> Parens =
      Policy.editable({First.If->getLParenLoc(), First.If->getRParenLoc()});
  if (!Parens)
    return Parens.takeError();

  Expected<std::string> Condition = condition(Arms, Into);
  if (!Condition)
    return Condition.takeError();
  std::vector<Edit> Edits{
      {{If->File, Parens->Begin + 1, Parens->End - 1}, *Condition}};
  std::vector<FileRange> Units{*If};
  for (const auto &[Offset, U] : First.Uses) {
    const std::string &New = unifiedName(*U, Family);
    if (U->Function == New)
      continue;
    if (Error E = Policy.visible(New, Sites.function(), U->Name->getLocation()))
      return E;
    Into.NeedsUnifiedPair |=
        U->Does == Role::ToPage && !Family.hasUnifiedToPage();
    unsigned At = First.Body.Begin + Offset;
    Edits.push_back({{If->File, At, At + unsigned(U->Function.size())}, New});
    if (Expected<FileRange> Unit = layoutUnit(*U->Call, Sites, Policy))
      Units.push_back(*Unit);
    else
      consumeError(Unit.takeError());
  }
  Expected<Edit> Others = withoutOthers(Arms);
  if (!Others)
    return Others.takeError();
  Edits.push_back(*Others);
  Into.Edits = laidOut(std::move(Edits), std::move(Units), Policy);
  return Error::success();
}

void ChainFinder::report(ArrayRef<Arm> Arms, bool InARow) {
  Finding F;
  F.Loc = Arms.front().If->getIfLoc();
  F.Message = std::to_string(Arms.size()) + " tests of an entry's kind have "
                                            "arms that differ only in their "
                                            "converter";
  if (Error Blocked = fold(Arms, InARow, F)) {
    F.Edits.clear();
    F.NeedsUnifiedPair = false;
    F.Notes = {{F.Loc, "not folded: " + toString(std::move(Blocked))}};
  } else {
    for (const Arm &A : Arms)
      for (const Use *U : A.Tested.Uses)
        Found.Claimed.insert(U->Call);
    for (const auto &[_, U] : Arms.front().Uses)
      Found.Claimed.insert(U->Call);
    for (const Arm &A : Arms.drop_front()) {
      Deleted.insert(A.If->getThen());
      for (const Use &U : Sites.uses())
        if (isWithin(U.Name, A.If->getThen()))
          Found.Claimed.insert(U.Call);
    }
  }
  Found.Findings.push_back(std::move(F));
}

} // namespace

Chains findChains(const FunctionSites &Sites, const EditPolicy &Policy) {
  ChainFinder Finder(Sites, Policy);
  Finder.TraverseStmt(Sites.function().getBody());
  return std::move(Finder.Found);
}

} // namespace swapfold
