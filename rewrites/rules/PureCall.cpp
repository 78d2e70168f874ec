//===- PureCall.cpp - calls that only compute -----------------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/rules/PureCall.h"
#include "clang/AST/Attr.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/Stmt.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;
using namespace llvm;

namespace swapfold {
namespace {

class Purity {
public:
  bool ofCall(const CallExpr &Call);

private:
  bool ofStmt(const Stmt *S);
  bool ofChildren(const Stmt &S) {
    return all_of(S.children(), [&](const Stmt *C) { return ofStmt(C); });
  }
  static bool isOwn(const Expr *E);
  static bool isConstant(const ValueDecl &D);
  static bool ofDecl(const Decl *D);

  unsigned Depth = 0; ///< of calls; recursion ends at the limit
  static constexpr unsigned MaxDepth = 8;
};

/// A local, a parameter, or a part of one that no pointer leads to.
bool Purity::isOwn(const Expr *E) {
  E = E->IgnoreParenImpCasts();
  if (const auto *Member = dyn_cast<MemberExpr>(E))
    return !Member->isArrow() && isOwn(Member->getBase());
  const auto *Name = dyn_cast<DeclRefExpr>(E);
  const auto *Var = Name ? dyn_cast<VarDecl>(Name->getDecl()) : nullptr;
  return Var && Var->hasLocalStorage() &&
         !Var->getType().isVolatileQualified() &&
         !Var->getType()->isReferenceType();
}

bool Purity::isConstant(const ValueDecl &D) {
  const auto *Var = dyn_cast<VarDecl>(&D);
  return isa<EnumConstantDecl>(D) || (Var && Var->isConstexpr());
}

bool Purity::ofDecl(const Decl *D) {
  if (isa<TagDecl, TypedefNameDecl, StaticAssertDecl, EmptyDecl>(D))
    return true;
  const auto *Var = dyn_cast<VarDecl>(D);
  return Var && Var->hasLocalStorage() && !Var->getType().isVolatileQualified();
}

bool Purity::ofStmt(const Stmt *S) {
  if (!S)
    return true;
  switch (S->getStmtClass()) {
  case Stmt::CompoundStmtClass:
  case Stmt::ReturnStmtClass:
  case Stmt::IfStmtClass:
  case Stmt::ParenExprClass:
  case Stmt::ConditionalOperatorClass:
  case Stmt::InitListExprClass:
  case Stmt::ImplicitCastExprClass:
  case Stmt::CStyleCastExprClass:
  case Stmt::CXXStaticCastExprClass:
  case Stmt::ConstantExprClass:
  case Stmt::ExprWithCleanupsClass:
  case Stmt::StmtExprClass:
  case Stmt::NullStmtClass:
    return ofChildren(*S);
  case Stmt::IntegerLiteralClass:
  case Stmt::CharacterLiteralClass:
  case Stmt::CXXBoolLiteralExprClass:
  case Stmt::UnaryExprOrTypeTraitExprClass:
  case Stmt::OffsetOfExprClass:
    return true;
  case Stmt::DeclStmtClass:
    return all_of(cast<DeclStmt>(S)->decls(), ofDecl) && ofChildren(*S);
  case Stmt::CXXConstructExprClass:
    return cast<CXXConstructExpr>(S)->getConstructor()->isTrivial() &&
           ofChildren(*S);
  case Stmt::DeclRefExprClass:
    return isConstant(*cast<DeclRefExpr>(S)->getDecl()) || isOwn(cast<Expr>(S));
  case Stmt::MemberExprClass:
    return isOwn(cast<Expr>(S)) ||
           isa<CallExpr>(cast<MemberExpr>(S)->getBase()->IgnoreParenImpCasts());
  case Stmt::BinaryOperatorClass:
  case Stmt::CompoundAssignOperatorClass: {
    const auto *Op = cast<BinaryOperator>(S);
    return (!Op->isAssignmentOp() || isOwn(Op->getLHS())) && ofChildren(*S);
  }
  case Stmt::UnaryOperatorClass: {
    const auto *Op = cast<UnaryOperator>(S);
    if (Op->getOpcode() == UO_AddrOf || Op->getOpcode() == UO_Deref)
      return false;
    return (!Op->isIncrementDecrementOp() || isOwn(Op->getSubExpr())) &&
           ofChildren(*S);
  }
  case Stmt::CallExprClass:
    return ofCall(*cast<CallExpr>(S));
  default:
    return false;
  }
}

bool Purity::ofCall(const CallExpr &Call) {
  const FunctionDecl *Callee = Call.getDirectCallee();
  if (!Callee || Depth == MaxDepth ||
      !all_of(Call.arguments(), [&](const Expr *E) { return ofStmt(E); }))
    return false;
  if (Callee->hasAttr<ConstAttr>())
    return true;
  const FunctionDecl *Definition = nullptr;
  if (!Callee->isInlined() || !Callee->hasBody(Definition))
    return false;
  ++Depth;
  bool Pure = ofStmt(Definition->getBody());
  --Depth;
  return Pure;
}

} // namespace

bool isPureInlineCall(const CallExpr &Call) {
  // Not one of a method or an operator.
  if (Call.getStmtClass() != Stmt::CallExprClass)
    return false;
  const FunctionDecl *Callee = Call.getDirectCallee();
  return Callee && Callee->isInlined() && Purity().ofCall(Call);
}

} // namespace swapfold
