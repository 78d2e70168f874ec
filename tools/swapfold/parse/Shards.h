//===- Shards.h - one work on several machines ------------------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Most of the time goes into parses that depend on nothing but their own files.
// A shard is the log of its part of these. The run that joins them does the
// rest, which needs all answers: other configurations, the plan, the report.
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_TOOLS_PARSE_SHARDS_H
#define SWAPFOLD_TOOLS_PARSE_SHARDS_H

#include "tools/swapfold/options/Input.h"
#include "tools/swapfold/options/RunOptions.h"
#include "tools/swapfold/parse/AnswerLog.h"
#include <list>

namespace swapfold {

/// A file and what it costs to parse.
using FileCost = std::pair<std::string, uint64_t>;

/// What \p Part has of \p Files, sorted: about as much, by the costs, as the
/// others have. The order of \p Files does not count. Files of one folder stay
/// together as far as possible, since Kbuild is asked by folders.
std::vector<std::string> partOf(std::vector<FileCost> Files, ShardNumber Part);

/// Parses what Options.Part has of the work on \p In, and prints its log on
/// stdout. \p IsEmpty: there is no work.
llvm::Expected<Status> makeShard(const RunOptions &Options, const Input &In,
                                 bool IsEmpty = false);

/// What shards have printed: the files that it is in, and the logs.
struct ShardLogs {
  std::vector<std::pair<std::string, AnswerLog>> Logs;
};

/// Reads \p Files, each a shard. Fails if one is none, or cut off.
llvm::Expected<std::shared_ptr<ShardLogs>>
readShards(llvm::ArrayRef<std::string> Files);

/// The configurations that \p Request asks for: configure(), or as the logs
/// Options.Shards have them, whose answers \p Options has then. Fails if a
/// shard is missing, doubled, of another tree, or made with other
/// options or flags; says which.
llvm::Expected<std::list<Configuration>>
configureOrJoin(RunOptions &Options, const ConfigurationRequest &Request);

} // namespace swapfold

#endif // SWAPFOLD_TOOLS_PARSE_SHARDS_H
