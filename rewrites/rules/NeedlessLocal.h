//===- NeedlessLocal.h - a local between a call and a return ----*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A body of one declaration and one return, where the declaration only carries
// a pure call to the comparisons of the return.
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_REWRITES_RULES_NEEDLESSLOCAL_H
#define SWAPFOLD_REWRITES_RULES_NEEDLESSLOCAL_H

#include "rewrites/edit/Finding.h"
#include "clang/AST/Decl.h"
#include "clang/AST/Stmt.h"
#include <optional>
#include <vector>

namespace swapfold {

/// What is wrong with \p Body, that of a function; nothing if its two
/// statements are not such a declaration and return. Without edits the note
/// says why there is no fix.
std::optional<Finding> findNeedlessLocal(const clang::CompoundStmt &Body,
                                         clang::ASTContext &Context);

/// The locals of \p Function, a definition, that start as a constant and that
/// nothing but return statements names, in any branch of an #if.
std::vector<Finding> findConstantResults(const clang::FunctionDecl &Function,
                                         clang::ASTContext &Context);

} // namespace swapfold

#endif // SWAPFOLD_REWRITES_RULES_NEEDLESSLOCAL_H
