//===- Review.cpp - what there is to say of a patch -----------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The tree with the patch, laid over it in memory, is parsed like any other;
// then the same files and configurations as they were. The user's files are
// only read.
//
//===----------------------------------------------------------------------===//
#include "tools/swapfold/review/Review.h"
#include "rewrites/tree/TextOverlay.h"
#include "tools/swapfold/options/Rules.h"
#include "tools/swapfold/parse/BlindSpots.h"
#include "tools/swapfold/parse/Parsing.h"
#include "tools/swapfold/patch/PatchRepo.h"
#include "tools/swapfold/support/Process.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

using namespace llvm;
namespace fs = llvm::sys::fs;
namespace path = llvm::sys::path;

namespace swapfold {

namespace {

/// The tree before or after the patch.
struct Side {
  std::shared_ptr<TextOverlay> Overlay = std::make_shared<TextOverlay>();
  Scan Scanned;
  std::list<Configuration> Configurations;
  std::vector<Proposal> Findings;
  std::vector<CompileError> Errors;
  std::set<Remark> Broken; ///< functions that do not compile
  /// Sources and configurations that these come from.
  std::set<std::pair<std::string, std::string>> From;
};

class Reviewer {
public:
  Reviewer(const ReviewedPatch &Patch, const ReviewOptions &Options)
      : Patch(Patch), Options(Options) {}

  Expected<Review> run();

private:
  Error look(Side &S, bool IsAfter);
  void collect(const Outcome &Run, Side &S) const;
  std::string rulesToCompare() const;
  bool isTelling(const std::string &Path, const Configuration &How) const;

