//===- PureCall.cpp - calls that only compute -----------------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/ast/PureCall.h"
#include "clang/AST/Attr.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/Stmt.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/SaveAndRestore.h"

using namespace clang;
using namespace llvm;

namespace swapfold {

bool takesValues(const FunctionDecl &F) {
  const SourceManager &Sources = F.getASTContext().getSourceManager();
  auto IsWhole = [](const ParmVarDecl *Param) {
    QualType Type = Param->getType();
    return Type->isRecordType() ||
           (Type->isPointerType() && Type->getPointeeType().isConstQualified());
  };
  auto IsValue = [&](const ParmVarDecl *Param) {
    return IsWhole(Param) || Param->getType()->isArithmeticType();
  };
  return F.isInlined() && !F.getReturnType()->isVoidType() &&
         !Sources.isInMainFile(Sources.getExpansionLoc(F.getLocation())) &&
         all_of(F.parameters(), IsValue) && any_of(F.parameters(), IsWhole);
}

namespace {

class Purity {
public:
  /// \p MayRead: what is not its own may be read, but not written.
  explicit Purity(bool MayRead) : MayRead(MayRead) {}

  bool ofCall(const CallExpr &Call);

private:
  bool ofStmt(const Stmt *S);
  bool ofChildren(const Stmt &S) {
    return all_of(S.children(), [&](const Stmt *C) { return ofStmt(C); });
  }
  static bool isOwn(const Expr *E);
  static bool isConstant(const ValueDecl &D);
  bool ofDecl(const Decl *D) const;
  bool ofReading(const Stmt &S);

  const bool MayRead;
  /// Inside of what takesValues(): what is not in sight, or comes down to
  /// assembly as a function does that a hypervisor may replace, only computes.
  bool Trusts = false;
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

/// The stack pointer, which assembly that calls something names.
bool isRegister(const Expr *E) {
  const auto *Name = dyn_cast<DeclRefExpr>(E->IgnoreParenImpCasts());
  const auto *Var = Name ? dyn_cast<VarDecl>(Name->getDecl()) : nullptr;
  return Var && Var->getStorageClass() == SC_Register &&
         Var->hasAttr<AsmLabelAttr>();
}

bool Purity::isConstant(const ValueDecl &D) {
  const auto *Var = dyn_cast<VarDecl>(&D);
  return isa<EnumConstantDecl>(D) || (Var && Var->isConstexpr());
}

bool Purity::ofDecl(const Decl *D) const {
  // BUILD_BUG_ON() declares a function where it stands.
  if (isa<TagDecl, TypedefNameDecl, StaticAssertDecl, EmptyDecl, FunctionDecl>(
          D))
    return true;
  const auto *Var = dyn_cast<VarDecl>(D);
  return Var && Var->hasLocalStorage() && !Var->hasAttr<CleanupAttr>() &&
         (MayRead || !Var->getType().isVolatileQualified());
}

/// What only reads, and what repeats it.
bool Purity::ofReading(const Stmt &S) {
  switch (S.getStmtClass()) {
  case Stmt::DeclRefExprClass:
  case Stmt::StringLiteralClass:
  case Stmt::PredefinedExprClass:
    return true;
  case Stmt::ArraySubscriptExprClass:
  case Stmt::BinaryConditionalOperatorClass:
  case Stmt::OpaqueValueExprClass:
  case Stmt::CompoundLiteralExprClass:
  case Stmt::DesignatedInitExprClass:
  case Stmt::ImplicitValueInitExprClass:
  case Stmt::ForStmtClass:
  case Stmt::WhileStmtClass:
  case Stmt::DoStmtClass:
  case Stmt::SwitchStmtClass:
  case Stmt::CaseStmtClass:
  case Stmt::DefaultStmtClass:
  case Stmt::BreakStmtClass:
  case Stmt::ContinueStmtClass:
    return ofChildren(S);
  default:
    return false;
  }
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
    return all_of(cast<DeclStmt>(S)->decls(),
                  [&](const Decl *D) { return ofDecl(D); }) &&
           ofChildren(*S);
  case Stmt::CXXConstructExprClass:
    return cast<CXXConstructExpr>(S)->getConstructor()->isTrivial() &&
           ofChildren(*S);
  case Stmt::DeclRefExprClass:
    return MayRead || isConstant(*cast<DeclRefExpr>(S)->getDecl()) ||
           isOwn(cast<Expr>(S));
  case Stmt::MemberExprClass: {
    const auto *Member = cast<MemberExpr>(S);
    if (MayRead || (!Member->isArrow() &&
                    isa<CallExpr>(Member->getBase()->IgnoreParenImpCasts())))
      return ofChildren(*S);
    return isOwn(Member);
  }
  case Stmt::BinaryOperatorClass:
  case Stmt::CompoundAssignOperatorClass: {
    const auto *Op = cast<BinaryOperator>(S);
    return (!Op->isAssignmentOp() || isOwn(Op->getLHS())) && ofChildren(*S);
  }
  case Stmt::UnaryOperatorClass: {
    const auto *Op = cast<UnaryOperator>(S);
    if ((Op->getOpcode() == UO_AddrOf || Op->getOpcode() == UO_Deref) &&
        !MayRead)
      return false;
    return (!Op->isIncrementDecrementOp() || isOwn(Op->getSubExpr())) &&
           ofChildren(*S);
  }
  case Stmt::CallExprClass:
    return ofCall(*cast<CallExpr>(S));
  case Stmt::GCCAsmStmtClass: {
    const auto *Asm = cast<GCCAsmStmt>(S);
    for (unsigned I = 0; I < Asm->getNumOutputs(); ++I)
      if (!isOwn(Asm->getOutputExpr(I)) && !isRegister(Asm->getOutputExpr(I)))
        return false;
    return Trusts;
  }
  default:
    return MayRead && ofReading(*S);
  }
}

bool Purity::ofCall(const CallExpr &Call) {
  const FunctionDecl *Callee = Call.getDirectCallee();
  if (!Callee || Depth == MaxDepth ||
      !all_of(Call.arguments(), [&](const Expr *E) { return ofStmt(E); }))
    return false;
  if (Callee->hasAttr<ConstAttr>() || (MayRead && Callee->hasAttr<PureAttr>()))
    return true;
  SaveAndRestore Trusting(Trusts, Trusts || (MayRead && takesValues(*Callee)));
  const FunctionDecl *Definition = nullptr;
  if (!Callee->hasBody(Definition) || !Definition->getBody())
    return Trusts;
  if (Callee->hasAttr<WeakAttr>() || !(MayRead || Callee->isInlined()))
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
  return Callee && Callee->isInlined() &&
         Purity(/*MayRead=*/false).ofCall(Call);
}

bool changesNothing(const CallExpr &Call) {
  return Call.getStmtClass() == Stmt::CallExprClass &&
         Purity(/*MayRead=*/true).ofCall(Call);
}

} // namespace swapfold
