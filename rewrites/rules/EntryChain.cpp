//===- EntryChain.cpp - chains of kind tests that say one thing -----------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/rules/EntryChain.h"
#include "rewrites/ast/DynamicRecursiveASTVisitor.h"
#include "rewrites/ast/Expressions.h"
#include "rewrites/rules/Arms.h"
#include "rewrites/rules/Fold.h"
#include "rewrites/rules/FoldLegality.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;
using namespace llvm;

namespace swapfold {
namespace {

class ChainFinder : public DynamicRecursiveASTVisitor {
public:
  ChainFinder(const FunctionSites &Sites, const EditPolicy &Policy)
      : Sites(Sites), Policy(Policy), Family(Sites.family()),
        Context(Sites.context()) {}

  Chains Found;

  /// What a fold deletes is looked at no more.
  bool TraverseStmt(Stmt *S) override {
    return Deleted.count(S) || DynamicRecursiveASTVisitor::TraverseStmt(S);
  }

  bool VisitIfStmt(IfStmt *If) override {
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

  bool VisitCompoundStmt(CompoundStmt *Block) override {
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
  void claim(const Use &U, Finding &F);
  void keepForChain(ArrayRef<Arm> Arms, bool InARow);
  void reportMacro(ArrayRef<const IfStmt *> Ifs);
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
  F.Asks = Request::FoldChain;
  F.Details = {Family.names().UnifiedPredicate, Family.names().UnifiedToPage};
  F.Message = number(Ifs.size()) +
              " tests of an entry's kind convert it by kind in a macro";
  F.refuse("not folded", "it stands in a macro");
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
    if (!Arms[Begin].Converters.empty())
      while (End < Arms.size() && sameBody(Arms[Begin], Arms[End], Family))
        ++End;
    if (End - Begin > 1)
      report(Arms.slice(Begin, End - Begin), InARow);
    else if (End < Arms.size() && !Arms[Begin].Converters.empty() &&
             !Arms[End].Converters.empty()) {
      Finding Ladder;
      Ladder.Loc = Arms[Begin].If->getIfLoc();
      Ladder.Asks = Request::Nothing;
      Ladder.Message = "tests of an entry's kind have arms that differ";
      Ladder.Notes.push_back({Arms[End].If->getIfLoc(),
                              "not folded: this arm does something else",
                              NoteRole::Refusal});
      Found.Ladders.push_back(std::move(Ladder));
    }
    Begin = End;
  }
}

/// If a chain may not be folded only because of what its converters are, new
/// names would hide that from the next run: they keep theirs.
void ChainFinder::keepForChain(ArrayRef<Arm> Arms, bool InARow) {
  Error AsItIs = mayFold(Arms, InARow, Sites, Policy);
  if (!AsItIs)
    return;
  consumeError(std::move(AsItIs));
  std::vector<Arm> Renamed(Arms.begin(), Arms.end());
  for (Arm &A : Renamed)
    for (auto &[_, C] : A.Converters)
      C.Renamed = true;
  if (Error Blocked = mayFold(Renamed, InARow, Sites, Policy))
    return consumeError(std::move(Blocked));
  for (const Arm &A : Arms)
    for (const auto &[_, C] : A.Converters)
      if (C.changes(Family))
        Found.Kept.insert(C.By->Call);
}

/// Nobody else speaks of what the edits of \p F take away.
void ChainFinder::claim(const Use &U, Finding &F) {
  Found.Claimed.insert(U.Call);
  if (U.Does == Role::ToPage || U.Does == Role::ToPfn ||
      U.Does == Role::Constructor || U.Does == Role::Mutator ||
      Family.kindOfWritePredicate(U.Function))
    F.Stays.push_back({U.Name->getLocation(), "'" + U.Function + "' stays"});
}

void ChainFinder::report(ArrayRef<Arm> Arms, bool InARow) {
  Finding F;
  F.Loc = Arms.front().If->getIfLoc();
  F.Asks = Request::FoldChain;
  F.End = Arms.back().If->getEndLoc();
  F.Details = {Family.names().UnifiedPredicate, Family.names().UnifiedToPage};
  F.Message = number(Arms.size()) + " tests of an entry's kind have arms that "
                                    "differ only in their converter";
  if (Error Blocked = fold(Arms, InARow, Sites, Policy, F)) {
    F.Edits.clear();
    F.Needs.clear();
    F.Notes.clear();
    F.refuse("not folded", toString(std::move(Blocked)));
    keepForChain(Arms, InARow);
  } else {
    for (const Arm &A : Arms)
      for (const Use *U : A.Tested.Uses)
        Found.Claimed.insert(U->Call);
    for (const auto &[_, C] : Arms.front().Converters)
      if (isEdited(C, Arms.front(), Sites))
        claim(*C.By, F);
    for (const Arm &A : Arms.drop_front()) {
      Deleted.insert(A.If->getThen());
      for (const Use &U : Sites.uses())
        if (isWithin(U.Name, A.If->getThen()))
          claim(U, F);
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
