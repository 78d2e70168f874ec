//===- Arms.h - the arms of a chain -----------------------------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_REWRITES_RULES_ARMS_H
#define SWAPFOLD_REWRITES_RULES_ARMS_H

#include "rewrites/edit/EditPolicy.h"
#include "rewrites/sites/FunctionSites.h"
#include "rewrites/sites/KindTests.h"
#include "rewrites/text/HeaderText.h"
#include "clang/AST/Stmt.h"
#include "llvm/Support/Error.h"
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace swapfold {

/// A converter in an arm.
struct Conversion {
  const Use *By;
  /// All of pfn_to_page(swp_offset(entry)), if it is that.
  std::optional<FileRange> OpenCoded;
  bool Renamed = false; ///< as if it had its new name already

  /// What it is called once no kind has a converter of its own.
  const std::string &unified(const EntryFamily &Family) const {
    return OpenCoded ? Family.names().UnifiedToPage : unifiedName(*By, Family);
  }
  bool changes(const EntryFamily &Family) const {
    return !Renamed && unified(Family) != By->Function;
  }
};

/// One arm: an if that tests the kind of an entry and nothing else.
struct Arm {
  const clang::IfStmt *If;
  KindTests Tested;
  FileRange Body;      ///< without braces; its statements' text
  bool IsWhole = true; ///< false if its ';' is not at hand
  FileRange Then;      ///< with braces, ';' and a comment behind it on its line
  std::vector<Token> Code;           ///< of Body
  std::vector<std::string> Comments; ///< in Then
  /// By where they begin in Body. In Code each is one token, its name.
  std::map<unsigned, Conversion> Converters;

  const clang::Expr &entry() const { return *Tested.Uses.front()->Entry; }
};

/// \p If as an arm, if it is one whose text can be edited.
std::optional<Arm> readArm(const clang::IfStmt &If, const FunctionSites &Sites,
                           const EditPolicy &Policy);

/// True if a fold writes \p C, a converter of the arm \p A, anew. Those
/// that take other entries stay.
bool isEdited(const Conversion &C, const Arm &A, const FunctionSites &Sites);

/// Same text but for converters that become the same.
bool sameBody(const Arm &A, const Arm &B, const EntryFamily &Family);

/// Fails, with the reason, if the same text means something else in another
/// place: it has a static variable or a label of its own, or asks for __LINE__.
llvm::Error sameMeaning(const Arm &A, const Arm &B, const FunctionSites &Sites,
                        const EditPolicy &Policy);

} // namespace swapfold

#endif // SWAPFOLD_REWRITES_RULES_ARMS_H
