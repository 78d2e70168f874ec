//===- PureCall.h - calls that only compute ---------------------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_REWRITES_AST_PURECALL_H
#define SWAPFOLD_REWRITES_AST_PURECALL_H

#include "clang/AST/Expr.h"

namespace swapfold {

/// True if \p Call calls an inline function whose value depends on nothing but
/// the values of its arguments, and which does nothing else: it may be called
/// more often, and later, with the same arguments. All callees are looked into;
/// one without a body in sight is not pure unless it is declared const.
bool isPureInlineCall(const clang::CallExpr &Call);

/// True if \p Call, with all that its arguments do, leaves everything as it is:
/// whatever runs writes to nothing but its own variables. It may read anything,
/// so that its value need not be the same a second time. A callee without a
/// body in sight is taken to write unless it is declared const or pure.
bool changesNothing(const clang::CallExpr &Call);

/// True for an inline function of a header that makes a value of others, like
/// pte_to_swp_entry(pte): it takes nothing but values and pointers to const.
bool takesValues(const clang::FunctionDecl &F);

} // namespace swapfold

#endif // SWAPFOLD_REWRITES_AST_PURECALL_H
