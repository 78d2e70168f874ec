//===- StatementPlace.h - room for more statements --------------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Where one statement is to become several: how they are indented, and which
// braces they need.
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_REWRITES_SITES_STATEMENTPLACE_H
#define SWAPFOLD_REWRITES_SITES_STATEMENTPLACE_H

#include "rewrites/edit/EditPolicy.h"
#include "rewrites/sites/FunctionSites.h"

namespace swapfold {

/// True if \p S is in a block, the branch of an if, the body of a loop, or
/// behind a label; an 'else if' is a part of its if.
bool isStatement(const clang::Stmt &S, const FunctionSites &Sites);

struct StatementPlace {
  /// The statement, its ';' included; and the blank before it if other code
  /// stands on its line.
  FileRange Text;
  std::string Lead;   ///< what the new text starts with
  std::string Indent; ///< of each further line
  /// Braces around it, and around the other branches of its if.
  std::vector<Edit> Braces;
  /// Where what has to be braced begins, or the statement itself.
  unsigned Owner = 0;
};

/// The place of \p S, which isStatement().
llvm::Expected<StatementPlace> statementPlace(const clang::Stmt &S,
                                              const FunctionSites &Sites,
                                              const EditPolicy &Policy);

/// The white space that the line of \p Offset starts with.
llvm::StringRef indentAt(llvm::StringRef Code, unsigned Offset);

/// Past a comment that ends on the line of \p Offset and has nothing behind it,
/// else \p Offset.
unsigned pastTrailingComment(clang::FileID File, unsigned Offset,
                             const EditPolicy &Policy);

/// True if a statement or a declaration follows \p Offset on its line, be it
/// behind comments: an else that ends there would seem to guard it.
bool codeFollows(clang::FileID File, unsigned Offset, const EditPolicy &Policy);

} // namespace swapfold

#endif // SWAPFOLD_REWRITES_SITES_STATEMENTPLACE_H
