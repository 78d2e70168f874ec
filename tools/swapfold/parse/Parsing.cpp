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
#include "tools/swapfold/parse/Coverage.h"
#include "tools/swapfold/parse/Parses.h"
#include "tools/swapfold/parse/TidyConfig.h"
#include "tools/swapfold/parse/TidyHost.h"
#include "tools/swapfold/report/TreeWriter.h"
#include "tools/swapfold/support/Process.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

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

Expected<Scan> scanFor(const RunOptions &Options, const Input &In,
                       std::optional<std::vector<std::string>> Headers) {
  if (Error E = checkWhollyWritten(In.Tree))
    return E;
  Expected<ScanRequest> Wanted = scanRequest(Options, In.Tree);
  if (!Wanted)
    return Wanted.takeError();
  Wanted->Files = In.Files;
  Wanted->Headers = std::move(Headers);
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

static Error parseUnderAll(const std::set<std::string> &Files,
                           const RunOptions &Options, Outcome &Run,
                           bool IsFirst = false, SourcesDone Done = {}) {
  std::vector<ParseJob> Jobs;
  for (const Configuration &How : Run.Configurations)
    addJobs(How, Jobs);
  erase_if(Jobs, [&](const ParseJob &J) { return !Files.count(J.File); });
  return parseAll(Jobs, Options, Run, IsFirst, Done);
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

Error parseFirst(const RunOptions &Options, Outcome &Run,
                 function_ref<bool(const ScannedFile &)> Wanted,
                 SourcesDone Done) {
  std::set<std::string> Files;
  for (const ScannedFile &File : Run.Scanned.Files)
    if (isWorthParsing(File) && !Run.Scanned.usesOnlyMacros(File) &&
        Wanted(File))
      Files.insert(File.Path);
  return parseUnderAll(Files, Options, Run, /*IsFirst=*/true, Done);
}

/// Parses files with nothing but macros of headers, if the parses so far do not
/// show that these stand for something else here.
static Error parseUsersOfMacros(const RunOptions &Options, Outcome &Run) {
  std::set<std::string> Files;
  std::map<StringRef, bool> Hidden;
  for (StringRef Macro : Run.Scanned.Macros)
    Hidden[Macro] = isHidden(Macro, Run);
  for (const ScannedFile &File : Run.Scanned.Files)
    if (isWorthParsing(File) && Run.Scanned.usesOnlyMacros(File) &&
        !all_of(File.Names.Occurrences,
                [&](const Occurrence &O) { return Hidden[O.Name]; }))
      Files.insert(File.Path);
  return parseUnderAll(Files, Options, Run);
}

Error parseUnder(std::vector<Configuration> More, const RunOptions &Options,
                 Outcome &Run) {
  std::vector<ParseJob> Jobs;
  for (Configuration &How : More) {
    Run.Configurations.push_back(std::move(How));
    addJobs(Run.Configurations.back(), Jobs);
  }
  return parseAll(Jobs, Options, Run);
}

Error parse(const RunOptions &Options, const ConfigurationRequest &Prepare,
            Outcome &Run) {
  if (Error E = parseFirst(Options, Run))
    return E;
  Coverage More(Run, Prepare);
  return parseFurther(Options, More, Run);
}

Error parseFurther(const RunOptions &Options, Coverage &More, Outcome &Run) {
  if (Error E = parseUsersOfMacros(Options, Run))
    return E;
  for (std::vector<Configuration> Next = More.next(); !Next.empty();
       Next = More.next())
    if (Error E = parseUnder(std::move(Next), Options, Run))
      return E;
  return Error::success();
}

} // namespace swapfold
