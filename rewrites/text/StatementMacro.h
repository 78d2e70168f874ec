//===- StatementMacro.h - macros that are statement expressions -*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Reads function-like macros whose whole body is ({ ... }) by their text, in
// every #if branch: a stub is what a configuration with everything on hides.
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_REWRITES_TEXT_STATEMENTMACRO_H
#define SWAPFOLD_REWRITES_TEXT_STATEMENTMACRO_H

#include "rewrites/text/HeaderText.h"
#include "llvm/ADT/ArrayRef.h"
#include <optional>

namespace swapfold {

struct StatementMacro {
  HeaderFunction Macro;
  unsigned NameOffset = 0;
  /// What stands between the semicolons, which are left out.
  std::vector<std::vector<Token>> Statements;
  /// The function that it stands in for: another branch of the same #if has it.
  std::optional<HeaderFunction> Real;

  /// Its body is one expression, and nothing else.
  bool isExpression() const;
  /// It names each of its parameters.
  bool usesParameters() const;
};

/// The macros of \p Text, which is that of the file \p Path, that wrap a single
/// expression or stand in for a function.
std::vector<StatementMacro> statementMacros(llvm::StringRef Path,
                                            llvm::StringRef Text);

/// A call whose arguments are a macro's parameters.
struct PlainCall {
  std::string Callee;
  std::vector<std::string> Arguments; ///< empty if it is something else
  bool OnParameters;                  ///< none is something else
};

/// The calls that the value of \p M is, an operand of && or || each, or
/// nothing if it is something else.
std::optional<std::vector<PlainCall>> plainCalls(const StatementMacro &M);

/// True for (void)(e), which says that an argument is used.
bool onlyNames(llvm::ArrayRef<Token> Statement, const StatementMacro &M);

/// True if \p M has no value: it ends in (void)(e).
bool givesNothing(const StatementMacro &M);

/// \p Tokens without the parentheses around all of them.
llvm::ArrayRef<Token> withoutParens(llvm::ArrayRef<Token> Tokens);

/// True for int, unsigned long, bool and the like.
bool isArithmetic(llvm::StringRef Type);

} // namespace swapfold

#endif // SWAPFOLD_REWRITES_TEXT_STATEMENTMACRO_H
