//===- EntryMutator.h - changes of an entry in place ------------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_REWRITES_RULES_ENTRYMUTATOR_H
#define SWAPFOLD_REWRITES_RULES_ENTRYMUTATOR_H

#include "rewrites/edit/EditPolicy.h"
#include "rewrites/sites/FunctionSites.h"
#include "llvm/ADT/DenseSet.h"
#include <vector>

namespace swapfold {

/// What is said of \p U if it is a mutator, without an edit.
std::optional<Finding> sayMutator(const Use &U, const EntryFamily &Family);

/// What is said of \p U if it asks whether an entry is a write.
std::optional<Finding> sayWritePredicate(const Use &U,
                                         const EntryFamily &Family);

/// Every make_K_entry_read(&entry) of the function, which becomes an
/// assignment.
std::vector<Finding>
findMutators(const FunctionSites &Sites, const EditPolicy &Policy,
             const llvm::DenseSet<const clang::CallExpr *> &Claimed);

/// Every use of is_write_K_entry(), which becomes is_writable_K_entry().
std::vector<Finding>
findWritePredicates(const FunctionSites &Sites, const EditPolicy &Policy,
                    const llvm::DenseSet<const clang::CallExpr *> &Claimed);

} // namespace swapfold

#endif // SWAPFOLD_REWRITES_RULES_ENTRYMUTATOR_H