  const ReviewedPatch &Patch;
  ReviewOptions Options;
  Side Before, After;
  ReviewedFiles Files;
  std::list<Configuration> All;
  Review Out;
};

} // namespace

std::set<std::string> ReviewedFiles::sources() const {
  std::set<std::string> Out = Users;
  Out.insert(AskForKinds.begin(), AskForKinds.end());
  for (const std::string &File : Touched)
    if (isSourceFile(File))
      Out.insert(File);
  return Out;
}

/// All bodies of \p Files count, whatever they name.
static void wantEveryBody(const std::set<std::string> &Files,
                          const TextOverlay &Overlay, Scan &Scanned) {
  std::set<std::string> Missing = Files;
  for (ScannedFile &File : Scanned.Files)
    if (Missing.erase(File.Path))
      File.EveryBody = File.Candidate = true, File.OnlyBeside = false;
  for (const std::string &Path : Missing) {
    const std::optional<std::string> *Text = Overlay.find(Path);
    ScannedFile File;
    if ((Text && !*Text) || Overlay.uniqueID(Path, File.ID))
      continue;
    File.Path = Path;
    File.EveryBody = File.Candidate = true;
    Scanned.Files.push_back(std::move(File));
  }
  llvm::sort(Scanned.Files, [](const ScannedFile &A, const ScannedFile &B) {
    return A.Path < B.Path;
  });
}

/// Each finding once, the first configuration that has it names it. What a file
/// that the patch leaves alone looks like is not the patch's doing.
void Reviewer::collect(const Outcome &Run, Side &S) const {
  S.Errors = Run.Errors;
  S.Broken = brokenFunctions(Run);
  std::set<std::pair<std::string, std::string>> Broken;
  for (const CompileError &E : Run.Errors)
    Broken.insert({E.Path, E.Configuration});
  std::set<std::string> Stubless;
  std::map<std::tuple<std::string, unsigned, std::string>, size_t> Known;
  for (const Configuration &How : Run.Configurations)
    for (const ParsedFile &Parsed : Run.Parsed) {
      // What nobody may build shows things only as long as it compiles.
      if (Parsed.Configuration != How.Name ||
          (How.Derived && Broken.count({Parsed.Path, How.Name})))
        continue;
      for (const Proposal &P : Parsed.Proposals) {
        if (P.IsRemark || (StringRef(P.Rule).starts_with("kstyle-") &&
                           !Files.Touched.count(P.Where.Path)))
          continue;
        auto [It, New] = Known.try_emplace(
            {P.Where.Path, P.Where.Line, P.Message.str()}, S.Findings.size());
        if (New) {
          S.Findings.push_back(P);
        } else if (std::string &Rules = S.Findings[It->second].Rule;
                   !is_contained(split(Rules, ','), P.Rule)) {
          Rules += "," + P.Rule;
        } else {
          continue;
        }
        if (needsComparison(Patch, P))
          S.From.insert({Parsed.Path, How.Name});
        else
          addStubless(P, Stubless);
      }
    }
  for (const CompileError &E : unexplained(Run.Errors, Stubless))
    S.From.insert({E.Path, E.Configuration});
  llvm::sort(S.Findings);
}

/// True if the parse of \p Path under \p How has something to compare with what
/// the tree with the patch has said.
bool Reviewer::isTelling(const std::string &Path,
                         const Configuration &How) const {
  return any_of(After.From, [&](const auto &From) {
    const auto &[Said, Name] = From;
    if (Name != How.Name)
      return false;
    if (Said == Path)
      return true;
    // Neighbours say whether a new file could have been compiled.
    const std::optional<std::string> *Text = Before.Overlay->find(Said);
    return Text && !*Text && path::parent_path(Said) == path::parent_path(Path);
  });
}

/// Of the rules that there is something of to compare with, the names; and of
/// those that they ask what else speaks.
std::string Reviewer::rulesToCompare() const {
  std::set<std::string> Wanted;
  bool AnyOfEntries = false;
  for (const Proposal &P : After.Findings)
    if (needsComparison(Patch, P))
      for (StringRef Rule : split(P.Rule, ',')) {
        Wanted.insert(Rule.str());
        AnyOfEntries |=
            Rule.starts_with("swapops-") || Rule == "kstyle-function-macro";
      }
  if (Wanted.count("kstyle-line-length"))
    Wanted.insert("kstyle-condition-layout");
  return rulesAmong(Options.Rules, [&](StringRef Rule) {
    return Wanted.count(Rule.str()) ||
           (AnyOfEntries && Rule.starts_with("swapops-"));
  });
}

Error Reviewer::look(Side &S, bool IsAfter) {
  S.Configurations = All;
  for (Configuration &How : S.Configurations) {
    How.Overlay = S.Overlay;
    keepCommands(How.Commands, [&](const std::string &Path) {
      const std::optional<std::string> *Text = S.Overlay->find(Path);
      return (!Text || *Text) && (IsAfter || isTelling(Path, How));
    });
  }
  Input In{Patch.Tree, {}};
  std::list<Configuration> Empty;
  Outcome Run(S.Scanned, Empty, In);
  Run.Files.assign(Files.Touched.begin(), Files.Touched.end());
  if (Error E = parseUnder({S.Configurations.begin(), S.Configurations.end()},
                           Options, Run))
    return E;
  if (interrupted())
    return interruptedError();
  collect(Run, S);
  if (!IsAfter)
    return Error::success();
  for (const std::string &File : Files.Touched)
    if (!Run.Entered.count(File)) {
      const ScannedFile *Known = nullptr;
      for (const ScannedFile &Scanned : S.Scanned.Files)
        if (Scanned.Path == File)
          Known = &Scanned;
      if (Known)
        Out.NotChecked.push_back({File, "", whyNotEntered(*Known, Run)});
    }
  append_range(Out.NotChecked, Run.Failed);
  std::set<std::string> Parsed, Under;
  for (const ParsedFile &File : Run.Parsed) {
    Parsed.insert(File.Path);
    Under.insert(File.Configuration);
  }
  Out.Looked.Configurations = Under.size();
  Out.Looked.Users = count_if(Parsed, [&](const std::string &File) {
    return !Files.Touched.count(File);
  });
  Out.Looked.Changed = count_if(Files.Touched, [&](const std::string &File) {
    return Run.Entered.count(File) || Parsed.count(File);
  });
  return Error::success();
}

Expected<Review> Reviewer::run() {
  for (const FileDifference &Change : Patch.Changes) {
    Before.Overlay->set(Patch.Tree + "/" + Change.Path, Change.Old);
    After.Overlay->set(Patch.Tree + "/" + Change.Path, Change.New);
  }
  Options.KeepsAnswers = true;
  // Rules about the patch itself read it.
  Options.Diff = std::make_shared<std::vector<DiffFile>>(Patch.Files);
  if (Error E = scanBothSides(Patch, Options, *Before.Overlay, Before.Scanned,
                              *After.Overlay, After.Scanned))
    return E;
  Expected<ReviewedFiles> Found =
      findReviewed(Patch, Options, Before.Scanned, After.Scanned, Out.Warnings);
  if (!Found)
    return Found.takeError();
  Files = std::move(*Found);
  if (Files.sources().empty()) {
    for (const std::string &Header : Files.Touched)
      Out.NotChecked.push_back({Header, "", "no source includes it"});
    return std::move(Out);
  }
  constexpr const char *Coverage = "swapops-kind-coverage";
  if (!Options.HasRules && !Files.NewKinds.empty())
    Options.Rules += std::string(",") + Coverage;
  if (!Files.NewKinds.empty())
    Out.OldKinds = Before.Scanned.Family.kinds();
  std::set<std::string> Whole = Files.Touched;
  Whole.insert(Files.Users.begin(), Files.Users.end());
  wantEveryBody(Whole, *Before.Overlay, Before.Scanned);
  wantEveryBody(Whole, *After.Overlay, After.Scanned);
  Expected<std::list<Configuration>> Configurations =
      configurationsToTry(Patch, Options, Files, Out.Warnings);
  if (!Configurations)
    return Configurations.takeError();
  All = std::move(*Configurations);
  if (Error E = look(After, true))
    return E;
  // With nothing to say there is nothing to compare with.
  if (!After.From.empty()) {
    Options.Diff = nullptr;
    Options.Rules = rulesToCompare();
    if (Error E = look(Before, false))
      return E;
  }
  // Of other gaps each may be meant.
  if (!Options.HasRules)
    erase_if(After.Findings, [&](const Proposal &P) {
      return P.Rule == Coverage && none_of(Files.NewKinds, [&](const auto &K) {
               return is_contained(P.MissingKinds, K);
             });
    });
  copy_if(After.Findings, std::back_inserter(Out.Additions),
          [](const Proposal &P) { return P.Adds.has_value(); });
  Out.Findings =
      compareFindings(Patch, Before.Findings, After.Findings, Out.Existing);
  if (!Options.HasRules)
    dropHabits(Before.Scanned.Family, Out.Findings);
  if (!Options.Existing)
    Out.Existing.clear();
  addNewErrors(Patch, Before.Errors, After.Errors, Out.Findings);
  // Lines may have moved.
  for (const Remark &R : After.Broken)
    if (any_of(Before.Broken, [&](const Remark &Old) {
          return Old.Where.Path == R.Where.Path && Old.Text == R.Text;
        }))
      Out.Broken.insert(R);
  return std::move(Out);
}

Expected<Review> reviewPatch(const ReviewedPatch &Patch,
                             const ReviewOptions &Options) {
  return Reviewer(Patch, Options).run();
}

} // namespace swapfold
