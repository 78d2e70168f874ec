//===- Explain.cpp - swapfold check --explain -----------------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "tools/swapfold/check/Explain.h"
#include "rewrites/text/Failure.h"
#include "tools/swapfold/check/CheckReport.h"
#include "tools/swapfold/check/CheckResult.h"
#include "tools/swapfold/parse/BlindSpots.h"
#include "tools/swapfold/parse/ExplainCheck.h"
#include "tools/swapfold/parse/HeaderProbes.h"
#include "tools/swapfold/parse/Parsing.h"
#include "tools/swapfold/report/Output.h"
#include "tools/swapfold/support/Process.h"

using namespace llvm;

namespace swapfold {

Expected<Status> explain(CheckOptions Options, StringRef Place) {
  auto [File, Number] = Place.rsplit(':');
  unsigned Line = 0;
  if (File.empty() || Number.getAsInteger(10, Line) || Line == 0)
    return failure("--explain: '" + Place + "' is no FILE:LINE");
  Expected<Input> In = findFilesToCheck({File.str()});
  if (!In)
    return In.takeError();
  if (In->Files.size() != 1)
    return failure("--explain: '" + File + "' is no file");
  catchInterrupts();
  Options.Rules = ExplainCheck.str();
  Options.EveryBody = true;
  Options.RuleOptions[ExplainedFile.str()] = In->Files.front();
  Options.RuleOptions[ExplainedLine.str()] = Number.str();

  Expected<Scan> Scanned = scanFor(Options, *In);
  if (!Scanned)
    return Scanned.takeError();
  ConfigurationRequest Request = configurationsFor(Options, *In, *Scanned);
  Expected<std::list<Configuration>> Configurations = configure(Request);
  if (!Configurations)
    return Configurations.takeError();
  Outcome Run(*Scanned, *Configurations, *In);
  if (Error E = parseWithHeaders(Options, Request, Run))
    return E;

  std::vector<Proposal> Said =
      mergeProposals(Run.Parsed, PlanRequest{In->Tree, In->Files});
  reportNotChecked(Run, Options.Verbose, errs());
  if (Said.empty())
    errs() << "swapfold: " << Place
           << ": no function with entries was seen there\n";
  std::set<Remark> Functions = brokenFunctions(Run);
  std::vector<Remark> Broken(Functions.begin(), Functions.end());
  std::string Text;
  raw_string_ostream Stream(Text);
  printFindings({In->Tree, Said, notChecked(Run), Broken}, Options.Format,
                Stream);
  if (Error E = printOut(Text))
    return E;
  return Said.empty() ? SomeLeft : NothingLeft;
}

} // namespace swapfold
