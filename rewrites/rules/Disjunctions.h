//===- Disjunctions.h - tests that spell out the unified one ----*- C++ -*-===//
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

/// 'a(e) || b(e)' and '!a(e) && !b(e)' where the unified predicate accepts
/// exactly these kinds. Calls in \p Claimed belong to a chain that is folded.
std::vector<Finding>
findDisjunctions(const FunctionSites &Sites, const EditPolicy &Policy,
                 const llvm::DenseSet<const clang::CallExpr *> &Claimed);

} // namespace swapfold

#endif // SWAPFOLD_REWRITES_RULES_DISJUNCTIONS_H
