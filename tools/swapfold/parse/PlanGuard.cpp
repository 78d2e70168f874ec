//===- PlanGuard.cpp - does what a plan makes still compile ---------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "tools/swapfold/parse/PlanGuard.h"
#include "rewrites/plan/Surroundings.h"
#include "rewrites/text/HeaderText.h"
#include "rewrites/text/Interrupted.h"
#include "rewrites/text/Lines.h"
#include "rewrites/tree/TextOverlay.h"
#include "tools/swapfold/parse/MacroUses.h"
#include "tools/swapfold/parse/Parsing.h"
#include "tools/swapfold/support/Process.h"
#include "llvm/ADT/STLExtras.h"

using namespace llvm;

namespace swapfold {

namespace {

/// Parses what the plan of a run makes of the tree, by no rules: each source
/// whose code changes, or that comes to a file whose code does, under each
/// configuration that it was parsed in.
class PlanGuard {
public:
  PlanGuard(const RunOptions &Options, const Outcome &Run)
      : Options(Options), Run(Run) {
    // A file without its edits says nothing of them.
    this->Options.Rules.clear();
    this->Options.Verbose = false;
    for (const FileRewrite &Change : Run.Done.Changes)
      if (isCode(Change.Path)) {
        Changes[Change.Path] = &Change;
        if (changesCode(Change.Old, Change.New))
          ToParse.insert(Change.Path);
      }
    for (const Proposal &P : Run.Done.Applied)
      for (const TextEdit &E : P.Edits)
        Edits[E.Path].insert(E);
  }

  /// Gives the changed files that are at fault for an error which the tree has
  /// not had, and those in which an edit changes what stands around it, each
  /// with the reason as a clause. An error is one of the whole run.
  Expected<RefusedFiles> run();

private:
  void readSurroundings();
  Scan scanned() const;
  std::vector<Configuration> configurations();
  void compare(const Outcome &Edited);
  void blame(const std::string &Source, const std::string &Configuration,
             const std::string &Where, const std::string &What);

