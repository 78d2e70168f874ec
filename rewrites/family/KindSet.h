//===- KindSet.h - the type constants that a predicate accepts --*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_REWRITES_FAMILY_KINDSET_H
#define SWAPFOLD_REWRITES_FAMILY_KINDSET_H

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

} // namespace swapfold

#endif // SWAPFOLD_REWRITES_FAMILY_KINDSET_H
