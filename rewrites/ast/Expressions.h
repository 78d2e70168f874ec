//===- Expressions.h - what an expression says ------------------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_REWRITES_AST_EXPRESSIONS_H
#define SWAPFOLD_REWRITES_AST_EXPRESSIONS_H

namespace clang {
class ASTContext;
class Expr;
class VarDecl;
} // namespace clang

namespace swapfold {

/// \p E without what the compiler adds: casts, copies of C++ by-value entries.
const clang::Expr *asWritten(const clang::Expr *E);

/// The variable that \p E names and is no more than; null if it is anything
/// else.
const clang::VarDecl *variableOf(const clang::Expr *E);

/// The text of \p E where it was written, with the name of a macro that it is
/// the expansion of.
llvm::StringRef writtenText(const clang::Expr &E,
                            const clang::ASTContext &Context);

/// What \p E, a constant, is called: the name of an enumerator, also if a macro
/// stands for that; else its text.
llvm::StringRef constantText(const clang::Expr &E,
                             const clang::ASTContext &Context);

enum class Likely { No, Likely, Unlikely };

/// \p E without parentheses, !! and likely() or unlikely(); says which of the
/// two was there in \p Hint if that is not null.
const clang::Expr *withoutLikely(const clang::Expr *E, Likely *Hint = nullptr);

/// True if both expressions are the same, name by name.
bool sameExpr(const clang::Expr *A, const clang::Expr *B,
              const clang::ASTContext &Context);

} // namespace swapfold

#endif // SWAPFOLD_REWRITES_AST_EXPRESSIONS_H
