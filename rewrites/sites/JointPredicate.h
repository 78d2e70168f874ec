//===- JointPredicate.h - one predicate for several tests -------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_REWRITES_SITES_JOINTPREDICATE_H
#define SWAPFOLD_REWRITES_SITES_JOINTPREDICATE_H

#include "rewrites/sites/FunctionSites.h"
#include "llvm/ADT/ArrayRef.h"
#include <string>

namespace swapfold {

/// The joint predicate, other than the unified one, that accepts exactly what
/// all of \p Uses accept, asked of the same; empty if there is none.
std::string jointPredicate(llvm::ArrayRef<const Use *> Uses,
                           const EntryFamily &Family);

} // namespace swapfold

#endif // SWAPFOLD_REWRITES_SITES_JOINTPREDICATE_H
