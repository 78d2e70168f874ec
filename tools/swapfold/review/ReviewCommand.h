//===- ReviewCommand.h - swapfold review -----------------------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_TOOLS_REVIEW_REVIEWCOMMAND_H
#define SWAPFOLD_TOOLS_REVIEW_REVIEWCOMMAND_H

#include "tools/swapfold/options/Invocation.h"

namespace swapfold {

/// swapfold review, as \p Given asks: what there is to say of a patch, on
/// stdout; what was not looked at, on stderr. SomeLeft if there is either.
llvm::Expected<Status> runReview(const Invocation &Given);

} // namespace swapfold

#endif // SWAPFOLD_TOOLS_REVIEW_REVIEWCOMMAND_H
