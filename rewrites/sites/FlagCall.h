//===- FlagCall.h - a constructor's call, taken apart -----------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_REWRITES_SITES_FLAGCALL_H
#define SWAPFOLD_REWRITES_SITES_FLAGCALL_H

#include "rewrites/edit/EditPolicy.h"
#include "rewrites/sites/FunctionSites.h"
#include <optional>

namespace swapfold {

/// make_K_entry(PAGE, FLAG), where the parts stand in the text.
struct FlagCall {
  FileRange Whole, Page, Flag;
  std::string PageText; ///< on one line if it holds no comment
  std::string FlagText; ///< likewise
  std::optional<bool> Literal;

  const clang::Expr *page() const { return Call->getArg(0); }
  const clang::Expr *flag() const { return Call->getArg(1); }

  const clang::CallExpr *Call = nullptr;
};

/// Fails, with the reason, if the call is not plain text.
llvm::Expected<FlagCall> readFlagCall(const Use &U, const EditPolicy &Policy);

/// The flag as a condition: converted as the old parameter converted it.
std::string conditionOf(const FlagCall &Call, const clang::ASTContext &Context);

/// \p Text without comments and the blanks before them.
std::string withoutComments(llvm::StringRef Text);

/// The comments in \p Text, each with a blank before it.
std::string commentsOf(llvm::StringRef Text);

/// True if evaluating \p S, but for what stands inside \p Except, can change
/// what other code sees: assignments, and calls of anything that may write to
/// what is not its own. Of the family only what changes an entry in place does.
bool changesState(const clang::Stmt *S, const FunctionSites &Sites,
                  const clang::Stmt *Except = nullptr);

/// True if \p S holds \p Part.
bool holds(const clang::Stmt *S, const clang::Stmt *Part);

/// Where a call stands, and what could keep a statement from going before it.
struct CallContext {
  enum { Assignment, Initialiser, Inside } Form = Inside;
  /// The statement around it; for an initialiser its declaration.
  const clang::Stmt *Statement = nullptr;
  const clang::VarDecl *Variable = nullptr; ///< that it initialises
  /// Why what the call does cannot be done before the statement instead, as a
  /// clause; or nothing.
  std::string WhyNotBefore;
  /// The expression around it is a macro's argument or binds tighter than ?:.
  bool NeedsParens = false;
};

CallContext contextOf(const clang::CallExpr &Call, const FunctionSites &Sites);

} // namespace swapfold

#endif // SWAPFOLD_REWRITES_SITES_FLAGCALL_H
