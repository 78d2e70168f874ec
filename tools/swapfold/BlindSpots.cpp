//===- BlindSpots.cpp - what no parse went over ---------------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "tools/swapfold/Report.h"
#include "llvm/ADT/STLExtras.h"

using namespace llvm;

namespace swapfold {

/// Why nothing at all of \p File was seen.
static std::string whyNotEntered(const ScannedFile &File, const Outcome &Run) {
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

std::vector<BlindSpot> findBlindSpots(const Outcome &Run) {
  std::map<std::string, Visibility> Visible;
  for (const ParsedFile &Parsed : Run.Parsed)
    for (const auto &[Path, One] : Parsed.Visible) {
      Visible[Path].Seen.insert(One.Seen.begin(), One.Seen.end());
      Visible[Path].Hidden.insert(One.Hidden.begin(), One.Hidden.end());
      Visible[Path].Broken.insert(One.Broken.begin(), One.Broken.end());
    }
  std::vector<BlindSpot> Out;
  for (const ScannedFile &File : Run.Scanned.Files) {
    if (!File.Candidate || File.DefinesFamily ||
        (!Run.Files.empty() && !is_contained(Run.Files, File.Path)))
      continue;
    auto Entered = Visible.find(File.Path);
    for (const Occurrence &O : File.Names.Occurrences) {
      // A macro is seen through the names in its body.
      if (Run.Scanned.Macros.count(O.Name) || File.Names.Macros.count(O.Name))
        continue;
      BlindSpot Spot{File.Path, O.Line, O.Name, ""};
      if (Entered == Visible.end())
        Spot.Why = whyNotEntered(File, Run);
      else if (Entered->second.Seen.count(O.Offset))
        continue;
      else if (Entered->second.Broken.count(O.Offset))
        Spot.Why = "the function does not compile";
      else if (Entered->second.Hidden.count(O.Offset))
        Spot.Why = "hidden by a preprocessor condition";
      else if (!O.Macro.empty())
        Spot.Why = "macro '" + O.Macro + "' is never expanded";
      else
        Spot.Why = "a macro drops it";
      Out.push_back(std::move(Spot));
    }
  }
  return Out;
}

} // namespace swapfold
