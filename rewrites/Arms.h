//===- Arms.h - the arms of a chain -----------------------------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_REWRITES_ARMS_H
#define SWAPFOLD_REWRITES_ARMS_H

#include "rewrites/Disjunctions.h"
#include "rewrites/EditPolicy.h"
#include "rewrites/FunctionSites.h"
#include "rewrites/HeaderText.h"
#include "clang/AST/Stmt.h"
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace swapfold {

/// One arm: an if that tests the kind of an entry and nothing else.
struct Arm {
  const clang::IfStmt *If;
  Tests Tested;
  FileRange Body; ///< without braces; its statements' text
  FileRange Then; ///< with braces and ';'
  std::vector<Token> Code;
  std::vector<std::string> Comments;
  std::map<unsigned, const Use *> Uses; ///< converters, by Offset in Code

  const clang::Expr &entry() const { return *Tested.Uses.front()->Entry; }
};

/// Converters give a page or a page frame number.
bool isConverter(const Use &U);
bool givesPage(const Use &U);

/// \p If as an arm, if it is one whose text can be edited.
std::optional<Arm> readArm(const clang::IfStmt &If, const FunctionSites &Sites,
                           const EditPolicy &Policy);

/// Same code but for converters, each of the same kind of result.
bool sameBody(const Arm &A, const Arm &B);

} // namespace swapfold

#endif // SWAPFOLD_REWRITES_ARMS_H
