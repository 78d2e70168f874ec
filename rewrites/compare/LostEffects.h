//===- LostEffects.h - what a change of the sources loses -------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_REWRITES_COMPARE_LOSTEFFECTS_H
#define SWAPFOLD_REWRITES_COMPARE_LOSTEFFECTS_H

#include "rewrites/family/EntryFamily.h"
#include "rewrites/plan/Plan.h"
#include "llvm/ADT/ArrayRef.h"

namespace swapfold {

/// Something that the old text did and the new one does not.
struct LostEffect {
  std::string Path;
  std::string Function;
  std::string What; ///< "BUG_ON(...), of f()", "a test for X"
};

/// A tree's family and the headers that it was read from, before and after.
struct FamilyPair {
  EntryFamily Before, After;
};

/// Assertions, barriers and tests for kinds of entries that the functions in
/// \p Changes no longer do: neither themselves, nor in a helper of the family
/// or of the changed files. A helper that exists on both sides is compared by
/// itself, and counts the same for its callers. What the converters of a kind
/// did, the unified one must do for that kind, in that order.
std::vector<LostEffect> findLostEffects(const FamilyPair &Families,
                                        llvm::ArrayRef<FileRewrite> Changes);

} // namespace swapfold

#endif // SWAPFOLD_REWRITES_COMPARE_LOSTEFFECTS_H
