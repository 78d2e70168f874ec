//===- Disjunctions.h - tests that spell out the unified one ----*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_REWRITES_DISJUNCTIONS_H
#define SWAPFOLD_REWRITES_DISJUNCTIONS_H

#include "rewrites/EditPolicy.h"
#include "rewrites/Finding.h"
#include "rewrites/FunctionSites.h"
#include "llvm/ADT/DenseSet.h"
#include <set>
#include <vector>

namespace swapfold {

/// Kind tests over one entry that belong together.
struct Tests {
  std::vector<const Use *> Uses;
  Likely Hint = Likely::No; ///< only if all of them have it
};

/// 'a(e) || b(e)', or one test alone, if \p Condition is nothing else.
std::optional<Tests> readTests(const clang::Expr *Condition,
                               const FunctionSites &Sites);

/// The union of what \p Uses accept. Fails, with the reason, if that is not
/// known exactly or two of them overlap.
llvm::Expected<std::set<std::string>>
acceptedByAll(llvm::ArrayRef<const Use *> Uses, const EntryFamily &Family);

/// Fails, with the reason, if reading \p Entry twice is not reading it once.
llvm::Error readsOnce(const clang::Expr &Entry, clang::ASTContext &Context);

/// 'a(e) || b(e)' and '!a(e) && !b(e)' where the unified predicate accepts
/// exactly these kinds. Calls in \p Claimed belong to a chain that is folded.
std::vector<Finding>
findDisjunctions(const FunctionSites &Sites, const EditPolicy &Policy,
                 const llvm::DenseSet<const clang::CallExpr *> &Claimed);

} // namespace swapfold

#endif // SWAPFOLD_REWRITES_DISJUNCTIONS_H
