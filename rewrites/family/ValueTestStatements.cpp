//===- ValueTestStatements.cpp - what statements return of a number -------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/family/SwitchBody.h"
#include "rewrites/family/ValueTestReader.h"
#include "rewrites/text/AssertionName.h"
#include "rewrites/text/Stub.h"
#include "clang/AST/Decl.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/SaveAndRestore.h"

using namespace clang;
using namespace llvm;

namespace swapfold {

/// Helpers of helpers that are looked into.
static constexpr unsigned MaxHelpers = 8;

/// Statements of one predicate that are gone through.
static constexpr unsigned MaxStatements = 20000;

ValueTestReader::Operand
ValueTestReader::function(StringRef Function, ArrayRef<Operand> Arguments) {
  const FamilyUnit::Definition *Only = nullptr;
  for (const FamilyUnit::Definition &D : Unit.definitions(Function))
    if (!isStub(*D.Text)) {
      if (Only || !D.Tree || D.Text->HasDirectives ||
          D.Tree->getNumParams() != Arguments.size())
        return std::nullopt;
      Only = &D;
    }
  if (!Only || Depth >= MaxHelpers)
    return std::nullopt;
  SaveAndRestore Deeper(Depth, Depth + 1);
  Variables Known;
  for (auto [Param, Argument] : zip(Only->Tree->parameters(), Arguments))
    Known[Param] = convert(Argument, Param->getType());
  return result({{Only->Tree->getBody()}, nullptr}, std::move(Known));
}

ValueTestReader::Operand ValueTestReader::choose(Operand Condition,
                                                 Operand True, Operand False) {
  if (std::optional<uint64_t> Known = valueOf(Condition))
    return *Known ? True : False;
  if (!Condition || !True || !False)
    return std::nullopt;
  return add({Node::Choice, 0, *True, *False, *Condition});
}

/// True if \p S asserts something, which changes nothing.
static bool isAssertion(const Stmt *S) {
  const auto *Call = dyn_cast<CallExpr>(S);
  const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
  return Callee && Callee->getIdentifier() &&
         isAssertionName(Callee->getName());
}

/// What is returned behind \p Of.Statements.
ValueTestReader::Operand ValueTestReader::result(Rest Of, Variables Known) {
  for (size_t I = 0; I < Of.Statements.size(); ++I) {
    if (++Steps > MaxStatements)
      return std::nullopt;
    const Stmt *S = Of.Statements[I];
    if (!S)
      continue;
    SaveAndRestore Holds(Held, const_cast<const Variables *>(&Known));
    // What comes behind it, with more before that.
    auto After = [&](std::vector<const Stmt *> First) {
      Rest Out{std::move(First), Of.Behind};
      Out.Statements.insert(Out.Statements.end(), Of.Statements.begin() + I + 1,
                            Of.Statements.end());
      return Out;
    };
    if (const auto *Block = dyn_cast<CompoundStmt>(S))
      return result(After({Block->body_begin(), Block->body_end()}),
                    std::move(Known));
    if (const auto *Return = dyn_cast<ReturnStmt>(S))
      return Return->getRetValue() ? read(Return->getRetValue()) : std::nullopt;
    if (const auto *If = dyn_cast<IfStmt>(S)) {
      const Operand Condition = read(If->getCond());
      if (!Condition)
        return std::nullopt;
      return choose(Condition, result(After({If->getThen()}), Known),
                    result(After({If->getElse()}), Known));
    }
    if (const auto *Switch = dyn_cast<SwitchStmt>(S))
      return chooseCase(*Switch, After({}), Known);
    if (isa<BreakStmt>(S))
      return Of.Behind ? result(*Of.Behind, std::move(Known)) : std::nullopt;
    if (const auto *Declaration = dyn_cast<DeclStmt>(S)) {
      for (const Decl *D : Declaration->decls())
        if (const auto *V = dyn_cast<VarDecl>(D))
          Known[V] = V->getInit() && V->hasLocalStorage() ? read(V->getInit())
                                                          : std::nullopt;
      continue;
    }
    if (const auto *Assigned = dyn_cast<BinaryOperator>(S);
        Assigned && Assigned->getOpcode() == BO_Assign) {
      const auto *To =
          dyn_cast<DeclRefExpr>(Assigned->getLHS()->IgnoreParens());
      const auto *V = To ? dyn_cast<VarDecl>(To->getDecl()) : nullptr;
      if (!V || !V->hasLocalStorage())
        return std::nullopt;
      Known[V] = read(Assigned->getRHS());
      continue;
    }
    if (!isa<NullStmt>(S) && !isAssertion(S))
      return std::nullopt;
  }
  return Of.Behind ? result(*Of.Behind, std::move(Known)) : std::nullopt;
}

ValueTestReader::Operand ValueTestReader::chooseCase(const SwitchStmt &S,
                                                     const Rest &Behind,
                                                     const Variables &Known) {
  const Operand On = read(S.getCond());
  const std::optional<SwitchBody> Body = SwitchBody::of(S);
  if (!On || !Body)
    return std::nullopt;
  // What control comes to from a label on.
  auto From = [&](size_t Begin) {
    return result(
        {{Body->Statements.begin() + Begin, Body->Statements.end()}, &Behind},
        Known);
  };
  auto Default = find_if(Body->Labels, [](const auto &Label) {
    return isa<DefaultStmt>(Label.first);
  });
  Operand Out = Default == Body->Labels.end() ? result(Behind, Known)
                                              : From(Default->second);
  for (const auto &[Label, Begin] : reverse(Body->Labels)) {
    const auto *Case = dyn_cast<CaseStmt>(Label);
    if (!Case)
      continue;
    const Operand Value = read(Case->getLHS());
    if (!Value || Case->caseStmtIsGNURange())
      return std::nullopt;
    Out = choose(compare(Node::Equal, *On, *Value, false), From(Begin), Out);
  }
  return Out;
}

} // namespace swapfold
