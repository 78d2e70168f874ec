//===- SwitchBody.h - what a switch leads to --------------------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_REWRITES_FAMILY_SWITCHBODY_H
#define SWAPFOLD_REWRITES_FAMILY_SWITCHBODY_H

#include "clang/AST/Stmt.h"
#include <optional>
#include <utility>
#include <vector>

namespace swapfold {

/// The statements of a switch without their labels, and the labels, each with
/// the index of the statement behind it.
struct SwitchBody {
  std::vector<const clang::Stmt *> Statements;
  std::vector<std::pair<const clang::SwitchCase *, size_t>> Labels;

  /// Nothing if a label of \p S stands within another statement.
  static std::optional<SwitchBody> of(const clang::SwitchStmt &S) {
    const auto *Block = llvm::dyn_cast<clang::CompoundStmt>(S.getBody());
    if (!Block)
      return std::nullopt;
    SwitchBody Out;
    for (const clang::Stmt *Each : Block->body()) {
      while (const auto *Label = llvm::dyn_cast<clang::SwitchCase>(Each)) {
        Out.Labels.emplace_back(Label, Out.Statements.size());
        Each = Label->getSubStmt();
      }
      Out.Statements.push_back(Each);
    }
    size_t All = 0;
    for (const clang::SwitchCase *C = S.getSwitchCaseList(); C;
         C = C->getNextSwitchCase())
      ++All;
    return Out.Labels.size() == All ? std::optional(std::move(Out))
                                    : std::nullopt;
  }
};

} // namespace swapfold

#endif // SWAPFOLD_REWRITES_FAMILY_SWITCHBODY_H
