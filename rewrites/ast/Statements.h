//===- Statements.h - what a statement does ---------------------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_REWRITES_AST_STATEMENTS_H
#define SWAPFOLD_REWRITES_AST_STATEMENTS_H

namespace clang {
class Stmt;
}

namespace swapfold {

bool isLoop(const clang::Stmt &S);

/// What \p Loop repeats; null if it is no loop.
const clang::Stmt *loopBody(const clang::Stmt &Loop);

/// True if control never leaves \p S at its end.
bool alwaysJumps(const clang::Stmt *S);

} // namespace swapfold

#endif // SWAPFOLD_REWRITES_AST_STATEMENTS_H
