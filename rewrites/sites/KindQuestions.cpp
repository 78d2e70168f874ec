//===- KindQuestions.cpp - who asks an entry for its kind -----------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/sites/KindQuestions.h"
#include "rewrites/ast/DynamicRecursiveASTVisitor.h"
#include "rewrites/ast/Expressions.h"
#include "rewrites/sites/ValueChanges.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;
using namespace llvm;

namespace swapfold {
namespace {

/// The parameter that \p E is, or is a part of, without a pointer between.
bool isParameter(const Expr *E) {
  E = asWritten(E);
  while (const auto *Member = dyn_cast<MemberExpr>(E)) {
    if (Member->isArrow())
      return false;
    E = asWritten(Member->getBase());
  }
  const auto *Ref = dyn_cast<DeclRefExpr>(E);
  return Ref && isa<ParmVarDecl>(Ref->getDecl());
}

/// True if \p S calls a predicate of the family.
bool callsPredicate(const Stmt &S, const EntryFamily &Family) {
  if (const auto *Call = dyn_cast<CallExpr>(&S))
    if (const FunctionDecl *Callee = Call->getDirectCallee();
        Callee && Callee->getIdentifier() && Family.accepts(Callee->getName()))
      return true;
  return any_of(S.children(), [&](const Stmt *Child) {
    return Child && callsPredicate(*Child, Family);
  });
}

class Asker : public DynamicRecursiveASTVisitor {
public:
  Asker(const Expr &Entry, const FunctionSites &Sites, KindQuestions &Out)
      : Sites(Sites), Out(Out) {
    variablesIn(Entry, EntryItself);
    follow(Entry, 0);
  }

  bool VisitCallExpr(CallExpr *Call) override {
    const FunctionDecl *Callee = Call->getDirectCallee();
    if (Callee && Callee->getIdentifier())
      if (const Expr *About = askedAbout(*Call, *Callee))
        Out.All.push_back({Call, About});
    return true;
  }

private:
  static bool isAmong(const Variables &Wanted, const Expr &E) {
    Variables Named;
    variablesIn(E, Named);
    return any_of(Named, [&](const VarDecl *V) { return Wanted.count(V); });
  }

  /// The argument of \p Call that it asks about; null if it asks nothing.
  const Expr *askedAbout(const CallExpr &Call,
                         const FunctionDecl &Callee) const {
    const EntryFamily &Family = Sites.family();
    StringRef Name = Callee.getName();
    auto FirstOf = [&](const Variables &Wanted, auto &&Matches) {
      auto It = find_if(Call.arguments(), [&](const Expr *Argument) {
        return isAmong(Wanted, *Argument) && Matches(*Argument);
      });
      return It == Call.arguments().end() ? nullptr : *It;
    };
    auto Any = [](const Expr &) { return true; };
    // A predicate whose body does not tell is one by its name.
    if (Family.accepts(Name) ||
        (Family.defines(Name) && matchPattern(Family.names().Predicate, Name)))
      return FirstOf(Origin, Any);
    if (Name == Family.names().TypeOf)
      return FirstOf(EntryItself, Any);
    if (Family.defines(Name) ||
        !Callee.getReturnType()->isIntegralOrEnumerationType())
      return nullptr;
    if (const Stmt *Body = Callee.hasBody() ? Callee.getBody() : nullptr)
      return callsPredicate(*Body, Family) ? FirstOf(Origin, Any) : nullptr;
    // A body that the parser left out names nothing of the family.
    if (Callee.getDefinition() && Callee.getDefinition()->hasSkippedBody())
      return nullptr;
    // What a call without a visible body looks at is not known.
    return FirstOf(Origin, [&](const Expr &Argument) {
      return Argument.getType()->isRecordType() ||
             isEntryType(Argument.getType(), Family.names());
    });
  }

  /// Notes where \p E comes from: entry = pte_to_swp_entry(pte).
  void follow(const Expr &E, unsigned Depth) {
    variablesIn(E, Origin);
    const auto *Call = dyn_cast<CallExpr>(asWritten(&E));
    if (isParameter(&E) ||
        (Call && Call->getNumArgs() == 1 && isParameter(Call->getArg(0))))
      Out.IsParameter = true;
    if (Depth > 3)
      return;
    Variables Own;
    variablesIn(E, Own);
    for (const VarDecl *V : Own)
      if (V->isLocalVarDecl()) {
        const ValueChanges All(*V, Sites);
        for (const ValueChange &C : All.all())
          if (C.Value)
            follow(*C.Value, Depth + 1);
      }
  }

  const FunctionSites &Sites;
  KindQuestions &Out;
  Variables EntryItself;
  Variables Origin; ///< these, and what they were read from
};

} // namespace

KindQuestions questionsAbout(const Expr &Entry, const FunctionSites &Sites) {
  KindQuestions Out;
  Asker(Entry, Sites, Out).TraverseStmt(Sites.function().getBody());
  return Out;
}

} // namespace swapfold
