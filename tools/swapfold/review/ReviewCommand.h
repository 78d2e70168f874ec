//===- ReviewCommand.h - swapfold review ------------------------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_TOOLS_REVIEW_REVIEWCOMMAND_H
#define SWAPFOLD_TOOLS_REVIEW_REVIEWCOMMAND_H

#include "tools/swapfold/options/RunOptions.h"
#include "llvm/Support/Error.h"

namespace swapfold {

/// True if the command line asks for a review.
bool isReviewWanted();

/// swapfold review, as its options on the command line say: what there is to
/// say of a patch, on stdout; what was not looked at, on stderr. SomeLeft if
/// there is either. \p Flags: what stands after --.
llvm::Expected<Status> runReview(bool HasFlags, std::vector<std::string> Flags);

} // namespace swapfold

#endif // SWAPFOLD_TOOLS_REVIEW_REVIEWCOMMAND_H
