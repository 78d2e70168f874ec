//===- Arms.h - the arms of a chain -----------------------------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_REWRITES_ARMS_H
#define SWAPFOLD_REWRITES_ARMS_H

#include "rewrites/EditPolicy.h"
#include "rewrites/FunctionSites.h"
#include "rewrites/HeaderText.h"
#include "rewrites/Tests.h"
#include "clang/AST/Stmt.h"
#include "llvm/Support/Error.h"
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
  FileRange Then; ///< with braces, ';' and a comment behind it on its line
  std::vector<Token> Code;
  std::vector<std::string> Comments;    ///< in Then
  std::map<unsigned, const Use *> Uses; ///< converters, by Offset in Code

  const clang::Expr &entry() const { return *Tested.Uses.front()->Entry; }
};

/// \p If as an arm, if it is one whose text can be edited.
std::optional<Arm> readArm(const clang::IfStmt &If, const FunctionSites &Sites,
                           const EditPolicy &Policy);

/// Same text but for converters that become the same.
bool sameBody(const Arm &A, const Arm &B, const EntryFamily &Family);

/// Fails, with the reason, if the same text means something else in another
/// place: it has a static variable or a label of its own, or asks for __LINE__.
llvm::Error sameMeaning(const Arm &A, const Arm &B, const FunctionSites &Sites);

} // namespace swapfold

#endif // SWAPFOLD_REWRITES_ARMS_H
