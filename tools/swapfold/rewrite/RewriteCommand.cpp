//===- RewriteCommand.cpp - swapfold rewrite as the user asks for it -----===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "tools/swapfold/rewrite/RewriteCommand.h"
#include "rewrites/text/Failure.h"
#include "tools/swapfold/options/Rules.h"
#include "tools/swapfold/rewrite/Rewrite.h"

using namespace llvm;

namespace swapfold {

/// What --series and its companions ask for.
static Expected<std::optional<SeriesOptions>>
readSeries(const Invocation &Given) {
  if (!Given.has(OPT_series)) {
    if (Given.has(OPT_split))
      return failure("--split needs --series");
    if (Given.has(OPT_signoff))
      return failure("--signoff needs --series");
    if (Given.has(OPT_drop_assertions))
      return failure("--drop-assertions needs --series");
    return std::nullopt;
  }
  SeriesOptions Options;
  Options.Directory = Given.value(OPT_series);
  if (Options.Directory.empty())
    return failure("--series: no directory given");
  if (std::string How = Given.value(OPT_split, "subsystem"); How != "subsystem")
    return failure("--split: unknown way to split '" + How + "'");
  Options.BySubsystem = Given.has(OPT_split);
  Options.DropAssertions = Given.has(OPT_drop_assertions);
  Options.SignOff = Given.has(OPT_signoff);
  Options.NoScripts = Given.has(OPT_no_kbuild);
  Options.CommandLine = Given.command();
  return Options;
}

Expected<Status> runRewrite(const Invocation &Given) {
  RewriteOptions Options;
  Options.Paths = Given.inputs();
  if (Options.Paths.empty())
    return failure(
        "rewrite: no tree or file given; see swapfold rewrite --help");
  Options.InPlace = Given.has(OPT_in_place);
  Options.Cocci = Given.has(OPT_cocci);
  Options.Verify = Given.has(OPT_verify);
  Options.ExportFixes = Given.value(OPT_export_fixes);
  if (Options.InPlace && Given.has(OPT_export_fixes))
    return failure("--in-place and --export-fixes exclude each other");
  if (Options.InPlace + Options.Cocci + Given.has(OPT_export_fixes) +
          Given.has(OPT_series) >
      1)
    return failure("--in-place, --export-fixes, --series and --cocci exclude "
                   "each other");
  Expected<std::optional<SeriesOptions>> Series = readSeries(Given);
  if (!Series)
    return Series.takeError();
  Options.Series = std::move(*Series);
  if (Given.has(OPT_export_fixes) && Options.ExportFixes.empty())
    return failure("--export-fixes: no file given");
  if (Error E = Given.readRunOptions(rulesThatSpeak(Speaks::Rewrite), Options))
    return E;
  if (Given.has(OPT_proven_only))
    Options.RuleOptions["swapops-kind-accessor.ProvenOnly"] = "true";
  return rewrite(Options);
}

} // namespace swapfold
