//===- NullFillLoop.cpp - loops that fill arrays with nothing -------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/rules/NullFillLoop.h"
#include "rewrites/ast/Statements.h"
#include "rewrites/edit/EditPolicy.h"
#include "clang/AST/Expr.h"
#include "clang/AST/StmtCXX.h"

using namespace clang;
using namespace llvm;

namespace swapfold {

static bool isCounting(const Expr *E) {
  if (const auto *Op = dyn_cast<UnaryOperator>(E))
    return Op->isIncrementDecrementOp();
  return isa<CompoundAssignOperator>(E);
}

/// The array, or the pointer into it, of which \p Element is an element.
static const Expr *arrayOf(const Expr *Element) {
  Element = Element->IgnoreParenImpCasts();
  if (const auto *Subscript = dyn_cast<ArraySubscriptExpr>(Element))
    return Subscript->getBase()->IgnoreParenImpCasts();
  const auto *Deref = dyn_cast<UnaryOperator>(Element);
  if (!Deref || Deref->getOpcode() != UO_Deref)
    return nullptr;
  // Without a step it would be the same place each time.
  const auto *Step =
      dyn_cast<UnaryOperator>(Deref->getSubExpr()->IgnoreParenImpCasts());
  return Step && Step->isIncrementDecrementOp()
             ? Step->getSubExpr()->IgnoreParenImpCasts()
             : nullptr;
}

/// The name of \p Array, a variable or a member; or nothing.
static StringRef nameOf(const Expr *Array) {
  if (const auto *Member = dyn_cast<MemberExpr>(Array))
    return Member->getMemberDecl()->getName();
  if (const auto *Name = dyn_cast<DeclRefExpr>(Array))
    return Name->getDecl()->getName();
  return "";
}

/// The array that \p E sets an element of to NULL; or null.
static const Expr *filledBy(const Expr *E, ASTContext &Context) {
  const auto *Assignment = dyn_cast<BinaryOperator>(E);
  if (!Assignment || Assignment->getOpcode() != BO_Assign ||
      !Assignment->getLHS()->getType()->isPointerType() ||
      EditPolicy(Context).isInDefinition(Assignment->getOperatorLoc()) ||
      !Assignment->getRHS()->IgnoreParenImpCasts()->isNullPointerConstant(
          Context, Expr::NPC_ValueDependentIsNotNull))
    return nullptr;
  return arrayOf(Assignment->getLHS());
}

/// The array that all of \p Loop only fills and counts in; or null.
static const Expr *filledByLoop(const Stmt &Loop, ASTContext &Context) {
  const Stmt *Body = loopBody(Loop);
  if (!Body)
    return nullptr;
  std::vector<const Stmt *> Statements = {Body};
  if (const auto *Block = dyn_cast<CompoundStmt>(Body))
    Statements.assign(Block->body_begin(), Block->body_end());
  const Expr *Array = nullptr;
  for (const Stmt *S : Statements) {
    const auto *E = dyn_cast<Expr>(S);
    if (!E)
      return nullptr;
    E = E->IgnoreParens();
    if (const Expr *Filled = filledBy(E, Context))
      Array = Array ? Array : Filled;
    else if (!isCounting(E))
      return nullptr;
  }
  return Array;
}

std::optional<Finding> findNullFill(const CompoundStmt &Body,
                                    ASTContext &Context) {
  const Stmt *Loop = nullptr;
  for (const Stmt *S : Body.body()) {
    if (isa<DeclStmt, ReturnStmt>(S))
      continue;
    if (Loop)
      return std::nullopt;
    Loop = S;
  }
  const Expr *Array = Loop ? filledByLoop(*Loop, Context) : nullptr;
  if (!Array || nameOf(Array).empty())
    return std::nullopt;
  Finding F;
  // A for_each macro's loop begins where the macro is used.
  F.Loc = Context.getSourceManager().getFileLoc(Loop->getBeginLoc());
  F.Asks = Request::ZeroFirst;
  F.End = Loop->getEndLoc();
  F.Message = "function only fills " + quoted(nameOf(Array)) + " with NULL";
  return F;
}

} // namespace swapfold
