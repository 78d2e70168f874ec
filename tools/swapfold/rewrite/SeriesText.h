//===- SeriesText.h - what the patches of a series say ----------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_TOOLS_REWRITE_SERIESTEXT_H
#define SWAPFOLD_TOOLS_REWRITE_SERIESTEXT_H

#include "rewrites/plan/Steps.h"
#include "tools/swapfold/rewrite/Report.h"

namespace swapfold {

struct PatchText {
  std::string Subject; ///< without what stands in front of the first colon
  std::string Body;
};

/// What \p S does and why, how it was checked, and how it can be made again.
PatchText textOf(const Step &S, const Outcome &Run,
                 llvm::ArrayRef<std::string> CommandLine);

/// The same for all of \p Steps together.
PatchText coverOf(llvm::ArrayRef<Step> Steps, const Outcome &Run,
                  llvm::ArrayRef<std::string> CommandLine);

} // namespace swapfold

#endif // SWAPFOLD_TOOLS_REWRITE_SERIESTEXT_H
