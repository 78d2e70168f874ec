//===- Parsing.cpp - parse what is worth it, in workers -------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "tools/swapfold/parse/Parsing.h"
#include "rewrites/tree/FileList.h"
#include "tools/swapfold/build/Kbuild.h"
#include "tools/swapfold/options/Rules.h"
#include "tools/swapfold/parse/AnswerCache.h"
#include "tools/swapfold/parse/Coverage.h"
#include "tools/swapfold/parse/TidyConfig.h"
#include "tools/swapfold/parse/TidyHost.h"
#include "tools/swapfold/parse/Wire.h"
#include "tools/swapfold/parse/Workers.h"
#include "tools/swapfold/report/TreeWriter.h"
#include "tools/swapfold/support/Process.h"
#include "tools/swapfold/support/Progress.h"
#include "tools/swapfold/support/ShellWord.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/Regex.h"

using namespace llvm;

namespace swapfold {

/// The files of \p Scanned that are parsed by themselves.
static std::vector<std::string> worthParsing(const Scan &Scanned) {
  std::vector<std::string> Out;
  for (const ScannedFile &File : Scanned.Files)
    if (isWorthParsing(File))
      Out.push_back(File.Path);
  return Out;
}

Expected<ScanRequest> scanRequest(const RunOptions &Options, StringRef Tree) {
  Expected<Families> Known = familiesOf(Tree, Options.FamilyFiles);
  if (!Known)
    return Known.takeError();
  ScanRequest Out;
  Out.Tree = Tree.str();
  Out.Known = std::move(*Known);
  Out.Beside = takeBeside(Out.Known);
  Out.Looks = lookedAtBy(Options.Rules);
  Out.Jobs = Options.Jobs;
  Out.Interrupted = interrupted;
  return Out;
}

Expected<Scan> scanFor(const RunOptions &Options, const Input &In) {
  if (Error E = checkWhollyWritten(In.Tree))
    return E;
  Expected<ScanRequest> Wanted = scanRequest(Options, In.Tree);
  if (!Wanted)
    return Wanted.takeError();
  Wanted->Files = In.Files;
  Wanted->EveryBody = Options.EveryBody || needsEveryBody(Options.Rules);
  Wanted->EveryName = needsEveryName(Options.Rules);
  // There are remarks on them.
  Wanted->Looks.FewTests |= Options.Verbose;
  Expected<Scan> Scanned = scanTree(*Wanted);
  if (!Scanned)
    return Scanned;
  for (const std::string &Warning : Scanned->Warnings)
    errs() << "swapfold: warning: " << Warning << "\n";
  if (Error E = checkTidyConfigs(In.Tree, worthParsing(*Scanned)))
    return E;
  return Scanned;
}

ConfigurationRequest configurationsFor(const RunOptions &Options,
                                       const Input &In, const Scan &Scanned) {
  ConfigurationRequest Request(Options, In.Tree);
  Request.Files = worthParsing(Scanned);
  return Request;
}

Expected<std::list<Configuration>>
configure(const ConfigurationRequest &Wanted) {
  if (Wanted.Files.empty() && !Wanted.HasFlags && Wanted.BuildDirs.empty() &&
      isKernelTree(Wanted.Tree))
    return std::list<Configuration>();
  Expected<std::vector<Configuration>> Found = findConfigurations(Wanted);
  if (!Found)
    return Found.takeError();
  return std::list<Configuration>(Found->begin(), Found->end());
}

namespace {

/// One file under one configuration.
struct Job {
  const Configuration *How;
  std::string File;
  uint64_t Size = 0;
};

} // namespace

/// All that \p How has a command for.
static void addJobs(const Configuration &How, std::vector<Job> &Jobs) {
  for (const auto &[File, Command] : How.Commands) {
    Jobs.push_back({&How, File});
    (void)sys::fs::file_size(File, Jobs.back().Size);
  }
}

/// Some rules read every line of what they may speak of. A header that is
/// wanted has its name in the answer; others by that name do no harm.
static std::string headerFilter(const RunOptions &Options, const Outcome &Run) {
  constexpr size_t TooMany = 100;
  std::set<StringRef> Names;
  for (const std::string &File : Run.Files)
    if (isHeaderFile(File))
      Names.insert(sys::path::filename(File));
  for (const ScannedFile &File : Run.Scanned.Files)
    if (File.DefinesFamily)
      Names.insert(sys::path::filename(File.Path));
  if (Run.Files.empty() || !needsEveryBody(Options.Rules) ||
      Names.size() > TooMany)
    return ".*";
  std::string Out = "(^|/)(";
  ListSeparator Or("|");
  for (StringRef Name : Names)
    Out += StringRef(Or).str() + Regex::escape(Name);
  return Out + ")$";
}

/// What parses the file of \p J and nothing else, for a shell.
static std::string commandFor(const Job &J, StringRef Rules) {
  const auto &Command = J.How->Commands.at(J.File);
  std::string Out = "cd " + shellWord(Command.Directory) +
                    " && swapfold check --rules=" + shellWord(Rules) + " " +
                    shellWord(J.File) + " --";
  ArrayRef<std::string> Words = Command.CommandLine;
  for (StringRef Flag : Words.drop_front().drop_back())
    Out += " " + shellWord(Flag);
  return Out;
}

/// What a worker says of \p J, as bytes.
static std::string answer(const Job &J, const Scan &Scanned,
                          const TidyOptions &Options, AnswerCache *Cache) {
  if (Cache)
    if (auto Known = Cache->find(J.File, *J.How))
      return std::move(*Known);
  FilesRead Read;
  ParsedFile Parsed =
      parseFile(J.File, *J.How, Scanned, Options, Cache ? &Read : nullptr);
  WireWriter Out;
  Out(Parsed);
  if (Cache)
    Cache->put(J.File, *J.How, std::move(Read), Out.Bytes);
  return std::move(Out.Bytes);
}

/// Parses every job's file in a worker and puts what comes back into \p Run.
static Error parseAll(std::vector<Job> Jobs, const RunOptions &Options,
                      Outcome &Run) {
  // The largest first, so that no worker starts it when the others are done.
  llvm::sort(Jobs, [](const Job &A, const Job &B) {
    return std::tie(B.Size, A.File, A.How->Name) <
           std::tie(A.Size, B.File, B.How->Name);
  });
  TidyOptions Tidy{Options.Rules,
                   Options.Verbose,
                   Options.RuleOptions,
                   Options.RuleDefaults,
                   headerFilter(Options, Run),
                   Options.Diff};
  // The files of families are read past the parse.
  const bool Keeps =
      Options.KeepsAnswers && !Options.NoCache && Options.FamilyFiles.empty();
  std::optional<AnswerCache> Cache =
      Keeps ? AnswerCache::open(Run.Scanned, Tidy) : std::nullopt;
  std::vector<std::optional<ParsedFile>> Answers(Jobs.size());
  Progress Bar("parsing", Jobs.size());
  Error E = runWorkers(
      Jobs.size(), {Options.Jobs, Options.TimeoutSeconds, Options.MemoryMiB},
      [&](size_t I) {
        return answer(Jobs[I], Run.Scanned, Tidy, Cache ? &*Cache : nullptr);
      },
      [&](size_t I, Expected<std::string> Answer) {
        Bar.step(StringRef(Jobs[I].File).drop_front(Run.Tree.size() + 1));
        const Configuration &How = *Jobs[I].How;
        std::string Why;
        if (!Answer) {
          Why = "the parser " + toString(Answer.takeError());
          // Others parse a text or a header that is in no file.
          if (!How.Derived && !How.Overlay) {
            Bar.clear();
            errs() << "swapfold: " << relativeTo(Run.Tree, Jobs[I].File) << ": "
                   << Why << "; this runs it alone: "
                   << commandFor(Jobs[I], Options.Rules) << "\n";
          }
        } else {
          ParsedFile Parsed;
          WireReader In(*Answer);
          In(Parsed);
          Why =
              In.good() ? Parsed.FirstError : "the worker's answer is cut off";
          for (const CompilerError &What : Parsed.Errors)
            Run.Errors.push_back(
                {Jobs[I].File, Jobs[I].How->Name, Jobs[I].How->Differs, What});
          if (Why.empty())
            Answers[I] = std::move(Parsed);
        }
        // Derived configurations are never built: what fails stays unseen,
        // which is said.
        if (!Why.empty() && !How.Derived)
          Run.Failed.push_back({Jobs[I].File, How.Name, Why});
      },
      [&](StringRef Line) {
        Bar.clear();
        errs() << Line << "\n";
      });
  std::set<StringRef> Nameless;
  for (const ScannedFile &File : Run.Scanned.Files)
    if (File.Names.Occurrences.empty())
      Nameless.insert(File.Path);
  // The answers are in the order of the jobs, whichever worker was faster.
  for (auto [Answer, Of] : zip(Answers, Jobs)) {
    if (!Answer || (Of.How->IsProbe && !Answer->BrokenFunctions.empty()))
      continue;
    Answer->Configuration = Of.How->Name;
    if (Of.How->Derived)
      Answer->BrokenFunctions.clear();
    // A run over a whole kernel enters headers millions of times.
    for (auto I = Answer->Visible.begin(); I != Answer->Visible.end();) {
      Run.Entered.insert(I->first);
      I = Nameless.count(I->first) ? Answer->Visible.erase(I) : std::next(I);
    }
    Run.Parsed.push_back(std::move(*Answer));
  }
  llvm::sort(Run.Failed);
  return E;
}

static Error parseUnderAll(const std::set<std::string> &Files,
                           const RunOptions &Options, Outcome &Run) {
  std::vector<Job> Jobs;
  for (const Configuration &How : Run.Configurations)
    addJobs(How, Jobs);
  erase_if(Jobs, [&](const Job &J) { return !Files.count(J.File); });
  return parseAll(std::move(Jobs), Options, Run);
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

/// Parses what is worth it: a file with nothing but macros of headers only if
/// the others do not show that these stand for something else here.
static Error parseCandidates(const RunOptions &Options, Outcome &Run) {
  std::set<std::string> Now, Later;
  for (const ScannedFile &File : Run.Scanned.Files)
    if (isWorthParsing(File) && !Run.Scanned.usesOnlyMacros(File))
      Now.insert(File.Path);
  if (Error E = parseUnderAll(Now, Options, Run))
    return E;
  std::map<StringRef, bool> Hidden;
  for (StringRef Macro : Run.Scanned.Macros)
    Hidden[Macro] = isHidden(Macro, Run);
  for (const ScannedFile &File : Run.Scanned.Files)
    if (isWorthParsing(File) && Run.Scanned.usesOnlyMacros(File) &&
        !all_of(File.Names.Occurrences,
                [&](const Occurrence &O) { return Hidden[O.Name]; }))
      Later.insert(File.Path);
  return parseUnderAll(Later, Options, Run);
}

Error parseUnder(std::vector<Configuration> More, const RunOptions &Options,
                 Outcome &Run) {
  std::vector<Job> Jobs;
  for (Configuration &How : More) {
    Run.Configurations.push_back(std::move(How));
    addJobs(Run.Configurations.back(), Jobs);
  }
  return parseAll(std::move(Jobs), Options, Run);
}

Error parse(const RunOptions &Options, const ConfigurationRequest &Prepare,
            Outcome &Run) {
  if (Error E = parseCandidates(Options, Run))
    return E;
  Coverage More(Run, Prepare);
  for (std::vector<Configuration> Next = More.next(); !Next.empty();
       Next = More.next())
    if (Error E = parseUnder(std::move(Next), Options, Run))
      return E;
  return Error::success();
}

} // namespace swapfold
