//===- KeptAnswers.h - what a long check need not do twice ------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_TOOLS_PARSE_KEPTANSWERS_H
#define SWAPFOLD_TOOLS_PARSE_KEPTANSWERS_H

#include "tools/swapfold/options/Input.h"
#include "tools/swapfold/options/RunOptions.h"

namespace swapfold {

/// True for a check of so many sources that it may be stopped before its end.
bool isLong(size_t Sources);

/// Has the parses of \p Files sources for \p In go into a log in the user's
/// cache as they come, which Options.Answers is then. Of few sources nothing is
/// kept. With \p Resume the log of an earlier run that was asked the same is
/// looked up first and goes on; without it a new one takes its place. Where
/// there is no log to be had, Options stay as they are.
void keepAnswers(RunOptions &Options, const Input &In, size_t Files,
                 bool Resume);

} // namespace swapfold

#endif // SWAPFOLD_TOOLS_PARSE_KEPTANSWERS_H
