//===- Series.h - a plan as patches for git am ------------------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_TOOLS_REWRITE_SERIES_H
#define SWAPFOLD_TOOLS_REWRITE_SERIES_H

#include "tools/swapfold/options/SeriesOptions.h"
#include "tools/swapfold/rewrite/Report.h"

namespace swapfold {

/// Fails if the patches could not be written as \p Options say: before anything
/// is parsed.
llvm::Error checkSeries(const SeriesOptions &Options, llvm::StringRef Tree);

/// Writes \p Run's plan as patches and a cover letter, all or none. Needs git,
/// but no git tree. \p OS gets what the user should know of them.
llvm::Error writeSeries(const Outcome &Run, const SeriesOptions &Options,
                        llvm::raw_ostream &OS);

} // namespace swapfold

#endif // SWAPFOLD_TOOLS_REWRITE_SERIES_H
