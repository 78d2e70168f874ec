//===- EntryChain.h - chains of kind tests that say one thing ---*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Finds chains (if/else-if arms, independent ifs in a row, disjunctions) in a
// function, and decides whether they may be folded; docs/design.md lists the
// conditions.
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_REWRITES_RULES_ENTRYCHAIN_H
#define SWAPFOLD_REWRITES_RULES_ENTRYCHAIN_H

#include "rewrites/edit/EditPolicy.h"
#include "rewrites/edit/Finding.h"
#include "rewrites/sites/FunctionSites.h"
#include "llvm/ADT/DenseSet.h"
#include <vector>

namespace swapfold {

struct Chains {
  /// Folds, and chains that one blocker keeps from being folded.
  std::vector<Finding> Findings;
  /// Ladders whose arms differ: they keep their tests, which is normal.
  std::vector<Finding> Ladders;
  /// The calls that a fold rewrites or deletes; nobody else may edit them.
  llvm::DenseSet<const clang::CallExpr *> Claimed;
  /// The converters of chains that are not folded, but would be if these had
  /// new names: they are not to be replaced one by one.
  llvm::DenseSet<const clang::CallExpr *> Kept;
};

/// All chains of the function that \p Sites describes.
Chains findChains(const FunctionSites &Sites, const EditPolicy &Policy);

} // namespace swapfold

#endif // SWAPFOLD_REWRITES_RULES_ENTRYCHAIN_H
