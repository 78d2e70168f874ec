//===- KindQuestions.h - who asks an entry for its kind ---------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_REWRITES_SITES_KINDQUESTIONS_H
#define SWAPFOLD_REWRITES_SITES_KINDQUESTIONS_H

#include "rewrites/sites/FunctionSites.h"
#include <vector>

namespace swapfold {

/// Where an entry in a function comes from, and what is asked about it.
struct KindQuestions {
  /// Calls that may tell the entry's kind, used or not, in source order:
  /// of predicates over it or over what it was read from, of the function that
  /// gives its type, of functions that take either and call a predicate, and of
  /// those without a body in sight.
  std::vector<const clang::CallExpr *> Calls;
  /// The entry is a parameter, or was read from one that is no pointer.
  bool IsParameter = false;
};

/// What the function asks about \p Entry.
KindQuestions questionsAbout(const clang::Expr &Entry,
                             const FunctionSites &Sites);

} // namespace swapfold

#endif // SWAPFOLD_REWRITES_SITES_KINDQUESTIONS_H
