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

/// A call that may tell an entry's kind, used or not: of a predicate over it or
/// over what it was read from, of the function that gives its type, of one that
/// takes either and calls a predicate, or of one without a body in sight.
struct KindQuestion {
  const clang::CallExpr *Call;
  const clang::Expr *About; ///< its argument that has to do with the entry
};

/// Where an entry in a function comes from, and what is asked about it.
struct KindQuestions {
  std::vector<KindQuestion> All; ///< in source order
  /// The entry is a parameter, or was read from one that is no pointer.
  bool IsParameter = false;
};

/// What the function asks about \p Entry.
KindQuestions questionsAbout(const clang::Expr &Entry,
                             const FunctionSites &Sites);

} // namespace swapfold

#endif // SWAPFOLD_REWRITES_SITES_KINDQUESTIONS_H
