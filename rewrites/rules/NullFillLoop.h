//===- NullFillLoop.h - loops that fill arrays with nothing -----*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_REWRITES_RULES_NULLFILLLOOP_H
#define SWAPFOLD_REWRITES_RULES_NULLFILLLOOP_H

#include "rewrites/edit/Finding.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/Stmt.h"
#include <optional>

namespace swapfold {

/// What is wrong with \p Body, that of a function, if besides declarations and
/// a return it is one loop, and all that this does is to set elements of arrays
/// to NULL, and to count; else nothing.
std::optional<Finding> findNullFill(const clang::CompoundStmt &Body,
                                    clang::ASTContext &Context);

} // namespace swapfold

#endif // SWAPFOLD_REWRITES_RULES_NULLFILLLOOP_H
