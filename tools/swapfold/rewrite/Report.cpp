//===- Report.cpp - what a run tells people -------------------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "tools/swapfold/rewrite/Report.h"
#include "rewrites/plan/LostComments.h"
#include "tools/swapfold/parse/BlindSpots.h"
#include "tools/swapfold/support/Count.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace llvm;

namespace swapfold {

std::string sayUnproven(size_t Places) {
  return counted(Places, "conversion") + (Places == 1 ? " rests" : " rest") +
         " on a kind that nothing proves";
}

namespace {

class Reporter {
public:
  Reporter(const Outcome &Run, raw_ostream &OS) : Run(Run), OS(OS) {}

  void findings(ArrayRef<Proposal> List);
  void refused();
  void aftermath();
  void summary(size_t Unseen);

private:
  StringRef relative(StringRef Path) const {
    return relativeTo(Run.Tree, Path);
  }
  raw_ostream &say() { return OS << "swapfold: "; }

  const Outcome &Run;
  raw_ostream &OS;
};

} // namespace

void Reporter::findings(ArrayRef<Proposal> List) {
  printFindings({Run.Tree, List, {}, {}}, FindingsFormat::Text, OS);
}

void Reporter::refused() {
  for (const auto &[Path, Why] : Run.Refused)
    say() << "warning: " << relative(Path) << ": stays as it is: " << Why
          << "\n";
}

/// Helpers that stay, and who still names those that go.
void Reporter::aftermath() {
  for (const KeptName &Kept : Run.After.Kept)
    for (const Mention &Use : Kept.Uses)
      OS << relative(Use.Path) << ":" << Use.Line << ": " << Kept.Name
         << ": not deleted: this use is left\n";
  for (const Mention &M : Run.After.Mentions)
    OS << relative(M.Path) << ":" << M.Line << ": " << M.Name
       << ": deleted, but named here\n";
  for (const LostComment &C : lostComments(Run.Done.Changes))
    OS << relative(C.Path) << ":" << C.Line << ": comment deleted: " << C.Text
       << "\n";
}

/// What \p P adds to a header, in a few words.
static std::string added(const Proposal &P) {
  switch (P.Adds->What) {
  case HeaderNeed::UnifiedPair:
    return "unified pair";
  case HeaderNeed::Constructors:
    return "readable and writable constructor of " + P.Adds->Kind + " entries";
  case HeaderNeed::WritablePredicate:
    return "'" + join(P.Message.names(), "', '") + "'";
  }
  llvm_unreachable("no such definition");
}

void Reporter::summary(size_t Unseen) {
  std::set<StringRef> Parsed, Failed;
  for (const ParsedFile &File : Run.Parsed)
    Parsed.insert(File.Path);
  for (const NotParsed &File : Run.Failed)
    Failed.insert(File.Path);
  say() << counted(Run.Scanned.FilesRead, "file") << " scanned, "
        << Parsed.size() << " parsed";
  ListSeparator Comma;
  if (!Run.Configurations.empty()) {
    OS << " (";
    std::set<StringRef> Told; // what a later round added goes by the same name
    for (const Configuration &C : Run.Configurations)
      if (Told.insert(C.Name).second)
        OS << Comma << C.Name;
    OS << ")";
  }
  OS << "\n";
  std::map<StringRef, std::pair<unsigned, unsigned>> Rules;
  std::map<StringRef, std::vector<StringRef>> Deleted;
  for (const DeletedName &One : Run.Done.Deleted)
    Deleted[One.Where.Path].push_back(One.Name);
  for (const Proposal &P : Run.Done.Applied) {
    if (P.Adds)
      say() << added(P) << " added to " << relative(P.Where.Path) << "\n";
    else
      ++Rules[P.Rule].first;
  }
  for (const Proposal &P : Run.Done.Left)
    ++Rules[P.Rule].second;
  for (const auto &[Rule, Count] : Rules)
    say() << Rule << ": " << Count.first << " rewritten, " << Count.second
          << " left\n";
  if (size_t Unproven = countUnproven(Run.Done.Applied))
    say() << sayUnproven(Unproven) << "\n";
  for (const auto &[Path, Names] : Deleted)
    say() << "deleted from " << relative(Path)
          << ", which code outside the tree may include: " << join(Names, ", ")
          << "\n";
  if (!Failed.empty())
    say() << counted(Failed.size(), "file") << " not parsed\n";
  if (Unseen)
    say() << counted(Unseen, "use") << " not seen\n";
  if (Run.Done.Changes.empty())
    say() << "nothing to change\n";
  else
    say() << counted(Run.Done.Changes.size(), "file") << " changed\n";
}

Report report(const Outcome &Run, bool Verbose) {
  Report Out;
  raw_string_ostream Findings(Out.Findings), Warnings(Out.Warnings),
      Summary(Out.Summary);
  Reporter Finds(Run, Findings), Warns(Run, Warnings), Sums(Run, Summary);
  if (Verbose) {
    std::vector<Proposal> All = Run.Done.Applied;
    append_range(All, Run.Done.Left);
    append_range(All, Run.Done.Remarks);
    llvm::sort(All);
    Finds.findings(All);
  } else {
    Finds.findings(Run.Done.Left);
  }
  std::vector<BlindSpot> Spots = findBlindSpots(Run);
  reportUnseen(Run, Spots, Warnings);
  Warns.refused();
  Warns.aftermath();
  Sums.summary(Spots.size());
  bool Broken = any_of(Run.Parsed, [](const ParsedFile &File) {
    return !File.BrokenFunctions.empty();
  });
  Out.SomeLeft = !Run.Done.Left.empty() || !Run.Failed.empty() ||
                 !Spots.empty() || !Run.Refused.empty() ||
                 !Run.After.Kept.empty() || Broken;
  return Out;
}

} // namespace swapfold
