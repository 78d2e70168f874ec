//===- Callers.cpp - the functions of a file and their callers ------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/sites/Callers.h"
#include "clang/Basic/SourceManager.h"

using namespace clang;

namespace swapfold {

std::vector<const FunctionDecl *> functionsOfMainFile(ASTContext &Context) {
  const SourceManager &SM = Context.getSourceManager();
  std::vector<const FunctionDecl *> Out;
  for (const Decl *D : Context.getTranslationUnitDecl()->decls())
    if (const auto *F = dyn_cast<FunctionDecl>(D);
        F && F->doesThisDeclarationHaveABody() && F->getBody() &&
        SM.isInMainFile(SM.getExpansionLoc(F->getLocation())))
      Out.push_back(F);
  return Out;
}

static void callsIn(const Stmt &S, const FunctionDecl &Caller,
                    const FunctionDecl &Called, std::vector<CallerSite> &Out) {
  if (const auto *Call = dyn_cast<CallExpr>(&S))
    if (const FunctionDecl *Callee = Call->getDirectCallee();
        Callee && Callee->getCanonicalDecl() == Called.getCanonicalDecl())
      Out.push_back({&Caller, Call});
  for (const Stmt *Child : S.children())
    if (Child)
      callsIn(*Child, Caller, Called, Out);
}

std::vector<CallerSite> callersOf(const FunctionDecl &Function,
                                  ASTContext &Context) {
  std::vector<CallerSite> Out;
  for (const Decl *D : Context.getTranslationUnitDecl()->decls())
    if (const auto *F = dyn_cast<FunctionDecl>(D);
        F && F->doesThisDeclarationHaveABody() && F->getBody())
      callsIn(*F->getBody(), *F, Function, Out);
  return Out;
}

} // namespace swapfold
