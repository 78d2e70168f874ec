//===- KindSiblings.cpp - what a file's functions ask for -----------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/rules/KindSiblings.h"
#include "rewrites/ast/DynamicRecursiveASTVisitor.h"
#include "rewrites/ast/Expressions.h"
#include "rewrites/sites/Callers.h"
#include "rewrites/sites/KindTests.h"
#include "rewrites/sites/KindTypes.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SetOperations.h"

using namespace clang;
using namespace llvm;

namespace swapfold {

/// A kind that one place leaves out and places like it handle.
struct LeftToSiblings {
  SourceLocation Place; ///< of the test, or of the switch
  const CallExpr *Test; ///< null for a switch
  std::vector<std::string> Handled;
  std::string Missing;
  SourceLocation Sibling; ///< a place that handles it
};

/// Reads what one function asks for.
class KindSiblings::Reader : public DynamicRecursiveASTVisitor {
public:
  Reader(const FunctionDecl &Function, const EntryFamily &Family,
         ASTContext &Context)
      : Family(Family), Context(Context), Known(Family.typesAskedFor()) {
    Out.Function = Function.getCanonicalDecl();
    TraverseStmt(Function.getBody());
  }

  Asked Out;

  bool VisitBinaryOperator(BinaryOperator *Op) override {
    if (Op->isEqualityOp()) {
      addType(*Op->getLHS(), Out.Types);
      addType(*Op->getRHS(), Out.Types);
    }
    if (!Op->isLogicalOp() || !Read.insert(Op).second)
      return true;
    std::vector<const Expr *> Operands;
    flatten(Op, Op->getOpcode(), Operands, &Read);
    std::vector<std::pair<const Expr *, Test>> ByValue;
    for (const Expr *Operand : Operands)
      if (const CallExpr *Call = questionIn(Operand, Op->getOpcode())) {
        auto It = find_if(ByValue, [&](const auto &Of) {
          return sameExpr(Of.first, Call->getArg(0), Context);
        });
        if (It == ByValue.end())
          It = ByValue.insert(It, {Call->getArg(0), {}});
        It->second.try_emplace(nameOf(*Call).str(), Call);
        Read.insert(Call);
      }
    for (auto &[_, Together] : ByValue)
      Out.Tests.push_back(std::move(Together));
    return true;
  }

  bool VisitCallExpr(CallExpr *Call) override {
    const FunctionDecl *Callee = Call->getDirectCallee();
    if (!Callee || !Callee->getIdentifier())
      return true;
    Out.Calls.insert(Callee->getCanonicalDecl());
    if (const KindSet *Own = Family.accepts(Callee->getName()))
      set_union(Out.Types, Own->Types);
    if (isQuestion(*Call) && Read.insert(Call).second)
      Out.Tests.push_back({{Callee->getName().str(), Call}});
    return true;
  }

  bool VisitSwitchStmt(SwitchStmt *S) override {
    std::set<std::string> Named;
    for (const SwitchCase *Each = S->getSwitchCaseList(); Each;
         Each = Each->getNextSwitchCase())
      if (const auto *Case = dyn_cast<CaseStmt>(Each))
        addType(*Case->getLHS(), Named);
    if (Named.empty())
      return true;
    set_union(Out.Types, Named);
    Switch Own{S->getBeginLoc(), {}};
    for (const Kind *K : kindsOf(Named, Family))
      Own.Kinds.insert(K->Name);
    Out.Switches.push_back(std::move(Own));
    return true;
  }

private:
  /// Adds the type that \p E names, if it names one.
  void addType(const Expr &E, std::set<std::string> &Into) const {
    if (StringRef Name = constantText(E, Context); Known.count(Name.str()))
      Into.insert(Name.str());
  }

  static StringRef nameOf(const CallExpr &Call) {
    return Call.getDirectCallee()->getName();
  }

  /// True if \p Call asks for a whole kind.
  bool isQuestion(const CallExpr &Call) const {
    const FunctionDecl *Callee = Call.getDirectCallee();
    const KindSet *Own = Callee && Callee->getIdentifier()
                             ? Family.accepts(Callee->getName())
                             : nullptr;
    return Own && Own->Exact && Call.getNumArgs() == 1 &&
           wholeKind(Own->Types, Family);
  }

  /// The question that an operand of \p Op is: as such in ||, negated in &&.
  const CallExpr *questionIn(const Expr *E, BinaryOperatorKind Op) const {
    E = withoutLikely(E);
    if (Op == BO_LAnd) {
      const auto *Not = dyn_cast<UnaryOperator>(E);
      if (!Not || Not->getOpcode() != UO_LNot)
        return nullptr;
      E = withoutLikely(Not->getSubExpr());
    }
    const auto *Call = dyn_cast<CallExpr>(E);
    return Call && isQuestion(*Call) ? Call : nullptr;
  }

