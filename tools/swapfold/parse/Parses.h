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
#include "llvm/ADT/STLFunctionalExtras.h"

namespace swapfold {

/// One file under one configuration.
struct ParseJob {
  const Configuration *How;
  std::string File;
  uint64_t Size = 0;
};

/// Adds all that \p How has a command for.
void addJobs(const Configuration &How, std::vector<ParseJob> &Jobs);

/// Gets what all parses of some sources have found, less those that failed.
using SourcesDone =
    llvm::function_ref<llvm::Error(llvm::ArrayRef<ParsedFile> Found)>;

/// Parses the files of \p Jobs in workers, but for what Options.Answers knows,
/// and puts all that comes back into \p Run. \p IsFirst says that these parses
/// depend on no other: then it is an error if shards that are joined know
/// nothing of one. If \p Done is given the sources are parsed in the order of
/// their paths, and it is told of each in that order; an error of it ends the
/// work.
llvm::Error parseAll(llvm::ArrayRef<ParseJob> Jobs, const RunOptions &Options,
                     Outcome &Run, bool IsFirst = false, SourcesDone Done = {});

} // namespace swapfold

#endif // SWAPFOLD_TOOLS_PARSE_PARSES_H
