//===- LayoutUnit.cpp - what is laid out together -------------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/sites/LayoutUnit.h"
#include "rewrites/layout/StatementText.h"
#include "rewrites/text/Failure.h"
#include "clang/AST/Stmt.h"

using namespace clang;
using namespace llvm;

namespace swapfold {

static SourceLocation closingParen(const Stmt &S) {
  if (const auto *If = dyn_cast<IfStmt>(&S))
    return If->getRParenLoc();
  if (const auto *While = dyn_cast<WhileStmt>(&S))
    return While->getRParenLoc();
  if (const auto *For = dyn_cast<ForStmt>(&S))
    return For->getRParenLoc();
  if (const auto *Switch = dyn_cast<SwitchStmt>(&S))
    return Switch->getRParenLoc();
  return SourceLocation();
}

static const Stmt *condition(const Stmt &S) {
  if (const auto *If = dyn_cast<IfStmt>(&S))
    return If->getCond();
  if (const auto *While = dyn_cast<WhileStmt>(&S))
    return While->getCond();
  if (const auto *For = dyn_cast<ForStmt>(&S))
    return For->getCond();
  if (const auto *Switch = dyn_cast<SwitchStmt>(&S))
    return Switch->getCond();
  return nullptr;
}

Expected<FileRange> layoutUnit(const Expr &E, const FunctionSites &Sites,
                               const EditPolicy &Policy) {
  if (Policy.isInDefinition(E.getBeginLoc()))
    return failure("a macro's definition keeps its line breaks");
  const Stmt *S = &E;
  while (const Stmt *P = Sites.parent(S)) {
    if (condition(*P) == S)
      return Policy.editable({P->getBeginLoc(), closingParen(*P)});
    if (!isa<Expr, DeclStmt, ReturnStmt>(P))
      break;
    S = P;
  }
  return statementText(*S, Policy);
}

} // namespace swapfold
