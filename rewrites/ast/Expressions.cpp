//===- Expressions.cpp - what an expression says --------------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/ast/Expressions.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/Expr.h"
#include "clang/Basic/Builtins.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Lex/Lexer.h"
#include "llvm/ADT/FoldingSet.h"

using namespace clang;
using namespace llvm;

namespace swapfold {

const Expr *asWritten(const Expr *E) {
  return E->IgnoreUnlessSpelledInSource()->IgnoreParenCasts();
}

const VarDecl *variableOf(const Expr *E) {
  const auto *Ref = dyn_cast<DeclRefExpr>(asWritten(E));
  return Ref ? dyn_cast<VarDecl>(Ref->getDecl()) : nullptr;
}

StringRef writtenText(const Expr &E, const ASTContext &Context) {
  const SourceManager &SM = Context.getSourceManager();
  return Lexer::getSourceText(SM.getExpansionRange(E.getSourceRange()), SM,
                              Context.getLangOpts());
}

StringRef constantText(const Expr &E, const ASTContext &Context) {
  const Expr *Written = asWritten(&E);
  if (const auto *Full = dyn_cast<ConstantExpr>(Written))
    Written = asWritten(Full->getSubExpr());
  const auto *Ref = dyn_cast<DeclRefExpr>(Written);
  return Ref && Ref->getDecl()->getIdentifier()
             ? Ref->getDecl()->getName()
             : writtenText(*Written, Context);
}

const Expr *withoutLikely(const Expr *E, Likely *Hint) {
  for (;;) {
    E = asWritten(E);
    if (const auto *Not = dyn_cast<UnaryOperator>(E);
        Not && Not->getOpcode() == UO_LNot) {
      const auto *Inner = dyn_cast<UnaryOperator>(asWritten(Not->getSubExpr()));
      if (!Inner || Inner->getOpcode() != UO_LNot)
        return E;
      E = Inner->getSubExpr();
      continue;
    }
    const auto *Call = dyn_cast<CallExpr>(E);
    const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
    if (!Callee || Callee->getBuiltinID() != Builtin::BI__builtin_expect ||
        Call->getNumArgs() != 2)
      return E;
    if (Hint) {
      const auto *Expected =
          dyn_cast<IntegerLiteral>(asWritten(Call->getArg(1)));
      *Hint = Expected && Expected->getValue() == 0 ? Likely::Unlikely
                                                    : Likely::Likely;
    }
    E = Call->getArg(0);
  }
}

bool sameExpr(const Expr *A, const Expr *B, const ASTContext &Context) {
  FoldingSetNodeID IdA, IdB;
  asWritten(A)->Profile(IdA, Context, /*Canonical=*/true);
  asWritten(B)->Profile(IdB, Context, /*Canonical=*/true);
  return IdA == IdB;
}

} // namespace swapfold
