//===- PredicateBody.h - what a predicate accepts ---------------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Computes, from the tokens of a predicate's body or of a condition, which
// type constants an entry can have if the answer is true.
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_REWRITES_FAMILY_PREDICATEBODY_H
#define SWAPFOLD_REWRITES_FAMILY_PREDICATEBODY_H

#include "rewrites/text/HeaderText.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/StringRef.h"
#include <optional>
#include <set>
#include <string>

namespace swapfold {

/// The type constants that a predicate accepts.
struct KindSet {
  std::set<std::string> Types;
  /// False if the body was not fully understood or tests more than the type:
  /// then it accepts at most Types.
  bool Exact = true;
  /// True if the body asks other predicates instead of testing the type.
  bool Compound = false;
};

/// True if the body of \p F only says "not in this configuration".
bool isStub(const HeaderFunction &F);

/// What is known of a called function, if it is a predicate.
using PredicateLookup =
    llvm::function_ref<std::optional<KindSet>(llvm::StringRef Function)>;

/// What a function with this body accepts, or nothing if the body does not
/// depend on an entry's type in a way that can be read. \p TypeOf names the
/// function that gives an entry's type.
std::optional<KindSet> acceptedByBody(llvm::ArrayRef<Token> Body,
                                      llvm::StringRef TypeOf,
                                      PredicateLookup Lookup);

/// The same for a condition: what an entry can be where it holds.
std::optional<KindSet> acceptedByCondition(llvm::ArrayRef<Token> Condition,
                                           llvm::StringRef TypeOf,
                                           PredicateLookup Lookup);

} // namespace swapfold

#endif // SWAPFOLD_REWRITES_FAMILY_PREDICATEBODY_H
