//===- PlanGuard.h - does what a plan makes still compile -------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_TOOLS_PARSE_PLANGUARD_H
#define SWAPFOLD_TOOLS_PARSE_PLANGUARD_H

#include "tools/swapfold/options/RunOptions.h"
#include "tools/swapfold/parse/Outcome.h"

namespace swapfold {

/// Parses what the plan of \p Run makes of the tree, by no rules: each source
/// that changes, or that comes to a file that does, under each configuration
/// that it was parsed in. Gives the changed files that are at fault for an
/// error which the tree has not had, and those in which an edit changes what
/// stands around it, each with the reason as a clause. An error is one of the
/// whole run.
llvm::Expected<RefusedFiles> brokenFiles(const RunOptions &Options,
                                         const Outcome &Run);

} // namespace swapfold

#endif // SWAPFOLD_TOOLS_PARSE_PLANGUARD_H
