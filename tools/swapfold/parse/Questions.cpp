//===- Questions.cpp - what a parse is asked, as a number -----------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "tools/swapfold/parse/Questions.h"
#include "rewrites/rules/WhitespaceNoise.h"
#include "rewrites/tree/FileList.h"
#include "tools/swapfold/parse/Wire.h"
#include "tools/swapfold/support/Files.h"
#include "clang/Basic/Version.h"

using namespace llvm;

namespace swapfold {

uint64_t programBuild() {
  static const uint64_t Build = [] {
    Expected<std::string> Program = readFile("/proc/self/exe");
    if (!Program) {
      consumeError(Program.takeError());
      return uint64_t(0);
    }
    return hashText(*Program + clang::getClangFullVersion());
  }();
  return Build;
}

/// What an answer for whichever file depends on, beside the files that are
/// read. What stands in a file of the scan depends on its text and on the names
/// that the scan knows.
static uint64_t hashOfAll(const Scan &Scanned, const TidyOptions &Options) {
  WireWriter Key;
  auto Add = [&](auto Value) { Key(Value); };
  Add(programBuild());
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
  return hashText(Key.Bytes);
}

Questions::Questions(const Scan &Scanned, const TidyOptions &Options)
    : Options(Options), OfAll(hashOfAll(Scanned, Options)) {}

uint64_t Questions::about(const std::string &Path,
                          const Configuration &How) const {
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
  return hashText(Key.Bytes);
}

} // namespace swapfold
