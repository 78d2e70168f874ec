//===- RunOptions.h - what commands share -----------------------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_TOOLS_OPTIONS_RUNOPTIONS_H
#define SWAPFOLD_TOOLS_OPTIONS_RUNOPTIONS_H

#include "rewrites/text/UnifiedDiff.h"
#include "tools/swapfold/build/Configuration.h"
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace swapfold {

/// Exit statuses of every subcommand.
enum Status {
  NothingLeft = 0, ///< nothing left to do or say
  SomeLeft = 1,    ///< the output is complete but for what was listed
  Refused = 2,     ///< could not start or could not write; wrote nothing
};

class AnswerBook;
struct ShardLogs;

/// The part of a work that one of several machines does: the first of four,
/// say.
struct ShardNumber {
  unsigned Number = 1, Of = 1;
};

/// What every command that parses takes.
struct RunOptions : CompileOptions {
  std::string Rules;              ///< globs
  std::string FamilyFiles;        ///< of families to add, with ';' between them
  std::vector<std::string> Paths; ///< one tree, or files
  // For one file:
  unsigned TimeoutSeconds = 120;
  unsigned MemoryMiB = 4096;
  bool Verbose = false;
  std::string HtmlFile; ///< a page to write, or empty
  /// Every function is worth a parse, whatever the rules look at.
  bool EveryBody = false;
  /// Parses are not made again as long as nothing that they read has changed.
  bool KeepsAnswers = false;
  /// What need not be parsed again, and where what is parsed goes; or null.
  std::shared_ptr<AnswerBook> Answers;
  std::optional<ShardNumber> Part; ///< of the work, if not all of it
  /// Logs of all parts of the work, to make it one again; or null.
  std::shared_ptr<ShardLogs> Shards;
  /// What the user has typed, but for what may differ between parts of a work.
  std::vector<std::string> Command;
  /// Options of rules ("RULE.NAME"), over what .clang-tidy says.
  std::map<std::string, std::string> RuleOptions;
  /// The same, under what .clang-tidy says.
  std::map<std::string, std::string> RuleDefaults;
  /// The diff that is looked at, for rules about patches; null without.
  std::shared_ptr<const std::vector<DiffFile>> Diff;
};

} // namespace swapfold

#endif // SWAPFOLD_TOOLS_OPTIONS_RUNOPTIONS_H
