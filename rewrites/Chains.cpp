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

  const FunctionSites &Sites;
  const EditPolicy &Policy;
  const EntryFamily &Family;
  ASTContext &Context;
};

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
      if (isConverter(U))
        for (const Stmt *P = U.Name; P; P = Sites.parent(P))
          if (P == If->getThen())
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
      while (End < Arms.size() && sameBody(Arms[Begin], Arms[End]))
        ++End;
    if (End - Begin > 1)
      report(Arms.slice(Begin, End - Begin), InARow);
    else if (End < Arms.size() && !Arms[Begin].Uses.empty() &&
             !Arms[End].Uses.empty()) {
      Finding Ladder;
      Ladder.Loc = Arms[Begin].If->getIfLoc();
      Ladder.Message = "tests of an entry's kind have arms that differ";
      Ladder.Notes.push_back({Arms[End].If->getIfLoc(),
                              "not folded: this arm does something else"});
      Found.Ladders.push_back(std::move(Ladder));
    }
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
  std::string Entry = Policy.spelling(All[0]->Entry->getSourceRange());
  if (Entry.empty())
    return because("the entry does not stand in plain text");
  std::string Text;
  const std::string &Unified = Family.names().UnifiedPredicate;
  if (*Types == Family.unifiedTypes()) {
    if (Error E = Policy.visible(Unified, Sites.function(), Into.Loc))
      return std::move(E);
    Text = Unified + "(" + Entry + ")";
    Into.NeedsUnifiedPair |= !Family.hasUnifiedPredicate();
  } else {
    std::vector<std::string> Calls, Missing;
    for (const Use *U : All)
      Calls.push_back(U->Function + "(" + Entry + ")");
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
  FileRange Whole{If->File, If->Begin, Arms.back().Then.End};

  Expected<std::string> Condition = condition(Arms, Into);
  if (!Condition)
    return Condition.takeError();
  std::vector<Edit> Edits{
      {{Whole.File, Parens->Begin + 1, Parens->End - 1}, *Condition}};
  std::vector<FileRange> Units{*If};
  for (const auto &[Offset, U] : First.Uses) {
    const std::string &New =
        givesPage(*U) ? Family.names().UnifiedToPage : Family.pfnFunction();
    if (U->Function == New)
      continue;
    if (Error E = Policy.visible(New, Sites.function(), U->Name->getLocation()))
      return E;
    Into.NeedsUnifiedPair |= givesPage(*U) && !Family.hasUnifiedToPage();
    unsigned At = First.Body.Begin + Offset;
    Edits.push_back({{Whole.File, At, At + unsigned(U->Function.size())}, New});
    if (Expected<FileRange> Unit = layoutUnit(*U->Call, Sites, Policy))
      Units.push_back(*Unit);
    else
      consumeError(Unit.takeError());
  }
  // '} else' stays on one line whichever arm had the braces.
  FileRange Rest{Whole.File, First.Then.End, Whole.End};
  std::string Joint;
  const Stmt *Else = Arms.back().If->getElse();
  bool Braces = isa<CompoundStmt>(First.If->getThen());
  if (Else && Braces != isa<CompoundStmt>(Arms.back().If->getThen())) {
    Expected<FileRange> ElseWord = Policy.editable(
        {Arms.back().If->getElseLoc(), Arms.back().If->getElseLoc()});
    if (!ElseWord)
      return ElseWord.takeError();
    FileRange Gap{Whole.File, Whole.End, ElseWord->Begin};
    if (Policy.text(Gap).trim().empty()) {
      Rest.End = ElseWord->Begin;
      StringRef File = Policy.fileText(Whole.File);
      size_t Line = File.rfind('\n', Whole.Begin) + 1;
      StringRef Indent = File.slice(Line, Whole.Begin);
      Joint = Braces ? " " : ("\n" + Indent.take_while([](char C) {
                               return C == ' ' || C == '\t';
                             })).str();
    }
  }
  Edits.push_back({Rest, Joint});
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
    for (const Arm &A : Arms) {
      for (const Use *U : A.Tested.Uses)
        Found.Claimed.insert(U->Call);
      for (const auto &[_, U] : A.Uses)
        Found.Claimed.insert(U->Call);
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
