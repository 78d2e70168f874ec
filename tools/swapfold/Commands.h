//===- Commands.h - the subcommands -----------------------------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_TOOLS_COMMANDS_H
#define SWAPFOLD_TOOLS_COMMANDS_H

#include "tools/swapfold/Configuration.h"
#include "tools/swapfold/FindingsPrinter.h"
#include "tools/swapfold/SeriesOptions.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/Support/Error.h"
#include <map>
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

/// What every command that parses takes.
struct RunOptions : CompileOptions {
  std::string Rules;              ///< globs
  std::vector<std::string> Paths; ///< one tree, or files
  unsigned TimeoutSeconds = 120;
  bool Verbose = false;
  /// Options of rules ("RULE.NAME"), over what .clang-tidy says.
  std::map<std::string, std::string> RuleOptions;
  /// The same, under what .clang-tidy says.
  std::map<std::string, std::string> RuleDefaults;
};

struct RewriteOptions : RunOptions {
  bool InPlace = false;
  std::string ExportFixes; ///< a file's name, or empty
  std::optional<SeriesOptions> Series;
  bool Verify = false; ///< write nothing that does not verify
  bool Cocci = false;  ///< print the semantic patch, parse nothing
};

/// swapfold rewrite: the plan goes to where \p Options says, the rest to
/// stderr. An error is one line and means Refused.
llvm::Expected<Status> rewrite(const RewriteOptions &Options);

struct CheckOptions : RunOptions {
  FindingsFormat Format = FindingsFormat::Text;
  /// A revision: only what was added since counts. Empty: everything does.
  std::string Since;
  bool Fix = false; ///< apply what is safe
};

/// swapfold check: what the rules say, on stdout; what was not looked at, on
/// stderr. SomeLeft if there is either.
llvm::Expected<Status> check(const CheckOptions &Options);

struct ReviewOptions : RunOptions {
  std::string Patch; ///< a file, or REV..REV
  std::string Tree;
  std::string Format;    ///< "email", or one of findingsFormat()
  bool HasRules = false; ///< the user chose them
};

/// True if the command line asks for a review.
bool isReviewWanted();

/// swapfold review, as its options on the command line say: what there is to
/// say of a patch, on stdout; what was not looked at, on stderr. SomeLeft if
/// there is either. \p Flags: what stands after --.
llvm::Expected<Status> runReview(bool HasFlags, std::vector<std::string> Flags);

struct VerifyOptions : CompileOptions {
  std::string Before;             ///< a tree
  std::vector<std::string> After; ///< a tree, or patches in their order
  std::vector<std::string> Base;  ///< patches that both sides have
  bool Identical = false;         ///< no function's code may differ
  bool AllowLosses = false;       ///< of assertions, barriers and tests
};

/// swapfold verify: what the change from one tree to the other does, on
/// stdout. SomeLeft if a person must look at it.
llvm::Expected<Status> verify(const VerifyOptions &Options);

/// swapfold rules: lists the rules, or explains \p Rule if it is not empty.
llvm::Expected<Status> rules(llvm::StringRef Rule);

/// Where a rule speaks if nobody selects rules (checks/Rules.def).
enum class Speaks { Rewrite, Tree, Patch, OptIn };

/// The names of the rules that speak in one of \p Where, as globs.
std::string rulesThatSpeak(llvm::ArrayRef<Speaks> Where);

/// True if \p Globs select a rule that looks at more than what is named like an
/// entry family: at any function, or into what is called.
bool needsEveryBody(llvm::StringRef Globs);

/// What rules' options are, without .clang-tidy, on lines that a patch adds.
std::map<std::string, std::string> optionsForPatches();

/// Checks that each glob of \p Globs selects a rule.
llvm::Error validateRules(llvm::StringRef Globs);

/// True if \p Globs, which are valid, select \p Rule.
bool selectsRule(llvm::StringRef Globs, llvm::StringRef Rule);

/// An error of one line.
llvm::Error failure(const llvm::Twine &Message);

} // namespace swapfold

#endif // SWAPFOLD_TOOLS_COMMANDS_H
