//===- Parses.h - a few parses, in workers ----------------------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_TOOLS_PARSE_PARSES_H
#define SWAPFOLD_TOOLS_PARSE_PARSES_H

#include "tools/swapfold/options/RunOptions.h"
#include "tools/swapfold/parse/Outcome.h"

namespace swapfold {

/// One file under one configuration.
struct ParseJob {
  const Configuration *How;
  std::string File;
  uint64_t Size = 0;
};

/// Adds all that \p How has a command for.
void addJobs(const Configuration &How, std::vector<ParseJob> &Jobs);

/// Parses the files of \p Jobs in workers, but for what Options.Answers knows,
/// and puts all that comes back into \p Run. \p IsFirst says that these parses
/// depend on no other: then it is an error if shards that are joined know
/// nothing of one.
llvm::Error parseAll(llvm::ArrayRef<ParseJob> Jobs, const RunOptions &Options,
                     Outcome &Run, bool IsFirst = false);

} // namespace swapfold

#endif // SWAPFOLD_TOOLS_PARSE_PARSES_H
