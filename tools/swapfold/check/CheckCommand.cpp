//===- CheckCommand.cpp - swapfold check as the user asks for it ---------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "tools/swapfold/check/CheckCommand.h"
#include "rewrites/text/Failure.h"
#include "tools/swapfold/check/Explain.h"
#include "tools/swapfold/options/Rules.h"

using namespace llvm;

namespace swapfold {

/// How findings are told, and which of them count.
static Error readReportOptions(const Invocation &Given, CheckOptions &Out) {
  const std::string Name = Given.value(OPT_format, "text");
  Out.ShowPatch = Name == "patch";
  Expected<FindingsFormat> Format =
      Out.ShowPatch ? FindingsFormat::Text : findingsFormat(Name, {"patch"});
  if (!Format)
    return Format.takeError();
  Out.Format = *Format;
  if (Out.ShowPatch && Out.Fix)
    return failure("--format=patch: not with --fix, which writes");
  if (Given.has(OPT_fail_on)) {
    Expected<FailOn> Fails = FailOn::read(Given.value(OPT_fail_on));
    if (!Fails)
      return Fails.takeError();
    Out.Fails = std::move(*Fails);
  }
  Out.BaselineFile = Given.value(OPT_baseline);
  Out.NewBaselineFile = Given.value(OPT_write_baseline);
  for (auto [Option, File] :
       {std::pair(OPT_baseline, &Out.BaselineFile),
        std::pair(OPT_write_baseline, &Out.NewBaselineFile)}) {
    if (!Given.has(Option))
      continue;
    StringRef Spelled =
        Option == OPT_baseline ? "--baseline" : "--write-baseline";
    if (File->empty())
      return failure(Spelled + ": no file given");
    // Fixes are made of what is known, too.
    if (Out.Fix || Out.ShowPatch)
      return failure(Spelled + ": not with --fix or --format=patch");
  }
  return Error::success();
}

Expected<Status> runCheck(const Invocation &Given) {
  CheckOptions Options;
  Options.Paths = Given.inputs();
  const bool Explains = Given.has(OPT_explain);
  if (Explains && (!Options.Paths.empty() || Given.has(OPT_diff) ||
                   Given.has(OPT_fix) || Given.has(OPT_rules)))
    return failure("--explain: goes with no paths, --diff, --fix or --rules");
  if (Options.Paths.empty() && !Explains)
    return failure(
        "check: no tree, directory or file given; see swapfold check --help");
  Options.Since = Given.value(OPT_diff);
  if (Given.has(OPT_diff) && Options.Since.empty())
    return failure("--diff: no revision given");
  std::vector<Speaks> Where = {Speaks::Rewrite, Speaks::Tree};
  if (!Options.Since.empty()) {
    Where.push_back(Speaks::Patch);
    Options.RuleDefaults = optionsForPatches();
  }
  if (Error E = Given.readRunOptions(rulesThatSpeak(Where), Options))
    return E;
  if (Explains) {
    Expected<FindingsFormat> Format =
        findingsFormat(Given.value(OPT_format, "text"));
    if (!Format)
      return Format.takeError();
    Options.Format = *Format;
    return explain(std::move(Options), Given.value(OPT_explain));
  }
  Options.Fix = Given.has(OPT_fix);
  Options.Resume = Given.has(OPT_resume);
  if (Options.Resume && (Options.Part || Options.Fix || Options.NoCache))
    return failure("--resume: not with --shard, --fix or --no-cache");
  if (Error E = readReportOptions(Given, Options))
    return E;
  return check(Options);
}

} // namespace swapfold
