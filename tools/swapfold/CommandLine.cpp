//===- CommandLine.cpp - the options of the subcommands -------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "tools/swapfold/CommandLine.h"
#include "rewrites/text/Failure.h"
#include "tools/swapfold/check/Check.h"
#include "tools/swapfold/options/Rules.h"
#include "tools/swapfold/review/ReviewCommand.h"
#include "tools/swapfold/rewrite/Rewrite.h"
#include "tools/swapfold/verify/VerifyCommand.h"
#include "llvm/Support/CommandLine.h"
#include "llvm/Support/Threading.h"

using namespace llvm;

namespace swapfold {

static cl::SubCommand RewriteCommand("rewrite",
                                     "rewrite a kernel tree, or files of one");
static cl::SubCommand CheckCommand("check",
                                   "say what the rules find in a kernel tree, "
                                   "or in files and directories of one");
static cl::SubCommand
    VerifyCommand("verify", "compile a tree before and after a change, and "
                            "compare what comes out");
static cl::SubCommand RulesCommand("rules", "list the rules, or explain one");

static cl::opt<std::string>
    Rules("rules",
          cl::desc("rules to apply, as clang-tidy's -checks; without it those "
                   "that rewrite, or that speak where check looks"),
          cl::value_desc("globs"), cl::sub(RewriteCommand),
          cl::sub(CheckCommand));
static cl::opt<bool> InPlace("in-place",
                             cl::desc("change the files instead of printing a "
                                      "diff"),
                             cl::sub(RewriteCommand));
static cl::opt<std::string>
    ExportFixes("export-fixes",
                cl::desc("write the fixes to a file, as clang-tidy does, "
                         "instead of printing a diff"),
                cl::value_desc("file"), cl::sub(RewriteCommand));
static cl::opt<std::string>
    SeriesDir("series",
              cl::desc("write patches for git am to a new directory instead of "
                       "printing a diff"),
              cl::value_desc("directory"), cl::sub(RewriteCommand));
static cl::opt<std::string>
    Split("split",
          cl::desc("cut a series finer: 'subsystem' is a patch a directory"),
          cl::value_desc("subsystem"), cl::sub(RewriteCommand));
static cl::opt<bool>
    SignOff("signoff",
            cl::desc("author and sign off a series as git knows you"),
            cl::sub(RewriteCommand));
static cl::opt<bool> DropAssertions(
    "drop-assertions",
    cl::desc("end a series with a patch that removes the assertions which old "
             "constructors made"),
    cl::sub(RewriteCommand));
static cl::opt<bool>
    Cocci("cocci",
          cl::desc("print the semantic patch that does the call sites' part"),
          cl::sub(RewriteCommand));
static cl::list<std::string>
    BuildDirs("p",
              cl::desc("a configured build directory, or one with a "
                       "compile_commands.json; may be given more than once"),
              cl::value_desc("directory"), cl::sub(RewriteCommand),
              cl::sub(CheckCommand), cl::sub(VerifyCommand));
static cl::opt<unsigned> Jobs("j", cl::desc("processes to use at a time"),
                              cl::value_desc("number"), cl::Prefix, cl::init(0),
                              cl::sub(RewriteCommand), cl::sub(CheckCommand),
                              cl::sub(VerifyCommand));
static cl::opt<unsigned>
    Timeout("timeout",
            cl::desc("time for one file, 120 if not given; waiting for a "
                     "processor does not count"),
            cl::value_desc("seconds"), cl::init(120), cl::sub(RewriteCommand),
            cl::sub(CheckCommand));
static cl::opt<bool>
    Verbose("v",
            cl::desc("say more: what is rewritten, what is fine as "
                     "it is, each file not checked"),
            cl::sub(RewriteCommand), cl::sub(CheckCommand));
static cl::opt<bool> NoCache("no-cache", cl::desc("forget earlier runs"),
                             cl::sub(RewriteCommand), cl::sub(CheckCommand),
                             cl::sub(VerifyCommand));
static cl::list<std::string>
    Paths(cl::Positional, cl::desc("TREE|DIRECTORY|FILE... [-- FLAGS]"),
          cl::sub(RewriteCommand), cl::sub(CheckCommand));

static cl::opt<bool>
    Identical("identical", cl::desc("fail if the code of a function differs"),
              cl::sub(VerifyCommand));
static cl::opt<bool>
    AllowLosses("allow-lost-assertions",
                cl::desc("do not fail for lost assertions, barriers and tests"),
                cl::sub(VerifyCommand));
static cl::list<std::string>
    Base("base",
         cl::desc("a patch that the tree has on both sides; may be given more "
                  "than once"),
         cl::value_desc("patch"), cl::sub(VerifyCommand));
static cl::opt<bool> Verify("verify",
                            cl::desc("compile what changes before and after, "
                                     "and write nothing that fails"),
                            cl::sub(RewriteCommand));
static cl::list<std::string> Trees(cl::Positional,
                                   cl::desc("BEFORE AFTER|PATCH... [-- FLAGS]"),
                                   cl::sub(VerifyCommand));

static cl::opt<std::string>
    Format("format", cl::desc("text (which is the default), terse or json"),
           cl::value_desc("format"), cl::init("text"), cl::sub(CheckCommand));
static cl::opt<std::string>
    Since("diff",
          cl::desc("say only what concerns lines that were added since a git "
                   "revision"),
          cl::value_desc("revision"), cl::sub(CheckCommand));
static cl::opt<bool> Fix("fix",
                         cl::desc("apply the fixes that are safe, and say what "
                                  "is left"),
                         cl::sub(CheckCommand));

static cl::opt<std::string> Rule(cl::Positional, cl::desc("[RULE]"),
                                 cl::sub(RulesCommand));

/// What --series and its companions ask for. \p Words: the command line.
static Expected<std::optional<SeriesOptions>>
readSeries(ArrayRef<std::string> Words) {
  if (!SeriesDir.getNumOccurrences()) {
    for (const cl::Option *Only : {static_cast<cl::Option *>(&Split),
                                   static_cast<cl::Option *>(&SignOff),
                                   static_cast<cl::Option *>(&DropAssertions)})
      if (Only->getNumOccurrences())
        return failure("--" + Only->ArgStr + " needs --series");
    return std::nullopt;
  }
  if (SeriesDir.empty())
    return failure("--series: no directory given");
  if (Split.getNumOccurrences() && Split != "subsystem")
    return failure("--split: unknown way to split '" + Split + "'");
  SeriesOptions Options;
  Options.Directory = SeriesDir;
  Options.BySubsystem = !Split.empty();
  Options.DropAssertions = DropAssertions;
  Options.SignOff = SignOff;
  Options.CommandLine = Words;
  return Options;
}

/// What all commands that parse take into \p Options.
static Error readRunOptions(bool HasFlags, std::vector<std::string> Flags,
                            RunOptions &Options) {
  if (Timeout == 0)
    return failure("--timeout must be at least 1");
  if (Jobs.getNumOccurrences() && Jobs == 0)
    return failure("-j must be at least 1");
  Options.Paths = Paths;
  Options.BuildDirs = BuildDirs;
  Options.Flags = std::move(Flags);
  Options.HasFlags = HasFlags;
  Options.Jobs = Jobs ? Jobs : hardware_concurrency().compute_thread_count();
  Options.TimeoutSeconds = Timeout;
  Options.Verbose = Verbose;
  Options.NoCache = NoCache;
  return Error::success();
}

static Expected<Status> runCheck(bool HasFlags,
                                 std::vector<std::string> Flags) {
  if (Paths.empty())
    return failure("check: no tree, directory or file given");
  if (Since.getNumOccurrences() && Since.empty())
    return failure("--diff: no revision given");
  CheckOptions Options;
  if (Error E = readRunOptions(HasFlags, std::move(Flags), Options))
    return E;
  Expected<FindingsFormat> Wanted = findingsFormat(Format);
  if (!Wanted)
    return Wanted.takeError();
  Options.Format = *Wanted;
  Options.Since = Since;
  Options.Fix = Fix;
  std::vector<Speaks> Where = {Speaks::Rewrite, Speaks::Tree};
  if (!Since.empty()) {
    Where.push_back(Speaks::Patch);
    Options.RuleDefaults = optionsForPatches();
  }
  Options.Rules = Rules.getNumOccurrences() ? Rules : rulesThatSpeak(Where);
  return check(Options);
}

static Expected<Status> runRewrite(bool HasFlags,
                                   std::vector<std::string> Flags,
                                   ArrayRef<std::string> Words) {
  if (Paths.empty())
    return failure("rewrite: no tree or file given");
  if (InPlace && !ExportFixes.empty())
    return failure("--in-place and --export-fixes exclude each other");
  if (InPlace + Cocci + !ExportFixes.empty() + !SeriesDir.empty() > 1)
    return failure("--in-place, --export-fixes, --series and --cocci exclude "
                   "each other");
  Expected<std::optional<SeriesOptions>> Series = readSeries(Words);
  if (!Series)
    return Series.takeError();
  if (ExportFixes.getNumOccurrences() && ExportFixes.empty())
    return failure("--export-fixes: no file given");
  RewriteOptions Options;
  if (Error E = readRunOptions(HasFlags, std::move(Flags), Options))
    return E;
  Options.Rules =
      Rules.getNumOccurrences() ? Rules : rulesThatSpeak(Speaks::Rewrite);
  Options.InPlace = InPlace;
  Options.ExportFixes = ExportFixes;
  Options.Series = std::move(*Series);
  Options.Verify = Verify;
  Options.Cocci = Cocci;
  return rewrite(Options);
}

static Expected<Status> runVerify(bool HasFlags,
                                  std::vector<std::string> Flags) {
  if (Trees.size() < 2)
    return failure(
        "verify: give a tree and what it becomes, a tree or patches");
  if (Jobs.getNumOccurrences() && Jobs == 0)
    return failure("-j must be at least 1");
  VerifyOptions Options;
  Options.Before = Trees.front();
  Options.After.assign(Trees.begin() + 1, Trees.end());
  Options.Base = Base;
  Options.BuildDirs = BuildDirs;
  Options.Flags = std::move(Flags);
  Options.HasFlags = HasFlags;
  Options.Identical = Identical;
  Options.AllowLosses = AllowLosses;
  Options.NoCache = NoCache;
  Options.Jobs = Jobs ? Jobs : hardware_concurrency().compute_thread_count();
  return verify(Options);
}

Expected<Status> runCommand(bool HasFlags, std::vector<std::string> Flags,
                            ArrayRef<std::string> Words) {
  if (RewriteCommand)
    return runRewrite(HasFlags, std::move(Flags), Words);
  if (CheckCommand)
    return runCheck(HasFlags, std::move(Flags));
  if (isReviewWanted())
    return runReview(HasFlags, std::move(Flags));
  if (VerifyCommand)
    return runVerify(HasFlags, std::move(Flags));
  if (RulesCommand)
    return rules(Rule);
  return failure("no subcommand given; see swapfold --help");
}

} // namespace swapfold