  RunOptions Options;
  const Outcome &Run;
  std::map<std::string, const FileRewrite *> Changes;
  std::set<std::string> ToParse; ///< those that a compiler reads otherwise
  std::map<std::string, std::set<TextEdit>> Edits; ///< applied, by file
  /// By source and configuration: the changed files that its parse came to.
  std::map<std::pair<std::string, std::string>, std::set<std::string>> Entered;
  RefusedFiles Out;
};

} // namespace

void PlanGuard::readSurroundings() {
  for (const auto &[Path, Here] : Edits) {
    auto Change = Changes.find(Path);
    if (Change == Changes.end())
      continue;
    const std::string &Old = Change->second->Old;
    std::optional<std::string> New = applyEdits(Old, Here);
    if (!New)
      continue;
    if (std::optional<unsigned> At = changedSurroundings(Old, *New, Here))
      Out[Path] = "line " + std::to_string(lineNumber(Old, *At)) +
                  ", which no edit is about, would change";
  }
}

/// Adds to \p Names, of a file under \p Edits, every identifier of these.
static void addEdited(const std::set<TextEdit> &Edits,
                      std::vector<Occurrence> &Names) {
  int64_t Moved = 0;
  for (const TextEdit &E : Edits) {
    for (const Token &T : tokenize(E.Text))
      if (T.Kind == Token::Identifier)
        Names.push_back({T.Text, unsigned(E.Offset + Moved + T.Offset), 0, ""});
    Moved += int64_t(E.Text.size()) - E.Length;
  }
  llvm::sort(Names, [](const Occurrence &A, const Occurrence &B) {
    return A.Offset < B.Offset;
  });
}

/// The scan of the tree with the new texts. The bodies that count are those
/// with an edit, and those with a name of the family as before.
Scan PlanGuard::scanned() const {
  Scan Edited = Run.Scanned;
  std::set<std::string> Names;
  for (const ScannedFile &File : Edited.Files)
    for (const Occurrence &O : File.Names.Occurrences)
      Names.insert(O.Name);
  for (ScannedFile &File : Edited.Files) {
    auto Change = Changes.find(File.Path);
    if (Change == Changes.end())
      continue;
    File.Names =
        findNames(Change->second->New, Names, Run.Scanned.Family.names());
    // A header that defines the family, which may lose definitions as well, is
    // parsed whole.
    if (!File.DefinesFamily)
      if (auto Here = Edits.find(File.Path); Here != Edits.end())
        addEdited(Here->second, File.Names.Occurrences);
  }
  return Edited;
}

/// Those of the run, for what comes to a changed file.
std::vector<Configuration> PlanGuard::configurations() {
  auto Overlay = std::make_shared<TextOverlay>();
  for (const auto &[Path, Change] : Changes)
    Overlay->set(Path, Change->New);
  for (const ParsedFile &Parsed : Run.Parsed) {
    std::set<std::string> Of;
    for (const auto &[Path, _] : Parsed.Visible)
      if (ToParse.count(Path))
        Of.insert(Path);
    if (!Of.empty())
      Entered[{Parsed.Path, Parsed.Configuration}] = std::move(Of);
  }
  std::vector<Configuration> Out;
  for (const Configuration &How : Run.Configurations) {
    Configuration Same = How;
    keepCommands(Same.Commands, [&](const std::string &Path) {
      return Entered.count({Path, How.Name}) != 0;
    });
    if (Same.Commands.empty())
      continue;
    Same.Overlay = Overlay;
    Out.push_back(std::move(Same));
  }
  return Out;
}

/// The file in which it shows is at fault, or the source; or any of the
/// headers.
void PlanGuard::blame(const std::string &Source,
                      const std::string &Configuration,
                      const std::string &Where, const std::string &What) {
  const std::string Why = relativeTo(Run.Tree, Where).str() +
                          " would not compile: " + What + " (" + Configuration +
                          ")";
  for (const std::string &Path : {Where, Source})
    if (Changes.count(Path)) {
      Out.try_emplace(Path, Why);
      return;
    }
  for (const std::string &Path : Entered[{Source, Configuration}])
    Out.try_emplace(Path, Why);
}

/// Blames files for each error that the run has not had.
void PlanGuard::compare(const Outcome &Edited) {
  auto Key = [](const CompileError &E) {
    return std::make_tuple(E.Path, E.Configuration, E.What.Where.Path,
                           E.What.Gist);
  };
  std::map<decltype(Key(Run.Errors.front())), int> Known;
  for (const CompileError &E : Run.Errors)
    ++Known[Key(E)];
  std::set<std::pair<std::string, std::string>> Left;
  for (const auto &[From, _] : Entered)
    Left.insert(From);
  for (const CompileError &E : Edited.Errors)
    if (Known[Key(E)]-- <= 0) {
      blame(E.Path, E.Configuration, E.What.Where.Path, E.What.Text);
      Left.erase({E.Path, E.Configuration});
    }
  for (const NotParsed &File : Edited.Failed)
    if (Left.erase({File.Path, File.Configuration}))
      blame(File.Path, File.Configuration, File.Path, File.Why);
  for (const ParsedFile &File : Edited.Parsed)
    Left.erase({File.Path, File.Configuration});
  for (const auto &[Source, Configuration] : Left)
    blame(Source, Configuration, Source, "the parser gives no answer");
}

Expected<RefusedFiles> PlanGuard::run() {
  readSurroundings();
  if (!Out.empty() || ToParse.empty())
    return std::move(Out);
  const Scan Scanned = scanned();
  std::list<Configuration> None;
  Outcome Edited(Scanned, None, Input{Run.Tree, {}});
  if (Error E = parseUnder(configurations(), Options, Edited))
    return E;
  compare(Edited);
  return std::move(Out);
}

Error makeSoundPlan(const RunOptions &Options, Outcome &Run,
                    function_ref<Error()> MakePlan) {
  dropEditsOfUnseenMacros(Run);
  while (true) {
    if (Error E = MakePlan())
      return E;
    if (interrupted())
      return interruptedError();
    Expected<RefusedFiles> Broken = PlanGuard(Options, Run).run();
    if (!Broken)
      return Broken.takeError();
    if (Broken->empty())
      return Error::success();
    Run.Refused.insert(Broken->begin(), Broken->end());
  }
}

} // namespace swapfold
