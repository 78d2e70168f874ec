//===- Disjunctions.h - tests that spell out a joint one --------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_REWRITES_RULES_DISJUNCTIONS_H
#define SWAPFOLD_REWRITES_RULES_DISJUNCTIONS_H

#include "rewrites/edit/EditPolicy.h"
#include "rewrites/edit/Finding.h"
#include "rewrites/sites/FunctionSites.h"
#include "llvm/ADT/DenseSet.h"
#include <vector>

namespace swapfold {

/// Whose kinds tests spell out: those of the unified predicate, or of any other
/// joint predicate that the tree has.
enum class Spelled { Unified, OtherJoint };

/// 'a(e) || b(e)' and '!a(e) && !b(e)' where such a predicate accepts exactly
/// these kinds. Calls in \p Claimed belong to a chain that is folded. Only
/// joint predicates other than the unified one are also looked for over page
/// table entries.
std::vector<Finding>
findDisjunctions(const FunctionSites &Sites, const EditPolicy &Policy,
                 const llvm::DenseSet<const clang::CallExpr *> &Claimed,
                 Spelled Which = Spelled::Unified);

} // namespace swapfold

#endif // SWAPFOLD_REWRITES_RULES_DISJUNCTIONS_H
