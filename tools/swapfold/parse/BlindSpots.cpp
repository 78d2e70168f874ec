//===- BlindSpots.cpp - what no parse went over ---------------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "tools/swapfold/parse/BlindSpots.h"
#include "rewrites/kconfig/Conditionals.h"
#include "tools/swapfold/build/CompileCommands.h"
#include "tools/swapfold/support/Files.h"
#include "llvm/ADT/STLExtras.h"

using namespace llvm;

namespace swapfold {

std::string whyNotEntered(const ScannedFile &File, const Outcome &Run) {
  if (!isSourceFile(File.Path))
    return "no file that was parsed includes it";
  for (const NotParsed &Failed : Run.Failed)
    if (Failed.Path == File.Path)
      return "the file does not parse";
  std::string Why = "no configuration parsed this file";
  for (const Configuration &C : Run.Configurations)
    if (auto It = C.NotCompiled.find(File.Path); It != C.NotCompiled.end())
      return Why + ": " + It->second;
  return Why;
}

/// True if every parse that came to \p File left \p Use out.
static bool isAlwaysHidden(const ScannedFile &File, const Occurrence &Use,
                           const Outcome &Run) {
  return all_of(Run.Parsed, [&](const ParsedFile &Parsed) {
    auto Entered = Parsed.Visible.find(File.Path);
    return Entered == Parsed.Visible.end() ||
           Entered->second.Hidden.count(Use.Offset);
  });
}

/// What hides the uses of names in one file; its text is read once.
class ConditionsOf {
public:
  explicit ConditionsOf(const ScannedFile &File) : File(File) {}

  std::string around(const Occurrence &Use) {
    if (!Known) {
      Expected<std::string> Text = readFile(File.Path);
      if (!Text) {
        consumeError(Text.takeError());
        return "a condition";
      }
      Known.emplace(*Text);
    }
    return Known->around(Use.Offset);
  }

private:
  const ScannedFile &File;
  std::optional<Conditionals> Known;
};

std::vector<BlindSpot> findBlindSpots(const Outcome &Run) {
  std::map<std::string, Visibility> Visible;
  for (const ParsedFile &Parsed : Run.Parsed)
    for (const auto &[Path, One] : Parsed.Visible) {
      Visible[Path].Seen.insert(One.Seen.begin(), One.Seen.end());
      Visible[Path].Hidden.insert(One.Hidden.begin(), One.Hidden.end());
      Visible[Path].Broken.insert(One.Broken.begin(), One.Broken.end());
    }
  const std::set<std::string> Wanted(Run.Files.begin(), Run.Files.end());
  std::vector<BlindSpot> Out;
  for (const ScannedFile &File : Run.Scanned.Files) {
    if (!File.Candidate || File.DefinesFamily ||
        (!Wanted.empty() && !Wanted.count(File.Path)))
      continue;
    auto Entered = Visible.find(File.Path);
    ConditionsOf Conditions(File);
    for (const Occurrence &O : File.Names.Occurrences) {
      // A macro is seen through the names in its body.
      if (Run.Scanned.Macros.count(O.Name) || File.Names.Macros.count(O.Name))
        continue;
      if (Entered == Visible.end())
        Out.push_back(
            {&File, &O, BlindSpot::NotEntered, whyNotEntered(File, Run)});
      else if (Entered->second.Seen.count(O.Offset))
        continue;
      else if (Entered->second.Broken.count(O.Offset))
        Out.push_back(
            {&File, &O, BlindSpot::Broken, "the function does not compile"});
      else if (isAlwaysHidden(File, O, Run))
        Out.push_back({&File, &O, BlindSpot::Hidden,
                       "hidden by '" + Conditions.around(O) + "'"});
      else if (!O.Macro.empty())
        Out.push_back({&File, &O, BlindSpot::NotExpanded,
                       "macro '" + O.Macro + "' is never expanded"});
      else
        Out.push_back({&File, &O, BlindSpot::Dropped, "a macro drops it"});
    }
  }
  return Out;
}

std::set<Remark> brokenFunctions(const Outcome &Run) {
  std::set<Remark> All;
  for (const ParsedFile &File : Run.Parsed)
    All.insert(File.BrokenFunctions.begin(), File.BrokenFunctions.end());
  return All;
}

void reportUnseen(const Outcome &Run, ArrayRef<BlindSpot> Spots,
                  raw_ostream &OS) {
  auto Relative = [&](StringRef Path) { return relativeTo(Run.Tree, Path); };
  for (const Remark &Function : brokenFunctions(Run))
    OS << Relative(Function.Where.Path) << ":" << Function.Where.Line << ":"
       << Function.Where.Column << ": error: " << Function.Text << "\n";
  for (const NotParsed &File : Run.Failed)
    OS << "swapfold: warning: " << Relative(File.Path) << ": not parsed ("
       << File.Configuration << "): " << Relative(File.Why) << "\n";
  for (const BlindSpot &Spot : Spots)
    OS << Relative(Spot.File->Path) << ":" << Spot.Use->Line << ": "
       << Spot.Use->Name << ": not seen: " << Spot.Why << "\n";
}

} // namespace swapfold
