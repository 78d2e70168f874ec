//===- Transfer.cpp - what a step does to what is known -------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/flow/Transfer.h"
#include "rewrites/ast/Expressions.h"
#include "rewrites/flow/Assertions.h"
#include "clang/AST/ExprCXX.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;
using namespace llvm;

namespace swapfold {

Transfer::Transfer(const FunctionSites &Sites, Subjects &Known,
                   const TypeTable &Types, Conditions &Says)
    : Sites(Sites), Known(Known), Types(Types), Says(Says) {
  const SourceManager &SM = Sites.context().getSourceManager();
  for (const Stmt *Step : Known.steps())
    if (const auto *Call = dyn_cast<CallExpr>(Step);
        Call && Call->getBeginLoc().isMacroID())
      if (const FunctionDecl *F = Call->getDirectCallee();
          F && F->getIdentifier() && Sites.family().accepts(F->getName()))
        Evaluated.insert(SM.getExpansionLoc(Call->getBeginLoc()));
}

SmallVector<Transfer::Assignment, 1>
Transfer::assignmentsIn(const Stmt &Step) const {
  SmallVector<Assignment, 1> Out;
  auto Add = [&](const VarDecl *To, const Expr *Value) {
    if (To && Value && !To->getType()->isReferenceType())
      Out.push_back({To, Value});
  };
  if (const auto *Declared = dyn_cast<DeclStmt>(&Step)) {
    for (const Decl *D : Declared->decls())
      if (const auto *V = dyn_cast<VarDecl>(D); V && !V->isStaticLocal())
        Add(V, V->getInit());
  } else if (const auto *Op = dyn_cast<BinaryOperator>(&Step)) {
    if (Op->getOpcode() == BO_Assign)
      Add(variableOf(Op->getLHS()), Op->getRHS());
  } else if (const auto *Call = dyn_cast<CXXOperatorCallExpr>(&Step)) {
    if (Call->getOperator() == OO_Equal && Call->getNumArgs() == 2)
      Add(variableOf(Call->getArg(0)), Call->getArg(1));
  }
  return Out;
}

std::optional<Transfer::Effect>
Transfer::effectOf(const Assignment &A, const Stmt &Step, const KindState &At) {
  QualType Type = A.To->getType();
  const bool IsEntry = Known.isEntry(Type);
  const bool IsNumber = !IsEntry && Type->isIntegralOrEnumerationType();
  if (!IsEntry && !IsNumber && !Type->isRecordType())
    return std::nullopt;
  Effect Out = {0, std::nullopt, Types.all(), std::nullopt, {}};
  Out.Place =
      Sites.context().getSourceManager().getExpansionLoc(A.Value->getExprLoc());
  if (!IsNumber || isa<CallExpr>(asWritten(A.Value)))
    Out.Copied = Known.find(A.Value);
  if (IsEntry && !Out.Copied)
    Out.Types = Says.typesMadeBy(*A.Value, At);
  if (IsNumber) {
    Consequence IfTrue = Says.implied(*A.Value, true, At);
    Consequence IfFalse = Says.implied(*A.Value, false, At);
    if (!IfTrue || !IfFalse || !IfTrue->empty() || !IfFalse->empty())
      Out.Flag.emplace(std::move(IfTrue), std::move(IfFalse));
  }
  if (!Out.Copied && Out.Types == Types.all() && !Out.Flag)
    return std::nullopt;
  std::optional<unsigned> To = Known.find(*A.To);
  if (!To)
    return std::nullopt;
  Out.To = *To;
  // What the assignment itself changes is not what was copied.
  if (Out.Copied && (Known.isMadeOf(*Out.Copied, *To) ||
                     Known.changesWithin(Step, *Out.Copied)))
    Out.Copied.reset();
  return Out;
}

void Transfer::step(const Stmt &Step, KindState &At) {
  SmallVector<Effect, 1> Effects;
  for (const Assignment &A : assignmentsIn(Step))
    if (std::optional<Effect> E = effectOf(A, Step, At))
      Effects.push_back(std::move(*E));
  for (unsigned Id : Known.changedBy(&Step))
    At.forget(Id);
  for (Effect &E : Effects) {
    At.forget(E.To);
    if (E.Copied)
      At.copy(*E.Copied, E.To);
    else
      At.set(E.To, {E.Types, {E.Place}});
    if (E.Flag)
      At.setFlag(E.To, std::move(E.Flag->first), std::move(E.Flag->second));
  }
  mutate(Step, At);
  assertion(Step, At);
}

/// make_K_entry_read(&entry).
void Transfer::mutate(const Stmt &Step, KindState &At) {
  const auto *Call = dyn_cast<CallExpr>(&Step);
  const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
  if (!Callee || Call->getNumArgs() != 1 || !Callee->getIdentifier() ||
      !Sites.family().kindOfMutator(Callee->getName()))
    return;
  const auto *Address = dyn_cast<UnaryOperator>(asWritten(Call->getArg(0)));
  const VarDecl *Entry = Address && Address->getOpcode() == UO_AddrOf
                             ? variableOf(Address->getSubExpr())
                             : nullptr;
  std::optional<unsigned> Id = Entry ? Known.find(*Entry) : std::nullopt;
  if (!Id)
    return;
  At.forget(*Id);
  At.set(*Id, {Says.typesMadeBy(*Callee).value_or(Types.all()),
               {Sites.context().getSourceManager().getExpansionLoc(
                   Call->getBeginLoc())}});
}

/// What VM_BUG_ON() asserts where it is configured away.
void Transfer::assertion(const Stmt &Step, KindState &At) {
  if (!Step.getBeginLoc().isMacroID())
    return;
  ASTContext &Context = Sites.context();
  const SourceManager &SM = Context.getSourceManager();
  SourceLocation Place = SM.getExpansionLoc(Step.getBeginLoc());
  if (Evaluated.count(Place))
    return;
  auto [It, New] = Asserted.try_emplace(Place);
  if (New) {
    std::optional<Assertion> Claim = assertionAround(Step.getBeginLoc(), SM);
    if (!Claim)
      return;
    TypeMask Mask = 0;
    std::optional<unsigned> Asked;
    for (const std::string &Name : Claim->Predicates) {
      const KindSet *Accepted = Sites.family().accepts(Name);
      auto Declared =
          Context.getTranslationUnitDecl()->lookup(&Context.Idents.get(Name));
      const auto *Predicate = Declared.empty()
                                  ? nullptr
                                  : dyn_cast<FunctionDecl>(*Declared.begin());
      std::optional<unsigned> Given = Known.called(Claim->Subject);
      if (!Accepted || Accepted->Types.empty() || !Predicate || !Given)
        return;
      std::optional<unsigned> Of = Says.askedAbout(*Predicate, *Given);
      if (!Of || (Asked && Asked != Of))
        return;
      Asked = Of;
      Mask |= Types.maskOf(Accepted->Types);
    }
    Asserted[Place] = {{*Asked, {Mask, {Place}}}};
    At.learn(Asserted[Place]);
    return;
  }
  At.learn(It->second);
}

KindFacts Transfer::caseOf(const SwitchStmt &Switch, const CFGBlock &To,
                           const KindState &At) {
  std::optional<unsigned> Entry = Says.entryOfType(*Switch.getCond(), At);
  if (!Entry)
    return {};
  TypeMask Mask = Types.all();
  const Stmt *Label = To.getLabel();
  if (const auto *Case = dyn_cast_or_null<CaseStmt>(Label)) {
    std::optional<TypeMask> Named = Says.typeNamed(*Case->getLHS());
    if (!Named || Case->getRHS())
      return {};
    Mask = *Named;
  } else {
    for (const SwitchCase *C = Switch.getSwitchCaseList(); C;
         C = C->getNextSwitchCase())
      if (const auto *Other = dyn_cast<CaseStmt>(C); Other && !Other->getRHS())
        Mask &= ~Says.typeNamed(*Other->getLHS()).value_or(0);
  }
  SourceLocation Place = Sites.context().getSourceManager().getExpansionLoc(
      Label ? Label->getBeginLoc() : Switch.getBeginLoc());
  return Mask == Types.all() ? KindFacts()
                             : KindFacts{{*Entry, {Mask, {Place}}}};
}

void Transfer::edge(const CFGBlock &From, unsigned Index, KindState &At) {
  const Stmt *End = From.getTerminatorStmt();
  if (const auto *Switch = dyn_cast_or_null<SwitchStmt>(End)) {
    const CFGBlock::AdjacentBlock &To = *(From.succ_begin() + Index);
    const CFGBlock *Block = To.isReachable() ? To.getReachableBlock()
                                             : To.getPossiblyUnreachableBlock();
    if (Block)
      At.learn(caseOf(*Switch, *Block, At));
    return;
  }
  if (!isa_and_nonnull<IfStmt, WhileStmt, DoStmt, ForStmt, ConditionalOperator,
                       BinaryOperator>(End) ||
      From.succ_size() != 2)
    return;
  const Expr *Condition = From.getLastCondition();
  if (!Condition)
    return;
  if (Consequence C = Says.implied(*Condition, Index == 0, At))
    At.learn(*C);
}

} // namespace swapfold
