//===- FlagConstructor.h - constructors that choose by a flag ---*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_REWRITES_RULES_FLAGCONSTRUCTOR_H
#define SWAPFOLD_REWRITES_RULES_FLAGCONSTRUCTOR_H

#include "rewrites/edit/EditPolicy.h"
#include "rewrites/sites/FunctionSites.h"
#include "llvm/ADT/DenseSet.h"
#include <vector>

namespace swapfold {

/// What is said of \p U if it is a constructor with a flag, without an edit.
std::optional<Finding> sayFlagConstructor(const Use &U,
                                          const EntryFamily &Family);

/// Every make_K_entry(page, write) of the function. What the old constructor
/// asserts of the page goes before the statement: the new ones take no page.
/// Or, if \p RepeatsAssertions is false, a note says that it is not repeated.
std::vector<Finding>
findFlagConstructors(const FunctionSites &Sites, const EditPolicy &Policy,
                     const llvm::DenseSet<const clang::CallExpr *> &Claimed,
                     bool RepeatsAssertions);

} // namespace swapfold

#endif // SWAPFOLD_REWRITES_RULES_FLAGCONSTRUCTOR_H
