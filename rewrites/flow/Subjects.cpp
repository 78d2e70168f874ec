//===- Subjects.cpp - what has a kind in a function -----------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/flow/Subjects.h"
#include "rewrites/ast/Expressions.h"
#include "rewrites/ast/PureCall.h"
#include "rewrites/sites/ValueChanges.h"
#include "clang/AST/ExprCXX.h"
#include "clang/Lex/Lexer.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace clang;
using namespace llvm;

namespace swapfold {

bool Subjects::isEntry(QualType Type) const {
  return isEntryType(Type, Sites.family().names());
}

/// True if reading \p S twice may give two values though no statement of the
/// function changes anything.
static bool isUnsteady(const Stmt &S) {
  if (isa<StmtExpr, AtomicExpr, LambdaExpr>(S))
    return true;
  if (const auto *E = dyn_cast<Expr>(&S);
      E && E->isGLValue() &&
      (E->getType().isVolatileQualified() || E->getType()->isAtomicType()))
    return true;
  return any_of(S.children(),
                [](const Stmt *Child) { return Child && isUnsteady(*Child); });
}

bool Subjects::isCarrierReader(const FunctionDecl &F) const {
  if (F.getNumParams() != 1 || !F.getIdentifier() ||
      Sites.family().names().isBeside() || !isEntry(F.getReturnType()))
    return false;
  QualType Param = F.getParamDecl(0)->getType();
  return !Param->isPointerType() && !isEntry(Param) && takesValues(F);
}

/// The step in which \p Change happens; null if there is none.
const Stmt *Subjects::stepOf(const Stmt *Change) const {
  if (const auto *E = dyn_cast<Expr>(Change))
    Change = E->IgnoreParens();
  while (Change && !Steps.count(Change)) {
    if (isa<CompoundStmt>(Change))
      return nullptr;
    Change = Sites.parent(Change);
  }
  return Change;
}

/// True if \p Change only hands the address of the subject to a call: what
/// changes the subject is then the call.
static bool isHandedOn(const Stmt *Change, const FunctionSites &Sites) {
  const auto *Address = dyn_cast<UnaryOperator>(Change);
  if (!Address || Address->getOpcode() != UO_AddrOf)
    return false;
  const Stmt *P = Sites.parentPastCasts(Change);
  return P && P->getStmtClass() == Stmt::CallExprClass;
}

/// Adds \p New, with all that may change it.
std::optional<unsigned> Subjects::add(Subject New) {
  unsigned Id = All.size();
  All.push_back(New);
  Profiles.emplace_back();
  if (New.What)
    New.What->Profile(Profiles.back(), Sites.context(), /*Canonical=*/true);
  Followed.push_back(true);
  const ValueChanges Known = New.Variable ? ValueChanges(*New.Variable, Sites)
                                          : ValueChanges(*New.What, Sites);
  bool Steady = !Known.mayDiffer();
  for (const ValueChange &C : Known.all()) {
    if (isHandedOn(C.By, Sites))
      continue;
    const Stmt *Step = stepOf(C.By);
    Steady &= Step != nullptr;
    if (Step && !is_contained(Changes[Step], Id))
      Changes[Step].push_back(Id);
    Changing.insert(Id);
  }
  Followed[Id] = Steady;
  return Steady ? std::optional(Id) : std::nullopt;
}

std::optional<unsigned> Subjects::find(const VarDecl &Variable) {
  for (unsigned Id = 0; Id < All.size(); ++Id)
    if (All[Id].Variable == &Variable)
      return Followed[Id] ? std::optional(Id) : std::nullopt;
  // Another declaration would be the same variable by another name.
  if (Variable.getType().isVolatileQualified() || Variable.getPreviousDecl() ||
      Variable.getMostRecentDecl() != &Variable)
    return std::nullopt;
  Subject New;
  New.Variable = &Variable;
  return add(New);
}

std::optional<unsigned> Subjects::find(const Expr *E) {
  E = asWritten(E);
  if (const VarDecl *Variable = variableOf(E))
    return find(*Variable);
  if (const auto *Call = dyn_cast<CallExpr>(E)) {
    const FunctionDecl *Callee = Call->getDirectCallee();
    if (!Callee || !Callee->getIdentifier() || !changesNothing(*Call))
      return std::nullopt;
    if (Call->getNumArgs() == 1 &&
        (Callee->getName() == Sites.family().names().TypeOf ||
         isCarrierReader(*Callee))) {
      std::optional<unsigned> Base = find(Call->getArg(0));
      return Base ? std::optional(derived(*Base, *Callee)) : std::nullopt;
    }
    // What else gives an entry makes one.
    if (isEntry(Callee->getReturnType()))
      return std::nullopt;
  }
  if (!isa<CallExpr, MemberExpr, ArraySubscriptExpr, UnaryOperator>(E) ||
      E->HasSideEffects(Sites.context(), /*IncludePossibleEffects=*/false) ||
      isUnsteady(*E))
    return std::nullopt;
  FoldingSetNodeID Profile;
  E->Profile(Profile, Sites.context(), /*Canonical=*/true);
  for (unsigned Id = 0; Id < All.size(); ++Id)
    if (All[Id].What && Profiles[Id] == Profile)
      return Followed[Id] ? std::optional(Id) : std::nullopt;
  Subject New;
  New.What = E;
  return add(New);
}

unsigned Subjects::derived(unsigned Base, const FunctionDecl &Via) {
  const FunctionDecl *Canonical = Via.getCanonicalDecl();
  for (unsigned Id = 0; Id < All.size(); ++Id)
    if (All[Id].Base == Base && All[Id].Via == Canonical)
      return Id;
  Subject New;
  New.Base = Base;
  New.Via = Canonical;
  All.push_back(New);
  Profiles.emplace_back();
  Followed.push_back(true);
  return All.size() - 1;
}

ArrayRef<unsigned> Subjects::changedBy(const Stmt *Step) const {
  auto It = Changes.find(Step);
  return It == Changes.end() ? ArrayRef<unsigned>() : It->second;
}

/// What \p Id is made of in the end.
unsigned Subjects::baseOf(unsigned Id) const {
  while (All[Id].Base != Subject::None)
    Id = All[Id].Base;
  return Id;
}

bool Subjects::isChangedBy(const Stmt &Step, unsigned Id) const {
  return is_contained(changedBy(&Step), baseOf(Id));
}

bool Subjects::neverChanges(unsigned Id) const {
  return !Changing.count(baseOf(Id));
}

bool Subjects::isLocal(unsigned Id) const {
  const VarDecl *Variable = All[baseOf(Id)].Variable;
  return Variable && Variable->hasLocalStorage() &&
         !Variable->getType()->isReferenceType();
}

bool Subjects::isMadeOf(unsigned Id, unsigned Part) const {
  for (; Id != Part; Id = All[Id].Base)
    if (All[Id].Base == Subject::None)
      return false;
  return true;
}

bool Subjects::changesWithin(const Stmt &S, unsigned Id) const {
  return isChangedBy(S, Id) || any_of(S.children(), [&](const Stmt *Child) {
           return Child && changesWithin(*Child, Id);
         });
}

std::string Subjects::text(unsigned Id) const {
  const Subject &S = All[Id];
  if (S.Via)
    return S.Via->getName().str() + "(" + text(S.Base) + ")";
  if (S.Variable)
    return S.Variable->getName().str();
  const ASTContext &Context = Sites.context();
  std::string Out;
  raw_string_ostream Stream(Out);
  S.What->printPretty(Stream, nullptr, Context.getPrintingPolicy());
  return Out;
}

std::optional<unsigned> Subjects::called(StringRef Text) const {
  std::optional<unsigned> Out;
  for (unsigned Id = 0; Id < All.size(); ++Id) {
    std::string Own = text(Id);
    erase_if(Own, [](char C) { return llvm::isSpace(C); });
    if (!Followed[Id] || Own != Text)
      continue;
    if (Out)
      return std::nullopt;
    Out = Id;
  }
  return Out;
}

} // namespace swapfold
