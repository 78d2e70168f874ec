//===- Stages.cpp - what says most is looked at first ---------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "tools/swapfold/parse/Stages.h"
#include "tools/swapfold/parse/HeaderProbes.h"
#include "tools/swapfold/parse/Shards.h"
#include "tools/swapfold/support/Process.h"

using namespace llvm;

namespace swapfold {

/// Adds how \p Files of \p Request are compiled to the configurations of
/// \p Run.
static Error configureMore(RunOptions &Options, ConfigurationRequest Request,
                           std::vector<std::string> Files, Outcome &Run) {
  Request.Files = std::move(Files);
  Expected<std::list<Configuration>> Found = configureOrJoin(Options, Request);
  if (!Found)
    return Found.takeError();
  // Behind them are those that were derived meanwhile.
  auto Known = Run.Configurations.begin();
  for (Configuration &New : *Found) {
    if (Known != Run.Configurations.end() && Known->Name == New.Name) {
      Known->Commands.merge(New.Commands);
      Known->NotCompiled.merge(New.NotCompiled);
      ++Known;
    } else {
      Run.Configurations.insert(Known, std::move(New));
    }
  }
  return Error::success();
}

/// The files of \p Run whose texts were asked for, but for those of \p Known.
static std::vector<std::string> textsOf(const Outcome &Run,
                                        const std::set<std::string> &Known) {
  const std::set<std::string> Asked(Run.Files.begin(), Run.Files.end());
  std::vector<std::string> Out;
  for (const ScannedFile &File : Run.Scanned.Files)
    if (File.EveryBody && (Asked.empty() || Asked.count(File.Path)) &&
        !Known.count(File.Path))
      Out.push_back(File.Path);
  return Out;
}

Error parseInStages(RunOptions &Options, const ConfigurationRequest &Request,
                    bool IsLong, bool NoTexts, const StageReports &Say,
                    Outcome &Run) {
  auto IsFirst = [&](const ScannedFile &File) {
    return !IsLong || !File.NoEntries;
  };
  // Shards have the flags of all sources.
  std::vector<std::string> First = Request.Files, Others;
  if (IsLong && !Options.Shards) {
    std::set<std::string> Entries;
    for (const ScannedFile &File : Run.Scanned.Files)
      if (IsFirst(File))
        Entries.insert(File.Path);
    erase_if(First, [&](const std::string &F) { return !Entries.count(F); });
    copy_if(Request.Files, std::back_inserter(Others),
            [&](const std::string &F) { return !Entries.count(F); });
  }

  if (Error E = configureMore(Options, Request, std::move(First), Run))
    return E;
  if (Error E = parseFirst(Options, Run, IsFirst))
    return E;
  Coverage More(Run, Request);
  auto TextsRead = [&](TextFindings Some) {
    append_range(Run.Failed, Some.NotRead);
    return Say.TextsRead(std::move(Some));
  };
  if (IsLong) {
    if (Error E = parseFurther(Options, More, Run))
      return E;
    if (Error E = Say.Parsed(Run.Parsed))
      return E;
    if (!NoTexts)
      if (Error E = readTexts(textsOf(Run, {}), Options, Run.Tree, TextsRead))
        return E;
    if (!Others.empty())
      if (Error E = configureMore(Options, Request, std::move(Others), Run))
        return E;
    if (Error E = parseFirst(
            Options, Run,
            [&](const ScannedFile &File) { return !IsFirst(File); },
            Say.Parsed))
      return E;
  }
  if (Error E = parseFurther(Options, More, Run))
    return E;
  if (Error E = parseHeaders(Options, Request, Run))
    return E;
  // What was parsed is known by now, where nobody waited for the texts.
  if (!IsLong && !NoTexts)
    if (Error E =
            readTexts(textsOf(Run, Run.Entered), Options, Run.Tree, TextsRead))
      return E;
  return interrupted() ? interruptedError() : Error::success();
}

} // namespace swapfold