  const EntryFamily &Family;
  ASTContext &Context;
  const std::set<std::string> Known; ///< types
  DenseSet<const Expr *> Read;
};

/// What \p One asks for, and what the functions of the file do that it calls.
std::set<std::string> KindSiblings::typesOf(const Asked &One) const {
  std::set<std::string> Out = One.Types;
  for (const Asked &Other : All)
    if (One.Calls.count(Other.Function))
      set_union(Out, Other.Types);
  return Out;
}

static bool haveCommon(const std::set<std::string> &A,
                       const std::set<std::string> &B) {
  return !set_intersection(A, B).empty();
}

void KindSiblings::addTests(const Asked &Own, const EntryFamily &Family,
                            std::vector<LeftToSiblings> &Into) const {
  // Who asks for several kinds tells them apart.
  std::set<std::string> Names;
  for (const Test &One : Own.Tests)
    for (const auto &[Name, _] : One)
      Names.insert(Name);
  if (Names.size() != 1)
    return;
  const std::set<std::string> Types = typesOf(Own);
  const auto &[Name, Call] = *Own.Tests.front().begin();
  for (const Asked &Other : All)
    for (const Test &Both : Other.Tests) {
      if (&Other == &Own || Both.size() != 2 || !Both.count(Name))
        continue;
      const auto &[Second, Place] =
          Both.begin()->first == Name ? *Both.rbegin() : *Both.begin();
      const std::set<std::string> &Left = Family.accepts(Second)->Types;
      if (!haveCommon(Left, Types))
        Into.push_back({Call->getExprLoc(),
                        Call,
                        {wholeKind(Family.accepts(Name)->Types, Family)->Name},
                        wholeKind(Left, Family)->Name,
                        Place->getExprLoc()});
    }
}

void KindSiblings::addSwitches(const Asked &Own, const EntryFamily &Family,
                               std::vector<LeftToSiblings> &Into) const {
  const std::set<std::string> Types = typesOf(Own);
  for (const Switch &One : Own.Switches) {
    std::vector<std::pair<const Asked *, const Switch *>> Like;
    for (const Asked &Other : All)
      for (const Switch &Each : Other.Switches)
        if (&Other != &Own && set_is_subset(One.Kinds, Each.Kinds))
          Like.push_back({&Other, &Each});
    if (Like.size() < 2 || One.Kinds.size() < 2)
      continue;
    for (const Kind &K : Family.kinds()) {
      const KindSet *Whole = Family.accepts(K.Predicate);
      if (!Whole)
        continue;
      const std::set<std::string> &Left = Whole->Types;
      auto Asks = [&](const auto &Of) {
        return haveCommon(Left, typesOf(*Of.first));
      };
      auto Has = [&](const auto &Of) { return Of.second->Kinds.count(K.Name); };
      auto Sibling = find_if(Like, Has);
      if (Sibling != Like.end() && !haveCommon(Left, Types) &&
          all_of(Like, Asks))
        Into.push_back({One.Place,
                        nullptr,
                        {One.Kinds.begin(), One.Kinds.end()},
                        K.Name,
                        Sibling->second->Place});
    }
  }
}

static Finding findingOf(const LeftToSiblings &Left, const EditPolicy &Policy) {
  Finding F;
  F.Loc = Left.Place;
  F.Asks = Request::HandleKind;
  F.Message = (Left.Test ? "test of an entry's kind asks for "
                         : "switch over an entry's type handles ") +
              listNames(Left.Handled, "and") + " and leaves out " +
              quoted(Left.Missing) +
              (Left.Test ? ", which another one in this file asks for, too"
                         : ", which the others like it in this file handle");
  F.MissingKinds = {Left.Missing};
  F.OfDefinition = Policy.isInDefinition(F.Loc);
  F.Notes.push_back({Left.Sibling, "it is asked for here"});
  return F;
}

std::vector<Finding> KindSiblings::gaps(const FunctionSites &Sites,
                                        const EditPolicy &Policy) {
  const EntryFamily &Family = Sites.family();
  // Of other families a value mostly has a meaning of its own in each place.
  if (Family.names().isBeside())
    return {};
  if (Of != &Family) {
    All.clear();
    Of = &Family;
    for (const FunctionDecl *F : functionsOfMainFile(Sites.context()))
      All.push_back(std::move(Reader(*F, Family, Sites.context()).Out));
  }
  auto Own = find_if(All, [&](const Asked &One) {
    return One.Function == Sites.function().getCanonicalDecl();
  });
  std::vector<Finding> Out;
  if (Own == All.end())
    return Out;
  std::vector<LeftToSiblings> Found;
  addTests(*Own, Family, Found);
  addSwitches(*Own, Family, Found);
  std::set<std::string> Seen;
  for (const LeftToSiblings &Left : Found)
    if (Seen.insert(Left.Missing).second)
      Out.push_back(findingOf(Left, Policy));
  return Out;
}

} // namespace swapfold
