//===- Rewrite.cpp - swapfold rewrite -------------------------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// scan -> configurations -> parse and check, in workers -> plan -> parse what
// it makes -> output
//
//===----------------------------------------------------------------------===//
#include "tools/swapfold/rewrite/Rewrite.h"
#include "rewrites/plan/SmPL.h"
#include "tools/swapfold/options/Input.h"
#include "tools/swapfold/options/Rules.h"
#include "tools/swapfold/parse/Parsing.h"
#include "tools/swapfold/parse/PlanGuard.h"
#include "tools/swapfold/parse/Shards.h"
#include "tools/swapfold/parse/TidyHost.h"
#include "tools/swapfold/report/HtmlPage.h"
#include "tools/swapfold/report/Output.h"
#include "tools/swapfold/report/TreeWriter.h"
#include "tools/swapfold/rewrite/Report.h"
#include "tools/swapfold/rewrite/Series.h"
#include "tools/swapfold/rewrite/VerifyPlan.h"
#include "tools/swapfold/support/Process.h"
#include "tools/swapfold/verify/Verify.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/Path.h"

using namespace llvm;

namespace swapfold {

/// Deletes what nothing uses any more: only the whole tree can tell.
static Error finish(Outcome &Run, const RewriteOptions &Options) {
  if (!Run.Files.empty())
    return Error::success();
  CleanupRequest Wanted{
      Run.Tree,
      Run.Scanned.MayName,
      Options.Jobs,
      Run.Refused,
      [&](Replaced What) { return replaces(Options.Rules, What); },
      interrupted};
  Expected<Cleanup> After = finishPlan(Run.Done, Run.Scanned.Family, Wanted);
  if (!After)
    return After.takeError();
  Run.After = std::move(*After);
  return Error::success();
}

/// Makes the plan of what \p Run has parsed, without edits in its refused
/// files.
static Error planWhole(Outcome &Run, const RewriteOptions &Options) {
  if (Error E = makePlan(Run.Parsed, {Run.Tree, Run.Files, Run.Refused})
                    .moveInto(Run.Done))
    return E;
  return finish(Run, Options);
}

/// The semantic patches of both parts.
static Error printSemanticPatch(const EntryFamily &Family) {
  std::string Text = semanticPatch(Family, Part::Unify);
  std::string Split = semanticPatch(Family, Part::Split);
  if (!Text.empty() && !Split.empty())
    Text += "\n";
  return printOut(Text + Split);
}

static Error write(const RewriteOptions &Options, const Outcome &Run,
                   TreeWriter *InPlace) {
  if (Options.Series)
    return writeSeries(Run, *Options.Series, errs());
  if (InPlace)
    return InPlace->write(Run.Done.Changes);
  if (!Options.ExportFixes.empty())
    return exportFixes(Run.Done, Run.Tree, Options.ExportFixes);
  Expected<std::string> Diff =
      makeDiff(Run.Done.Changes, Run.Tree, stdoutTakesColors());
  if (!Diff)
    return Diff.takeError();
  return printOut(*Diff);
}

static HtmlPage pageOf(const Outcome &Run, const Report &Said,
                       std::vector<CodeSizes> Sizes) {
  HtmlPage Page{"swapfold rewrite",
                Run.Tree,
                Said.Summary,
                Said.Warnings,
                {{"Changed", Run.Done.Applied}, {"Left", Run.Done.Left}},
                {}};
  addShownBy(Run.Parsed, Page.Configurations);
  for (const FileRewrite &Change : Run.Done.Changes)
    Page.Texts[Change.Path] = Change.Old;
  Page.Sizes = std::move(Sizes);
  return Page;
}

Expected<Status> rewrite(RewriteOptions Options) {
  Expected<Input> In = findInput(Options.Paths);
  if (!In)
    return In.takeError();
  catchInterrupts();
  if (Options.Part)
    return makeShard(Options, *In);
  std::unique_ptr<TreeWriter> InPlace;
  if (Options.InPlace) {
    Expected<std::unique_ptr<TreeWriter>> Started =
        TreeWriter::start(In->Tree, errs());
    if (!Started)
      return Started.takeError();
    InPlace = std::move(*Started);
  }
  if (Options.Series)
    if (Error E = checkSeries(*Options.Series, In->Tree))
      return E;

  Expected<Scan> Scanned = scanFor(Options, *In);
  if (!Scanned)
    return Scanned.takeError();

  if (Options.Cocci) {
    if (Error E = printSemanticPatch(Scanned->Family))
      return E;
    return NothingLeft;
  }

  ConfigurationRequest Request = configurationsFor(Options, *In, *Scanned);
  Expected<std::list<Configuration>> Configurations =
      configureOrJoin(Options, Request);
  if (!Configurations)
    return Configurations.takeError();
  if (Scanned->Family.empty())
    errs() << "swapfold: no entry family in " << In->Tree << "\n";

  Outcome Run(*Scanned, *Configurations, *In);
  if (Error E = parse(Options, Request, Run))
    return E;
  if (Error E =
          makeSoundPlan(Options, Run, [&] { return planWhole(Run, Options); }))
    return E;
  std::vector<CodeSizes> Sizes;
  if (Options.Verify) {
    Expected<std::vector<CodeSizes>> Verified =
        verifyPlan(Run, Options, errs());
    if (!Verified)
      return Verified.takeError();
    Sizes = std::move(*Verified);
  }
  if (Error E = write(Options, Run, InPlace.get()))
    return E;
  Report Said = report(Run, Options.Verbose);
  errs() << Said.Findings << Said.Warnings << Said.Summary;
  if (!Options.HtmlFile.empty())
    if (Error E =
            writePage(pageOf(Run, Said, std::move(Sizes)), Options.HtmlFile))
      return E;
  return Said.SomeLeft ? SomeLeft : NothingLeft;
}

} // namespace swapfold
