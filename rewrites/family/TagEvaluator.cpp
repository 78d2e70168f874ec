//===- TagEvaluator.cpp - functions evaluated for one tag -----------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/family/EvaluatorFrame.h"
#include "rewrites/family/SwitchBody.h"
#include "clang/AST/Decl.h"
#include "clang/AST/Expr.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/SaveAndRestore.h"

using namespace clang;
using namespace llvm;

namespace swapfold {

/// Statements of one answer, and calls within calls, that are gone through.
static constexpr unsigned MaxSteps = 20000, MaxDepth = 16;

TagEvaluator::Answer TagEvaluator::answer(const FamilyUnit::Definition &D,
                                          FamilyUnit::Constant Of,
                                          StringRef Name) {
  Tag = Of;
  TagName = Name;
  Steps = 0;
  GaveUp = false;
  Fails.clear();
  const Value Result = call(D, Value::entry());
  if (GaveUp)
    return {};
  return {truth(Result), Result == Value::number(0), Fails};
}

TagEvaluator::Value TagEvaluator::call(const FamilyUnit::Definition &D,
                                       ArrayRef<Value> Arguments) {
  if (!D.Tree || Depth >= MaxDepth || D.Tree->getNumParams() > Arguments.size())
    return {};
  SaveAndRestore Deeper(Depth, Depth + 1);
  Frame Own;
  SaveAndRestore Branches(Uncertain, Uncertain + D.Text->HasDirectives);
  for (unsigned I = 0; I < D.Tree->getNumParams(); ++I)
    Own.Known[D.Tree->getParamDecl(I)] =
        fit(Arguments[I], D.Tree->getParamDecl(I)->getType());
  SaveAndRestore Entered(Current, &Own);
  if (run(D.Tree->getBody()))
    give({}); // behind the last statement
  return Own.Result.value_or(Value());
}

void TagEvaluator::give(Value Result) {
  Current->Result = Current->Result ? join(*Current->Result, Result) : Result;
}

/// Goes both ways. \returns whether control comes behind them.
bool TagEvaluator::runEither(const Stmt *Then, const Stmt *Else) {
  SaveAndRestore Either(Uncertain, Uncertain + 1);
  Variables Other = Current->Known;
  const bool Falls = run(Then);
  std::swap(Other, Current->Known);
  const bool OtherFalls = !Else || run(Else);
  if (Falls && OtherFalls)
    Current->Known = join(Other, Current->Known);
  else if (Falls)
    Current->Known = std::move(Other);
  return Falls || OtherFalls;
}

/// \returns whether control comes behind \p S.
bool TagEvaluator::run(const Stmt *S) {
  if (!S || GaveUp)
    return true;
  if (++Steps > MaxSteps) {
    GaveUp = true;
    return true;
  }
  if (const auto *E = dyn_cast<Expr>(S)) {
    read(E);
    return true;
  }
  switch (S->getStmtClass()) {
  case Stmt::NullStmtClass:
    return true;
  case Stmt::CompoundStmtClass:
    return all_of(cast<CompoundStmt>(S)->body(),
                  [this](const Stmt *Each) { return run(Each); });
  case Stmt::DeclStmtClass:
    for (const Decl *D : cast<DeclStmt>(S)->decls())
      if (const auto *V = dyn_cast<VarDecl>(D))
        Current->Known[V] = V->getInit() && !V->isStaticLocal()
                                ? fit(read(V->getInit()), V->getType())
                                : Value();
    return true;
  case Stmt::ReturnStmtClass: {
    const Expr *E = cast<ReturnStmt>(S)->getRetValue();
    give(E ? read(E) : Value());
    return false;
  }
  case Stmt::IfStmtClass: {
    const auto *If = cast<IfStmt>(S);
    if (std::optional<bool> Holds = truth(read(If->getCond())))
      return run(*Holds ? If->getThen() : If->getElse());
    return runEither(If->getThen(), If->getElse());
  }
  case Stmt::SwitchStmtClass:
    return runSwitch(*cast<SwitchStmt>(S));
  case Stmt::DoStmtClass:
    return runOnce(*cast<DoStmt>(S));
  case Stmt::BreakStmtClass:
    Current->leave();
    return false;
  case Stmt::LabelStmtClass:
    return run(cast<LabelStmt>(S)->getSubStmt());
  case Stmt::AttributedStmtClass:
    return run(cast<AttributedStmt>(S)->getSubStmt());
  default:
    GaveUp = true; // loops, goto, assembler
    return true;
  }
}

/// do { } while (0)
bool TagEvaluator::runOnce(const DoStmt &S) {
  Current->Left.emplace_back();
  const bool Falls = run(S.getBody());
  // The condition is read where control comes to it.
  GaveUp |= Falls && truth(read(S.getCond())) != false;
  if (Falls && Current->Left.back())
    Current->leave();
  std::optional<Variables> Broken = std::move(Current->Left.back());
  Current->Left.pop_back();
  if (Broken)
    Current->Known = std::move(*Broken);
  return Falls || Broken;
}

bool TagEvaluator::runSwitch(const SwitchStmt &S) {
  const Value On = read(S.getCond());
  const std::optional<SwitchBody> Body = SwitchBody::of(S);
  if (!Body) {
    GaveUp = true;
    return true;
  }
  size_t Default = Body->Statements.size();
  // Where control may begin.
  std::vector<size_t> Begins;
  bool Known = On.Is == Value::Number, Hit = false;
  for (const auto &[Label, Begin] : Body->Labels) {
    const auto *Case = dyn_cast<CaseStmt>(Label);
    if (!Case) {
      Default = Begin;
      continue;
    }
    const QualType Type = S.getCond()->getType();
    std::optional<bool> Here;
    if (!Case->caseStmtIsGNURange())
      Here = truth(compute(BO_EQ, On, read(Case->getLHS()), Type, Type));
    else if (auto Low =
                 truth(compute(BO_GE, On, read(Case->getLHS()), Type, Type)))
      if (auto High =
              truth(compute(BO_LE, On, read(Case->getRHS()), Type, Type)))
        Here = *Low && *High;
    Known &= Here.has_value();
    Hit |= Here.value_or(false);
    if (Here.value_or(true))
      Begins.push_back(Begin);
  }
  if (!Known || !Hit)
    Begins.push_back(Default);
  SaveAndRestore Several(Uncertain, Uncertain + (Begins.size() > 1));
  // From each, all that follows.
  const Variables Before = Current->Known;
  std::optional<Variables> Behind;
  auto Join = [&](const Variables &Of) {
    Behind = Behind ? join(*Behind, Of) : Of;
  };
  for (size_t Begin : Begins) {
    Current->Known = Before;
    Current->Left.emplace_back();
    bool Falls = true;
    for (size_t I = Begin; Falls && I < Body->Statements.size(); ++I)
      Falls = run(Body->Statements[I]);
    if (Falls)
      Join(Current->Known);
    if (Current->Left.back())
      Join(*Current->Left.back());
    Current->Left.pop_back();
  }
  if (Behind)
    Current->Known = std::move(*Behind);
  return Behind.has_value();
}

} // namespace swapfold
