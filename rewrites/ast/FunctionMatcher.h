//===- FunctionMatcher.h - functions that somebody wrote --------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// One matcher asks all there is to ask about a function and its body. Clang's
// own matchers would be a dozen, tried on every function of every header by
// every rule; and its isInstantiated() has the parents of all nodes collected.
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_REWRITES_AST_FUNCTIONMATCHER_H
#define SWAPFOLD_REWRITES_AST_FUNCTIONMATCHER_H

#include "clang/AST/Stmt.h"
#include "clang/ASTMatchers/ASTMatchers.h"
#include <functional>

namespace swapfold {

using FunctionQuestion =
    std::function<bool(const clang::FunctionDecl &,
                       const clang::CompoundStmt &Body, clang::ASTContext &)>;

/// Matches a definition that somebody wrote, with its braces, and that \p Asked
/// is true of. What a template was instantiated to is none.
clang::ast_matchers::internal::Matcher<clang::FunctionDecl>
isWritten(FunctionQuestion Asked);

/// Matches such a definition of at least \p Lines lines, outside of system
/// headers.
clang::ast_matchers::internal::Matcher<clang::FunctionDecl>
isLong(unsigned Lines);

} // namespace swapfold

#endif // SWAPFOLD_REWRITES_AST_FUNCTIONMATCHER_H
