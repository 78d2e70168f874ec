//===- LostComments.h - comments that a change leaves out -------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_REWRITES_PLAN_LOSTCOMMENTS_H
#define SWAPFOLD_REWRITES_PLAN_LOSTCOMMENTS_H

#include "rewrites/plan/Plan.h"
#include "llvm/ADT/ArrayRef.h"

namespace swapfold {

/// A comment of an old text that no new one has.
struct LostComment {
  std::string Path;
  unsigned Line;
  std::string Text; ///< its words, on one line and cut short
};

/// The comments in C files of \p Changes that stand less often after all of
/// them than before, wherever they stand and however they are broken into
/// lines. What stands behind a directive (#endif) goes with it and is none.
std::vector<LostComment> lostComments(llvm::ArrayRef<FileRewrite> Changes);

} // namespace swapfold

#endif // SWAPFOLD_REWRITES_PLAN_LOSTCOMMENTS_H
