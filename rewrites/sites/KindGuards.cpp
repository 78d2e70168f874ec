//===- KindGuards.cpp - which kind an entry is proven to be ---------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/sites/KindGuards.h"
#include "rewrites/ast/Expressions.h"
#include "rewrites/ast/PureCall.h"
#include "rewrites/ast/Statements.h"
#include "rewrites/sites/Assertions.h"
#include "rewrites/sites/ValueChanges.h"
#include "clang/AST/ExprCXX.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SetOperations.h"

using namespace clang;
using namespace llvm;

namespace swapfold {
namespace {

/// Some use of a parameter within \p E; every use is as good.
const Expr *referenceTo(const VarDecl &Param, const Stmt &E) {
  const auto *Ref = dyn_cast<DeclRefExpr>(&E);
  if (Ref && Ref->getDecl() == &Param)
    return Ref;
  for (const Stmt *Child : E.children())
    if (Child)
      if (const Expr *Found = referenceTo(Param, *Child))
        return Found;
  return nullptr;
}

bool isConstantZero(const Expr *E, const ASTContext &Context) {
  Expr::EvalResult Result;
  return E->EvaluateAsInt(Result, Context) && Result.Val.getInt() == 0;
}

} // namespace

/// True if \p S has run whenever control is at \p Place: it is a statement, or
/// an initialiser, that stands before it in a block around it.
bool KindGuards::alwaysBefore(const Stmt *S, const Expr *Place) const {
  if (isa_and_nonnull<DeclStmt>(Sites.parent(S)))
    S = Sites.parent(S);
  const auto *Block = dyn_cast_or_null<CompoundStmt>(Sites.parent(S));
  for (const Stmt *P = Place; P && Block; P = Sites.parent(P))
    if (P == Block)
      return Policy.sources().isBeforeInTranslationUnit(S->getBeginLoc(),
                                                        Place->getBeginLoc());
  return false;
}

/// True if what held at \p From, which is before \p Place, still does there.
bool KindGuards::unchanged(const ValueChanges &All, SourceLocation From,
                           const Expr *Place) const {
  if (All.between(From, Place->getBeginLoc()))
    return false;
  // A loop around the place only may change it behind the place.
  const SourceManager &SM = Policy.sources();
  for (const Stmt *P = Place; P; P = Sites.parent(P))
    if (isLoop(*P) && SM.isBeforeInTranslationUnit(From, P->getBeginLoc()) &&
        All.within(*P))
      return false;
  return true;
}

/// For 'entry = pte_to_swp_entry(pte)': pte, if that is what the entry still
/// holds at \p Place.
std::optional<KindGuards::Subject>
KindGuards::convertedFrom(const Expr *Entry, const Expr *Place) const {
  const auto *Call = dyn_cast<CallExpr>(asWritten(Entry));
  if (!Call) {
    ValueChanges All(*Entry, Sites);
    auto Last = find_if(reverse(All.all()), [&](const ValueChange &C) {
      return alwaysBefore(C.By, Place);
    });
    if (Last == All.all().rend() || !Last->Value)
      return std::nullopt;
    Call = dyn_cast<CallExpr>(asWritten(Last->Value));
    SourceLocation From = Last->By->getEndLoc();
    if (!Call || Call->getNumArgs() != 1 || !unchanged(All, From, Place) ||
        !unchanged(ValueChanges(*Call->getArg(0), Sites), From, Place))
      return std::nullopt;
  }
  if (Call->getNumArgs() != 1 || !changesNothing(*Call) ||
      Call->getArg(0)->HasSideEffects(Sites.context()))
    return std::nullopt;
  return Subject{asWritten(Call->getArg(0)), Call->getDirectCallee()};
}

/// is_K_entry(subject), or a function of one return statement that asks it.
KindGuards::Knowledge KindGuards::impliedByCall(const CallExpr &Call,
                                                bool Holds, const Subject &Of,
                                                const Expr *Place,
                                                unsigned Depth) const {
  const FunctionDecl *Callee = Call.getDirectCallee();
  if (!Callee || !Callee->getIdentifier())
    return {};
  const KindSet *Accepted = Sites.family().accepts(Callee->getName());
  if (Accepted && !Accepted->Types.empty() && Call.getNumArgs() == 1) {
    const Expr *Tested = asWritten(Call.getArg(0));
    // is_migration_entry(pmd_to_swp_entry(pmd)) speaks of pmd, too.
    const auto *Conversion = dyn_cast<CallExpr>(Tested);
    if (Of.Via && Conversion && Conversion->getDirectCallee() == Of.Via &&
        Conversion->getNumArgs() == 1)
      Tested = Conversion->getArg(0);
    if (!sameExpr(Tested, Of.What, Sites.context()))
      return {};
    if (Holds)
      return {Accepted->Types, {}};
    return {std::nullopt,
            Accepted->Exact ? Accepted->Types : std::set<std::string>()};
  }
  const auto *Body = dyn_cast_or_null<CompoundStmt>(
      Callee->hasBody() ? Callee->getBody() : nullptr);
  const auto *Return = Body && Body->size() == 1
                           ? dyn_cast<ReturnStmt>(Body->body_front())
                           : nullptr;
  if (!Return || !Return->getRetValue())
    return {};
  for (unsigned I = 0; I < Call.getNumArgs() && I < Callee->getNumParams(); ++I)
    if (sameExpr(Call.getArg(I), Of.What, Sites.context()))
      if (const Expr *Inside =
              referenceTo(*Callee->getParamDecl(I), *Return->getRetValue()))
        return implied(Return->getRetValue(), Holds, {Inside, Of.Via}, Place,
                       Depth + 1);
  return {};
}

/// A flag that was set once: 'bool migration = is_migration_entry(entry)'.
KindGuards::Knowledge KindGuards::impliedByVariable(const VarDecl &Flag,
                                                    bool Holds,
                                                    const Subject &Of,
                                                    const Expr *Place,
                                                    unsigned Depth) const {
  if (!Flag.isLocalVarDecl() || Flag.isStaticLocal())
    return {};
  const ValueChanges All(Flag, Sites);
  const ValueChange *Only = nullptr;
  for (const ValueChange &C : All.all()) {
    // Another reason to be zero than the one looked for.
    if (Holds && C.Value && isConstantZero(C.Value, Sites.context()))
      continue;
    if (Only)
      return {};
    Only = &C;
  }
  SourceLocation At = Place->getBeginLoc();
  const SourceManager &SM = Policy.sources();
  if (!Only || !Only->Value ||
      !SM.isBeforeInTranslationUnit(Only->By->getBeginLoc(), At) ||
      !unchanged(ValueChanges(*Of.What, Sites), Only->By->getEndLoc(), Place))
    return {};
  // In a loop it may hold what an earlier round found out.
  if (!alwaysBefore(Only->By, Place)) {
    if (!Holds || All.hasLabelBefore(At))
      return {};
    for (const Stmt *P = Place; P; P = Sites.parent(P))
      if (isLoop(*P))
        return {};
  }
  return implied(Only->Value, Holds, Of, Place, Depth + 1);
}

/// One of the two holds.
KindGuards::Knowledge KindGuards::joined(Knowledge A, const Knowledge &B) {
  if (A.Possible && B.Possible)
    A.Possible->insert(B.Possible->begin(), B.Possible->end());
  else
    A.Possible.reset();
  set_intersect(A.RuledOut, B.RuledOut);
  return A;
}

/// Both hold.
KindGuards::Knowledge KindGuards::narrowed(Knowledge A, const Knowledge &B) {
  if (!A.Possible)
    A.Possible = B.Possible;
  else if (B.Possible)
    set_intersect(*A.Possible, *B.Possible);
  A.RuledOut.insert(B.RuledOut.begin(), B.RuledOut.end());
  return A;
}

KindGuards::Knowledge KindGuards::implied(const Expr *Condition, bool Holds,
                                          const Subject &Of, const Expr *Place,
                                          unsigned Depth) const {
  if (Depth > 8)
    return {};
  const Expr *E = withoutLikely(Condition);
  if (const auto *Not = dyn_cast<UnaryOperator>(E)) {
    if (Not->getOpcode() != UO_LNot)
      return {};
    return implied(Not->getSubExpr(), !Holds, Of, Place, Depth + 1);
  }
  if (const auto *Op = dyn_cast<BinaryOperator>(E)) {
    if (!Op->isLogicalOp())
      return {};
    Knowledge Left = implied(Op->getLHS(), Holds, Of, Place, Depth + 1);
    Knowledge Right = implied(Op->getRHS(), Holds, Of, Place, Depth + 1);
    // Both sides are as said, or only one of them is.
    return (Op->getOpcode() == BO_LAnd) == Holds ? narrowed(Left, Right)
                                                 : joined(Left, Right);
  }
  if (const auto *Call = dyn_cast<CallExpr>(E))
    return impliedByCall(*Call, Holds, Of, Place, Depth);
  if (const auto *Ref = dyn_cast<DeclRefExpr>(E))
    if (const auto *Flag = dyn_cast<VarDecl>(Ref->getDecl()))
      return impliedByVariable(*Flag, Holds, Of, Place, Depth);
  return {};
}

std::optional<std::set<std::string>>
KindGuards::proven(const Expr *Place, const Expr *Entry) const {
  if (Knowledge Known = known(Place, {Entry}); Known.Possible)
    return Known.Possible;
  // Tests of the page table entry that the entry was read from.
  std::optional<Subject> Source = convertedFrom(Entry, Place);
  return Source ? known(Place, *Source).Possible : std::nullopt;
}

std::set<std::string> KindGuards::ruledOut(const Expr *Place,
                                           const Expr *Entry) const {
  std::set<std::string> Out = known(Place, {Entry}).RuledOut;
  if (std::optional<Subject> Source = convertedFrom(Entry, Place))
    set_union(Out, known(Place, *Source).RuledOut);
  return Out;
}

KindGuards::Knowledge KindGuards::known(const Expr *Place,
                                        const Subject &Of) const {
  const ValueChanges All(*Of.What, Sites);
  auto Holding = [&](const Expr *Condition, bool Holds) {
    return unchanged(All, Condition->getBeginLoc(), Place)
               ? implied(Condition, Holds, Of, Place)
               : Knowledge();
  };
  Knowledge Out;
  const Stmt *Child = Place;
  for (const Stmt *P = Sites.parent(Place); P; Child = P, P = Sites.parent(P)) {
    Knowledge Here;
    if (const auto *If = dyn_cast<IfStmt>(P)) {
      if (Child == If->getThen() || Child == If->getElse())
        Here = Holding(If->getCond(), Child == If->getThen());
    } else if (const auto *Op = dyn_cast<BinaryOperator>(P)) {
      if (Child == Op->getRHS() && Op->isLogicalOp())
        Here = Holding(Op->getLHS(), Op->getOpcode() == BO_LAnd);
    } else if (const auto *Choice = dyn_cast<ConditionalOperator>(P)) {
      if (Child != Choice->getCond())
        Here = Holding(Choice->getCond(), Child == Choice->getTrueExpr());
    } else if (const auto *Block = dyn_cast<CompoundStmt>(P)) {
      for (const Stmt *Before : Block->body()) {
        if (Before == Child)
          break;
        const auto *If = dyn_cast<IfStmt>(Before);
        if (If && !If->getElse() && alwaysJumps(If->getThen()))
          Here = narrowed(Here, Holding(If->getCond(), false));
        else if (unchanged(All, Before->getBeginLoc(), Place))
          Here = narrowed(
              Here,
              {assertedBy(*Before, *Of.What, Sites.family(), Policy), {}});
      }
    } else if (isa<LambdaExpr>(P)) {
      return Out;
    }
    // The innermost test says most.
    if (!Out.Possible)
      Out.Possible = Here.Possible;
    set_union(Out.RuledOut, Here.RuledOut);
  }
  return Out;
}

} // namespace swapfold
