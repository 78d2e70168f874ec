//===- AnswerCache.cpp - what earlier parses have said --------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "tools/swapfold/parse/AnswerCache.h"
#include "rewrites/rules/WhitespaceNoise.h"
#include "tools/swapfold/parse/Wire.h"
#include "tools/swapfold/support/Files.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/CachePruning.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/xxhash.h"

using namespace llvm;
namespace fs = llvm::sys::fs;
namespace path = llvm::sys::path;

namespace swapfold {

/// Changes with each build of the program.
static uint64_t programVersion() {
  static const uint64_t Version = [] {
    fs::file_status Status;
    if (fs::status("/proc/self/exe", Status))
      return uint64_t(0);
    return uint64_t(Status.getSize()) ^
           uint64_t(
               Status.getLastModificationTime().time_since_epoch().count());
  }();
  return Version;
}

/// What an answer for whichever file depends on, beside the files that are
/// read. What stands in a file of the scan depends on its text and on the names
/// that the scan knows.
static uint64_t hashOfAll(const Scan &Scanned, const TidyOptions &Options) {
  WireWriter Key;
  auto Add = [&](auto Value) { Key(Value); };
  Add(programVersion());
  Add(Options.Verbose), Add(Options.HeaderFilter);
  std::set<std::string> Names = Scanned.Family.interestingNames();
  Names.insert(Scanned.Macros.begin(), Scanned.Macros.end());
  for (const ScannedFile &File : Scanned.Files) {
    for (const Occurrence &O : File.Names.Occurrences)
      Names.insert(O.Name);
    if (File.EveryBody || File.DefinesFamily)
      Add(File.Path), Add(File.OnlyBeside),
          Add(File.DefinesFamily ? File.Hash : 0);
  }
  Add(Names);
  std::map<std::string, std::string> Taken = Scanned.Taken;
  Add(Taken);
  Add(Options.Diff != nullptr);
  Add(Options.Diff && hasRealChange(*Options.Diff));
  return xxh3_64bits(Key.Bytes);
}

std::optional<AnswerCache> AnswerCache::open(const Scan &Scanned,
                                             const TidyOptions &Options) {
  SmallString<128> Folder;
  if (!programVersion() || !path::cache_directory(Folder))
    return std::nullopt;
  path::append(Folder, "swapfold", "answers");
  if (fs::create_directories(Folder))
    return std::nullopt;
  CachePruningPolicy Policy;
  Policy.MaxSizeBytes = 256 << 20;
  pruneCache(Folder, Policy);
  return AnswerCache(std::string(Folder), hashOfAll(Scanned, Options), Options);
}

std::string AnswerCache::fileFor(const std::string &Path,
                                 const Configuration &How) {
  WireWriter Key;
  auto Add = [&](auto Value) { Key(Value); };
  Add(OfAll);
  Add(Path), Add(How.Name), Add(How.Differs), Add(How.IsProbe);
  Add(How.OwnFiles);
  const clang::tooling::CompileCommand &Command = How.Commands.at(Path);
  Add(Command.Directory), Add(Command.CommandLine);
  Add(tidyOptionsFor(Path, Options));
  // Of other sources no rule speaks in this one.
  if (Options.Diff)
    for (const DiffFile &File : *Options.Diff)
      if (isHeaderFile(File.Path) || &File == findFile(*Options.Diff, Path)) {
        Add(File.Path);
        for (const DiffHunk &Hunk : File.Hunks)
          for (const DiffLine &Line : Hunk.Lines)
            Add(Line.Kind), Add(Line.Old), Add(Line.New), Add(Line.Text);
      }
  SmallString<128> File(Folder);
  // By this prefix the cache is pruned.
  path::append(File, "llvmcache-" + utohexstr(xxh3_64bits(Key.Bytes), true));
  return std::string(File);
}

std::optional<std::string> AnswerCache::find(const std::string &Path,
                                             const Configuration &How) {
  Expected<std::string> Bytes = readFile(fileFor(Path, How));
  if (!Bytes) {
    consumeError(Bytes.takeError());
    return std::nullopt;
  }
  WireReader In(*Bytes);
  FilesRead Read;
  std::string Answer;
  In(Read), In(Answer);
  auto It = Now.try_emplace(How.Overlay.get(), filesOf(How)).first;
  if (!In.good() || !It->second.areStill(Read))
    return std::nullopt;
  return Answer;
}

void AnswerCache::put(const std::string &Path, const Configuration &How,
                      FilesRead Read, std::string Answer) {
  // These are part of the question.
  for (const auto &[Own, _] : How.OwnFiles)
    Read.erase(Own);
  WireWriter Out;
  Out(Read), Out(Answer);
  consumeError(writeAtomically(fileFor(Path, How), Out.Bytes));
}

} // namespace swapfold
