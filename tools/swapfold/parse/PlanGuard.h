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

/// Calls \p MakePlan, which makes the plan of \p Run without edits in its
/// refused files, and adds to these what the plan would break, until that is
/// nothing.
llvm::Error makeSoundPlan(const RunOptions &Options, Outcome &Run,
                          llvm::function_ref<llvm::Error()> MakePlan);

} // namespace swapfold

#endif // SWAPFOLD_TOOLS_PARSE_PLANGUARD_H
