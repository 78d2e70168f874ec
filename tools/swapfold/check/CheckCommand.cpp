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

Expected<Status> runCheck(const Invocation &Given) {
  CheckOptions Options;
  Options.Paths = Given.inputs();
  const bool Explains = Given.has(OPT_explain);
  if (Explains && (!Options.Paths.empty() || Given.has(OPT_diff) ||
                   Given.has(OPT_fix) || Given.has(OPT_rules)))
    return failure("--explain: goes with no paths, --diff, --fix or --rules");
  if (Options.Paths.empty() && !Explains)
    return failure("check: no tree, directory or file given");
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
  Expected<FindingsFormat> Format =
      findingsFormat(Given.value(OPT_format, "text"));
  if (!Format)
    return Format.takeError();
  Options.Format = *Format;
  if (Explains)
    return explain(std::move(Options), Given.value(OPT_explain));
  Options.Fix = Given.has(OPT_fix);
  return check(Options);
}

} // namespace swapfold
