//===- Callers.h - the functions of a file and their callers ----*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_REWRITES_SITES_CALLERS_H
#define SWAPFOLD_REWRITES_SITES_CALLERS_H

#include "clang/AST/ASTContext.h"
#include "clang/AST/Decl.h"
#include "clang/AST/Expr.h"
#include <vector>

namespace swapfold {

struct CallerSite {
  const clang::FunctionDecl *Caller; ///< with a body
  const clang::CallExpr *Call;
};

/// The functions of the main file whose bodies are there, in source order.
std::vector<const clang::FunctionDecl *>
functionsOfMainFile(clang::ASTContext &Context);

/// The direct calls of \p Function in the functions of its translation unit, in
/// source order. Bodies that were not parsed are not looked into.
std::vector<CallerSite> callersOf(const clang::FunctionDecl &Function,
                                  clang::ASTContext &Context);

} // namespace swapfold

#endif // SWAPFOLD_REWRITES_SITES_CALLERS_H
