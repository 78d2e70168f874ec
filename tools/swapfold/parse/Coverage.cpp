//===- Coverage.cpp - seeing every use at least once ----------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "tools/swapfold/parse/Coverage.h"
#include "tools/swapfold/build/Kbuild.h"
#include "tools/swapfold/parse/Parsing.h"
#include "tools/swapfold/support/Files.h"
#include "llvm/ADT/STLExtras.h"

using namespace llvm;

namespace swapfold {

const Configuration *Coverage::configurationOf(const ParsedFile &Parsed) const {
  auto It = find_if(Run.Configurations, [&](const Configuration &C) {
    // Two rounds may come to the same name, each with files of its own.
    return C.Name == Parsed.Configuration && C.Commands.count(Parsed.Path);
  });
  return It == Run.Configurations.end() ? nullptr : &*It;
}

/// The sources worth a parse that use \p Macro.
std::vector<std::string> Coverage::usersOf(StringRef Macro) const {
  std::vector<std::string> Users;
  for (const ScannedFile &File : Run.Scanned.Files)
    if (isWorthParsing(File) &&
        any_of(File.Names.Occurrences,
               [&](const Occurrence &O) { return O.Name == Macro; }))
      Users.push_back(File.Path);
  return Users;
}

/// Each only once, whether it helped or not.
void Coverage::add(Configuration How) {
  keepCommands(How.Commands, [&](const std::string &Path) {
    return Tried.insert(How.Name + "\n" + Path).second;
  });
  if (!How.Commands.empty())
    Out.push_back(std::move(How));
}

/// arch/s390/mm/pgtable.c is for a kernel of that architecture.
void Coverage::otherArchitecture(const BlindSpot &Spot) {
  StringRef Arch = architectureOf(Prepare, Spot.File->Path);
  if (!Arch.empty() && !TriedArchitectures.count(Arch))
    Architectures[Arch.str()].insert(Spot.File->Path);
}

/// What the file of \p Spot says, read once; null if it cannot be read.
const Coverage::FileText *Coverage::textOf(const BlindSpot &Spot) {
  const std::string &Path = Spot.File->Path;
  auto [It, New] = Texts.try_emplace(Path);
  if (New) {
    if (Expected<std::string> Text = readFile(Path))
      It->second = FileText{Conditionals(*Text), headerFunctions(Path, *Text)};
    else
      consumeError(Text.takeError());
  }
  return It->second ? &*It->second : nullptr;
}

/// Sets options so that the conditions around it hold, for the file, or for
/// those that include it.
void Coverage::unhide(const BlindSpot &Spot) {
  const FileText *File = textOf(Spot);
  if (!File)
    return;
  std::optional<OptionSettings> Set =
      File->Around.settingsFor(Spot.Use->Offset);
  if (!Set || Set->empty())
    return;
  for (const ParsedFile &Parsed : Run.Parsed) {
    const Configuration *How = configurationOf(Parsed);
    if (!How || How->Derived || !Parsed.Visible.count(Spot.File->Path))
      continue;
    std::set<std::string> &Files = Switched[{How, *Set}];
    // Each place that expands a macro counts for what becomes of it.
    if (!Spot.Use->Macro.empty() && !isSourceFile(Spot.File->Path))
      for (const std::string &User : usersOf(Spot.Use->Macro))
        if (How->Commands.count(User))
          Files.insert(User);
    if (Files.empty())
      Files.insert(Parsed.Path);
    return;
  }
}

/// Uses the macro where it is defined.
void Coverage::expand(const BlindSpot &Spot) {
  const FileText *File = textOf(Spot);
  if (!File)
    return;
  // The definition around the use.
  auto Macro = find_if(File->Functions, [&](const HeaderFunction &F) {
    return F.IsMacro && F.Name == Spot.Use->Macro &&
           F.Begin <= Spot.Use->Offset && Spot.Use->Offset < F.End;
  });
  if (Macro == File->Functions.end())
    return;
  std::optional<std::string> Probe = probeFor(*Macro, Run.Scanned.Family);
  if (!Probe)
    return;
  for (const ParsedFile &Parsed : Run.Parsed) {
    auto Entered = Parsed.Visible.find(Spot.File->Path);
    if (Entered == Parsed.Visible.end() ||
        Entered->second.Hidden.count(Spot.Use->Offset))
      continue;
    const Configuration *How = configurationOf(Parsed);
    if (!How || !How->Commands.count(Parsed.Path))
      continue;
    add(withProbe(*How, Parsed.Path, Macro->Name, *Probe));
    return;
  }
}

/// Includes a header that no source with a name does.
void Coverage::include(const BlindSpot &Spot) {
  if (isSourceFile(Spot.File->Path) ||
      StringRef(Spot.File->Path).starts_with(Run.Tree + "/arch/"))
    return;
  for (const ParsedFile &Parsed : Run.Parsed)
    if (const Configuration *How = configurationOf(Parsed);
        How && !How->Derived) {
      add(withHeader(*How, Parsed.Path, Spot.File->Path));
      return;
    }
}

std::vector<Configuration> Coverage::next() {
  Out.clear();
  Switched.clear();
  Architectures.clear();
  for (const BlindSpot &Spot : findBlindSpots(Run)) {
    switch (Spot.Reason) {
    case BlindSpot::NotEntered:
      otherArchitecture(Spot);
      include(Spot);
      break;
    case BlindSpot::Hidden:
      unhide(Spot);
      break;
    case BlindSpot::NotExpanded:
      expand(Spot);
      break;
    case BlindSpot::Broken:
    case BlindSpot::Dropped:
      break;
    }
  }
  for (const auto &[Arch, Files] : Architectures)
    TriedArchitectures.insert(Arch);
  for (Configuration &How : prepareArchitectures(Prepare, Architectures))
    add(std::move(How));
  for (const auto &[How, Files] : Switched)
    add(withOptions(*How.first, How.second, Files));
  return std::move(Out);
}

} // namespace swapfold
