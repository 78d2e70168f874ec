//===- DeadEnd.h - where control does not come back from --------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_REWRITES_AST_DEADEND_H
#define SWAPFOLD_REWRITES_AST_DEADEND_H

#include "clang/AST/Stmt.h"
#include "llvm/ADT/STLFunctionalExtras.h"

namespace swapfold {

/// True if control, once it is at \p S, never comes to anything else in the
/// function, as in what BUG_ON() does: a call that does not return follows.
/// \p Parent gives the statement around another, or null. Errs towards false.
bool isDeadEnd(
    const clang::Stmt &S,
    llvm::function_ref<const clang::Stmt *(const clang::Stmt *)> Parent);

} // namespace swapfold

#endif // SWAPFOLD_REWRITES_AST_DEADEND_H
