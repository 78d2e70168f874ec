//===- Rewrite.cpp - swapfold rewrite -------------------------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// scan -> configurations -> parse and check, in workers -> plan -> output
//
//===----------------------------------------------------------------------===//
#include "rewrites/SmPL.h"
#include "tools/swapfold/Commands.h"
#include "tools/swapfold/Input.h"
#include "tools/swapfold/Output.h"
#include "tools/swapfold/Process.h"
#include "tools/swapfold/Progress.h"
#include "tools/swapfold/Report.h"
#include "tools/swapfold/Series.h"
#include "tools/swapfold/TidyHost.h"
#include "tools/swapfold/Verify.h"
#include "tools/swapfold/Wire.h"
#include "tools/swapfold/Workers.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/Path.h"

using namespace llvm;

namespace swapfold {

namespace {

/// One file under one configuration.
struct Job {
  const Configuration *How;
  const clang::tooling::CompileCommand *Command;
  std::string File;
  uint64_t Size = 0;
};

} // namespace

static std::vector<Job>
jobsFor(ArrayRef<std::string> Files,
        const std::vector<Configuration> &Configurations) {
  std::vector<Job> Jobs;
  for (const Configuration &How : Configurations)
    for (const std::string &File : Files)
      if (auto It = How.Commands.find(File); It != How.Commands.end()) {
        Jobs.push_back({&How, &It->second, File});
        sys::fs::file_size(File, Jobs.back().Size);
      }
  // The largest first, so that no worker starts it when the others are done.
  llvm::sort(Jobs, [](const Job &A, const Job &B) {
    return std::tie(B.Size, A.File, A.How) < std::tie(A.Size, B.File, B.How);
  });
  return Jobs;
}

/// Parses every job's file in a worker and puts what comes back into \p Run.
static Error parseAll(ArrayRef<Job> Jobs, const RewriteOptions &Options,
                      Outcome &Run) {
  TidyOptions Tidy{Options.Rules, Options.Verbose};
  std::vector<std::optional<ParsedFile>> Answers(Jobs.size());
  Progress Bar(Jobs.size());
  Error E = runWorkers(
      Jobs.size(), {Options.Jobs, Options.TimeoutSeconds},
      [&](size_t I) {
        ParsedFile Parsed = parseFile(*Jobs[I].Command, Run.Scanned, Tidy);
        WireWriter Out;
        Out(Parsed);
        return std::move(Out.Bytes);
      },
      [&](size_t I, Expected<std::string> Answer) {
        Bar.step(StringRef(Jobs[I].File).drop_front(Run.Tree.size() + 1));
        std::string Why;
        if (!Answer) {
          Why = "the parser " + toString(Answer.takeError());
        } else {
          ParsedFile Parsed;
          WireReader In(*Answer);
          In(Parsed);
          Why =
              In.good() ? Parsed.FirstError : "the worker's answer is cut off";
          if (Why.empty())
            Answers[I] = std::move(Parsed);
        }
        if (!Why.empty())
          Run.Failed.push_back({Jobs[I].File, Jobs[I].How->Name, Why});
      },
      [&](StringRef Line) {
        Bar.clear();
        errs() << Line << "\n";
      });
  // In the order of the jobs, whoever was faster.
  for (std::optional<ParsedFile> &Answer : Answers)
    if (Answer)
      Run.Parsed.push_back(std::move(*Answer));
  llvm::sort(Run.Failed);
  return E;
}

/// True if every parse so far has left out all that \p Macro comes down to.
static bool isHidden(StringRef Macro, const Outcome &Run) {
  bool Hidden = false;
  for (const ScannedFile &File : Run.Scanned.Files)
    for (const Occurrence &O : File.Names.Occurrences) {
      if (O.Macro != Macro)
        continue;
      for (const ParsedFile &Parsed : Run.Parsed) {
        auto Entered = Parsed.Visible.find(File.Path);
        if (Entered == Parsed.Visible.end())
          continue;
        if (!Entered->second.Hidden.count(O.Offset))
          return false;
        Hidden = true;
      }
    }
  return Hidden;
}

static bool isWorthParsing(const ScannedFile &File) {
  return File.Candidate && isSourceFile(File.Path);
}

/// Parses what is worth it: a file with nothing but macros of headers only if
/// the others do not show that these stand for something else here.
static Error parse(const RewriteOptions &Options, Outcome &Run) {
  std::vector<std::string> Now, Later;
  for (const ScannedFile &File : Run.Scanned.Files)
    if (isWorthParsing(File) && !Run.Scanned.usesOnlyMacros(File))
      Now.push_back(File.Path);
  if (Error E = parseAll(jobsFor(Now, Run.Configurations), Options, Run))
    return E;
  std::map<StringRef, bool> Hidden;
  for (StringRef Macro : Run.Scanned.Macros)
    Hidden[Macro] = isHidden(Macro, Run);
  for (const ScannedFile &File : Run.Scanned.Files)
    if (isWorthParsing(File) && Run.Scanned.usesOnlyMacros(File) &&
        !all_of(File.Names.Occurrences,
                [&](const Occurrence &O) { return Hidden[O.Name]; }))
      Later.push_back(File.Path);
  return parseAll(jobsFor(Later, Run.Configurations), Options, Run);
}

static Expected<std::vector<Configuration>>
configure(const Input &In, const std::vector<std::string> &Files,
          const RewriteOptions &Options) {
  // A kernel is not prepared for nothing.
  if (Files.empty() && !Options.HasFlags && Options.BuildDirs.empty() &&
      isKernelTree(In.Tree))
    return std::vector<Configuration>();
  return findConfigurations({In.Tree, Files, Options.BuildDirs, Options.Flags,
                             Options.HasFlags, Options.NoCache, Options.Jobs});
}

/// Deletes what nothing uses any more: only the whole tree can tell.
static Error finish(Outcome &Run, const RewriteOptions &Options) {
  if (!Run.Files.empty())
    return Error::success();
  AftermathRequest Wanted{
      Run.Tree, Options.Jobs,
      [&](StringRef Rule) { return selectsRule(Options.Rules, Rule); },
      interrupted};
  Expected<Aftermath> After = finishPlan(Run.Done, Run.Scanned.Family, Wanted);
  if (!After)
    return After.takeError();
  Run.After = std::move(*After);
  return Error::success();
}

/// The semantic patches of both parts.
static Error printSemanticPatch(const EntryFamily &Family) {
  std::string Text = semanticPatch(Family, Part::Unify);
  std::string Split = semanticPatch(Family, Part::Split);
  if (!Text.empty() && !Split.empty())
    Text += "\n";
  return printOut(Text + Split);
}

static Error write(const RewriteOptions &Options, const Outcome &Run) {
  if (Options.Series)
    return writeSeries(Run, *Options.Series, errs());
  if (Options.InPlace)
    return writeInPlace(Run.Done.Changes);
  if (!Options.ExportFixes.empty())
    return exportFixes(Run.Done, Run.Tree, Options.ExportFixes);
  Expected<std::string> Diff =
      makeDiff(Run.Done.Changes, Run.Tree,
               /*Color=*/sys::Process::StandardOutHasColors());
  if (!Diff)
    return Diff.takeError();
  return printOut(*Diff);
}

Expected<Status> rewrite(const RewriteOptions &Options) {
  if (Error E = validateRules(Options.Rules))
    return E;
  Expected<Input> In = findInput(Options.Paths);
  if (!In)
    return In.takeError();
  catchInterrupts();
  if (Options.Series)
    if (Error E = checkSeries(*Options.Series, In->Tree))
      return E;

  ScanRequest Wanted;
  Wanted.Tree = In->Tree;
  Wanted.Files = In->Files;
  Wanted.Names = familyNamesOf(In->Tree);
  Wanted.Remarks = Options.Verbose;
  Wanted.Jobs = Options.Jobs;
  Wanted.Interrupted = interrupted;
  Expected<Scan> Scanned = scanTree(Wanted);
  if (!Scanned)
    return Scanned.takeError();
  for (const std::string &Warning : Scanned->Warnings)
    errs() << "swapfold: warning: " << Warning << "\n";

  if (Options.Cocci) {
    if (Error E = printSemanticPatch(Scanned->Family))
      return E;
    return NothingLeft;
  }

  std::vector<std::string> Files;
  for (const ScannedFile &File : Scanned->Files)
    if (isWorthParsing(File))
      Files.push_back(File.Path);
  Expected<std::vector<Configuration>> Configurations =
      configure(*In, Files, Options);
  if (!Configurations)
    return Configurations.takeError();
  if (Scanned->Family.empty())
    errs() << "swapfold: no entry family in " << In->Tree << "\n";

  Outcome Run{*Scanned, *Configurations, In->Tree, In->Files, {}, {}, {}, {}};
  if (Error E = parse(Options, Run))
    return E;
  Expected<Plan> Done = makePlan(Run.Parsed, {In->Tree, In->Files});
  if (!Done)
    return Done.takeError();
  Run.Done = std::move(*Done);
  if (Error E = finish(Run, Options))
    return E;
  if (interrupted())
    return interruptedError();
  if (Options.Verify)
    if (Error E = verifyPlan(Run, Options, errs()))
      return E;
  if (Error E = write(Options, Run))
    return E;
  return report(Run, Options.Verbose, errs()) ? SomeLeft : NothingLeft;
}

} // namespace swapfold
