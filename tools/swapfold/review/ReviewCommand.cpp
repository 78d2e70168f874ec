//===- ReviewCommand.cpp - swapfold review --------------------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "tools/swapfold/review/ReviewCommand.h"
#include "rewrites/text/Failure.h"
#include "tools/swapfold/options/Rules.h"
#include "tools/swapfold/report/Output.h"
#include "tools/swapfold/review/Review.h"
#include "tools/swapfold/support/Process.h"
#include "llvm/Support/CommandLine.h"
#include "llvm/Support/Threading.h"

using namespace llvm;

namespace swapfold {

static cl::SubCommand Command("review",
                              "say of a patch what a careful reader would");
static cl::opt<std::string> Tree("tree",
                                 cl::desc("the tree that the patch is for"),
                                 cl::value_desc("directory"), cl::sub(Command));
static cl::opt<std::string> Format(
    "format",
    cl::desc("text (which is the default), terse, json, or email: a reply"),
    cl::value_desc("format"), cl::init("text"), cl::sub(Command));
static cl::opt<std::string>
    Rules("rules",
          cl::desc("rules to apply, as clang-tidy's -checks; without it those "
                   "that speak on patches"),
          cl::value_desc("globs"), cl::sub(Command));
static cl::list<std::string>
    BuildDirs("p",
              cl::desc("a configured build directory, or one with a "
                       "compile_commands.json; may be given more than once"),
              cl::value_desc("directory"), cl::sub(Command));
static cl::opt<unsigned> Jobs("j", cl::desc("processes to use at a time"),
                              cl::value_desc("number"), cl::Prefix, cl::init(0),
                              cl::sub(Command));
static cl::opt<unsigned>
    Timeout("timeout", cl::desc("time for one file, 120 if not given"),
            cl::value_desc("seconds"), cl::init(120), cl::sub(Command));
static cl::opt<bool> NoCache("no-cache", cl::desc("forget earlier runs"),
                             cl::sub(Command));
static cl::list<std::string> Patches(cl::Positional,
                                     cl::desc("PATCH|REV..REV [-- FLAGS]"),
                                     cl::sub(Command));

bool isReviewWanted() { return static_cast<bool>(Command); }

/// Prints what was not looked at. Returns true if there was anything.
static bool reportUnseen(const Review &Found, StringRef Tree) {
  for (const std::string &Warning : Found.Warnings)
    errs() << "swapfold: warning: " << Warning << "\n";
  for (const NotParsed &File : Found.NotChecked) {
    errs() << "swapfold: warning: " << relativeTo(Tree, File.Path)
           << ": not checked";
    if (!File.Configuration.empty())
      errs() << " (" << File.Configuration << ")";
    errs() << ": " << relativeTo(Tree, File.Why) << "\n";
  }
  return !Found.NotChecked.empty();
}

static Expected<Status> review(const ReviewOptions &Options) {
  if (Error E = validateRules(Options.Rules))
    return E;
  std::optional<FindingsFormat> Printed;
  if (Options.Format != "email") {
    Expected<FindingsFormat> Known = findingsFormat(Options.Format);
    if (!Known)
      return Known.takeError();
    Printed = *Known;
  }
  catchInterrupts();
  Expected<ReviewedPatch> Patch = readPatch(Options.Tree, Options.Patch);
  if (!Patch)
    return Patch.takeError();
  Expected<Review> Found = reviewPatch(*Patch, Options);
  if (!Found)
    return Found.takeError();
  std::string Text;
  raw_string_ostream OS(Text);
  if (Printed) {
    std::vector<Proposal> Findings;
    for (const ReviewFinding &F : Found->Findings)
      Findings.push_back(F.What);
    std::vector<Remark> Broken;
    printFindings({Patch->Tree, Findings, Found->NotChecked, Broken}, *Printed,
                  OS);
  } else {
    OS << replyTo(*Patch, *Found);
  }
  if (Error E = printOut(Text))
    return E;
  bool Unseen = reportUnseen(*Found, Patch->Tree);
  return Found->Findings.empty() && !Unseen ? NothingLeft : SomeLeft;
}

Expected<Status> runReview(bool HasFlags, std::vector<std::string> Flags) {
  if (Patches.empty())
    return failure("review: no patch given");
  if (Patches.size() > 1)
    return failure("review: more than one patch given");
  if (Tree.empty())
    return failure("review: no tree given; use --tree");
  if (Timeout == 0)
    return failure("--timeout must be at least 1");
  if (Jobs.getNumOccurrences() && Jobs == 0)
    return failure("-j must be at least 1");
  ReviewOptions Options;
  Options.Patch = Patches.front();
  Options.Tree = Tree;
  Options.Format = Format;
  Options.Rules =
      Rules.getNumOccurrences()
          ? Rules
          : rulesThatSpeak({Speaks::Rewrite, Speaks::Tree, Speaks::Patch});
  Options.HasRules = Rules.getNumOccurrences();
  Options.RuleDefaults = optionsForPatches();
  Options.BuildDirs = BuildDirs;
  Options.Flags = std::move(Flags);
  Options.HasFlags = HasFlags;
  Options.Jobs = Jobs ? Jobs : hardware_concurrency().compute_thread_count();
  Options.TimeoutSeconds = Timeout;
  Options.NoCache = NoCache;
  return review(Options);
}

} // namespace swapfold
