//===- CheckReport.cpp - what a check tells on stderr ---------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "tools/swapfold/check/CheckReport.h"
#include "rewrites/text/Failure.h"
#include "tools/swapfold/options/Input.h"
#include "tools/swapfold/parse/BlindSpots.h"
#include "tools/swapfold/support/Count.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSet.h"

using namespace llvm;

namespace swapfold {

/// Files that are wanted whole and that no parse came to.
static std::vector<NotParsed> notEntered(const Outcome &Run) {
  StringSet<> Failed;
  for (const NotParsed &File : Run.Failed)
    Failed.insert(File.Path);
  std::vector<NotParsed> Out;
  for (const ScannedFile &File : Run.Scanned.Files)
    if (File.EveryBody && !Run.Entered.count(File.Path) &&
        !Failed.count(File.Path))
      Out.push_back({File.Path, "", whyNotEntered(File, Run)});
  return Out;
}

std::vector<NotParsed> notChecked(const Outcome &Run) {
  std::vector<NotParsed> Out = Run.Failed;
  append_range(Out, notEntered(Run));
  llvm::sort(Out);
  return Out;
}

bool reportNotChecked(const Outcome &Run, bool Verbose, raw_ostream &OS) {
  constexpr size_t Many = 10;
  std::vector<NotParsed> Files = notEntered(Run);
  std::map<StringRef, size_t> Reasons;
  for (const NotParsed &File : Files)
    ++Reasons[File.Why];
  auto IsCounted = [&](StringRef Why) {
    return !Verbose && Reasons[Why] > Many;
  };
  for (const NotParsed &File : Files)
    if (!IsCounted(File.Why))
      OS << "swapfold: warning: " << relativeTo(Run.Tree, File.Path)
         << ": not checked: " << File.Why << "\n";
  for (const auto &[Why, Count] : Reasons)
    if (IsCounted(Why))
      OS << "swapfold: warning: " << Count << " files not checked (-v names "
         << "them): " << Why << "\n";
  std::vector<BlindSpot> Spots = findBlindSpots(Run);
  // Said above, of the whole file.
  erase_if(Spots, [](const BlindSpot &Spot) {
    return Spot.Reason == BlindSpot::NotEntered && Spot.File->EveryBody;
  });
  reportUnseen(Run, Spots, OS);
  return !Files.empty() || !Spots.empty() || !Run.Failed.empty() ||
         !brokenFunctions(Run).empty();
}

size_t leftOut(const Scan &Scanned, const Input &Asked) {
  if (Asked.Files.empty())
    return Scanned.FilesRead - Scanned.Files.size();
  std::set<StringRef> Named;
  for (const ScannedFile &File : Scanned.Files)
    Named.insert(File.Path);
  return count_if(Asked.Files,
                  [&](const std::string &File) { return !Named.count(File); });
}

std::string summaryOf(const CheckOptions &Options, const CheckResult &All,
                      const std::optional<Baseline> &Known, size_t Gone) {
  std::string Text;
  raw_string_ostream OS(Text);
  std::map<StringRef, size_t> Rules;
  for (const Proposal &P : All.Findings)
    ++Rules[P.Rule];
  for (const auto &[Rule, Count] : Rules)
    OS << "swapfold: " << Rule << ": " << counted(Count, "finding") << "\n";
  OS << "swapfold: " << counted(All.Checked.size(), "file") << " checked";
  if (!All.Configurations.empty())
    OS << " (" << join(All.Configurations, ", ") << ")";
  OS << ", " << counted(All.Findings.size(), "finding");
  if (Options.Fix)
    OS << (All.Findings.empty() ? "" : " left") << ", " << All.Fixed
       << " fixed";
  if (Options.ShowPatch)
    OS << (All.Findings.empty() ? "" : " left") << ", " << All.Fixed
       << " in the patch";
  if (Known)
    OS << ", " << Known->known() << " in the baseline";
  OS << "\n";
  if (All.LeftOut)
    OS << "swapfold: " << counted(All.Places.size(), "use")
       << " of entry families seen under "
       << counted(All.Configurations.size() + All.Derived.size(),
                  "configuration")
       << "; " << counted(*All.LeftOut, "file")
       << " left out, holding nothing that a rule could find wrong\n";
  if (Gone)
    OS << "swapfold: " << Options.BaselineFile << ": "
       << counted(Gone, "finding") << " not found any more\n";
  if (!Options.NewBaselineFile.empty())
    OS << "swapfold: " << Options.NewBaselineFile << " written\n";
  return Text;
}

Error afterWriting(Error Why) {
  return failure(toString(std::move(Why)) +
                 "; what was fixed until then is written, and what that leads "
                 "to is not");
}

} // namespace swapfold
