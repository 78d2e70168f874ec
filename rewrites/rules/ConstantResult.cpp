//===- ConstantResult.cpp - a local that is always what it starts as ------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/ast/DynamicRecursiveASTVisitor.h"
#include "rewrites/edit/EditPolicy.h"
#include "rewrites/rules/NeedlessLocal.h"
#include "rewrites/text/HeaderText.h"
#include "clang/AST/Expr.h"
#include "clang/AST/Stmt.h"
#include "llvm/ADT/MapVector.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;
using namespace llvm;

namespace swapfold {
namespace {

/// How often a local is named.
struct Mentions {
  unsigned Returned = 0; ///< as the whole value of a return statement
  unsigned All = 0;
};

class ResultFinder : public DynamicRecursiveASTVisitor {
public:
  explicit ResultFinder(ASTContext &Context) : Context(Context) {}

  MapVector<const VarDecl *, Mentions> Locals;

  bool VisitVarDecl(VarDecl *Var) override {
    if (Var->isLocalVarDecl() && Var->hasLocalStorage() && Var->hasInit() &&
        !Var->hasAttrs() && !Var->getLocation().isMacroID() &&
        !Var->getType().isVolatileQualified() && isConstant(*Var))
      Locals.insert({Var, {}});
    return true;
  }
  bool VisitReturnStmt(ReturnStmt *Return) override {
    const Expr *Value = Return->getRetValue();
    const auto *Name =
        Value ? dyn_cast<DeclRefExpr>(Value->IgnoreParenImpCasts()) : nullptr;
    if (Mentions *Of = Name ? find(*Name) : nullptr)
      ++Of->Returned;
    return true;
  }
  bool VisitDeclRefExpr(DeclRefExpr *Name) override {
    if (Mentions *Of = find(*Name))
      ++Of->All;
    return true;
  }

private:
  bool isConstant(const VarDecl &Var) const {
    const Expr &Init = *Var.getInit();
    if (Var.getType()->isPointerType())
      return Init.isNullPointerConstant(Context, Expr::NPC_NeverValueDependent);
    return Var.getType()->isIntegralOrEnumerationType() &&
           Init.getIntegerConstantExpr(Context);
  }

  Mentions *find(const DeclRefExpr &Name) {
    auto It = Locals.find(dyn_cast<VarDecl>(Name.getDecl()));
    return It == Locals.end() ? nullptr : &It->second;
  }

  ASTContext &Context;
};

} // namespace

/// True if a name behind \p Before is none of a variable.
static bool isTagOrMember(const Token &Before) {
  return Before.is("struct") || Before.is("union") || Before.is("enum") ||
         Before.is("->") || Before.is(".");
}

std::vector<Finding> findConstantResults(const FunctionDecl &Function,
                                         ASTContext &Context) {
  std::vector<Finding> Out;
  ResultFinder Found(Context);
  Found.TraverseStmt(Function.getBody());
  EditPolicy Policy(Context);
  const SourceManager &Sources = Context.getSourceManager();
  Found.Locals.remove_if([](const auto &Local) {
    const Mentions &Of = Local.second;
    return !Of.Returned || Of.Returned != Of.All;
  });
  if (Found.Locals.empty())
    return Out;
  const auto [File, Begin] =
      Sources.getDecomposedExpansionLoc(Function.getBeginLoc());
  const unsigned End =
      Sources.getFileOffset(Sources.getExpansionLoc(Function.getEndLoc()));
  // What the preprocessor has left out may set one.
  const std::vector<Token> Tokens =
      tokenize(Policy.fileText(File).slice(Begin, End));
  for (const auto &[Local, Of] : Found.Locals) {
    unsigned Written = 0;
    for (size_t I = 1; I < Tokens.size(); ++I)
      Written += Tokens[I].Kind == Token::Identifier &&
                 Tokens[I].Text == Local->getName() &&
                 !isTagOrMember(Tokens[I - 1]);
    if (Written != Of.All + 1)
      continue;
    Finding F;
    F.Loc = Local->getLocation();
    F.Asks = Request::ReturnConstant;
    F.Message = "local " + quoted(Local->getName()) +
                " is returned as what it starts as";
    Out.push_back(std::move(F));
  }
  return Out;
}

} // namespace swapfold
