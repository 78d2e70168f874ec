//===- Check.cpp - swapfold check -----------------------------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// files, added lines -> configurations -> parse and check, in workers ->
// findings, each once -> printer, or fixes in place and another look
//
//===----------------------------------------------------------------------===//
#include "tools/swapfold/check/Check.h"
#include "rewrites/tree/FileList.h"
#include "tools/swapfold/check/Baseline.h"
#include "tools/swapfold/check/CheckReport.h"
#include "tools/swapfold/check/CheckResult.h"
#include "tools/swapfold/check/EarlyFindings.h"
#include "tools/swapfold/options/Rules.h"
#include "tools/swapfold/parse/KeptAnswers.h"
#include "tools/swapfold/parse/PlanGuard.h"
#include "tools/swapfold/parse/Shards.h"
#include "tools/swapfold/parse/Stages.h"
#include "tools/swapfold/patch/AddedLines.h"
#include "tools/swapfold/report/Output.h"
#include "tools/swapfold/report/TreeWriter.h"
#include "tools/swapfold/support/Count.h"
#include "tools/swapfold/support/Process.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace llvm;

namespace swapfold {

namespace {

/// The one rule about lines that a patch removes, too.
constexpr StringLiteral WhitespaceNoise = "kstyle-whitespace-noise";

class Checker {
public:
  Checker(const CheckOptions &Options, Input In)
      : Options(Options), In(std::move(In)) {}

  Expected<Status> run();

private:
  Error readAddedLines();
  void narrow();
  Error look(const Input &Files);
  Error lookAgain();
  Error parse(const ConfigurationRequest &Request, const Input &Files,
              Outcome &Run);
  Error collect(Outcome &Run, const Input &Files, CheckResult &Out);
  bool isWanted(const Proposal &P, const std::set<std::string> &Files) const;
  Error compareWithBaseline();
  Expected<std::string> report() const;
  size_t gone() const;

  CheckOptions Options;
  Input In;
  std::optional<AddedLines> Added;
  std::unique_ptr<TreeWriter> Writer; ///< with --fix
  std::optional<Baseline> Known;
  std::vector<TextFindings> Texts;
  std::optional<EarlyFindings> Early; ///< if any are printed before the end
  /// Names of other files, which the first look has found (Scan::Taken).
  std::map<std::string, std::string> Taken;
  CheckResult All;
  std::set<std::string> Said; ///< lines on stderr, of what was not looked at
  std::string Warnings;       ///< the same, in their order
};

} // namespace

/// What was added, now; and for the one rule that needs more of it, the text.
Error Checker::readAddedLines() {
  std::string Text;
  Expected<AddedLines> Read = AddedLines::since(Options.Since, In.Tree, &Text);
  if (!Read)
    return Read.takeError();
  Added = std::move(*Read);
  if (!selectsRule(Options.Rules, WhitespaceNoise))
    return Error::success();
  Expected<std::vector<DiffFile>> Files = readDiff(Text);
  if (!Files)
    return Files.takeError();
  Options.Diff = std::make_shared<std::vector<DiffFile>>(std::move(*Files));
  return Error::success();
}

/// Leaves of the files that were asked for those whose lines changed.
void Checker::narrow() {
  std::vector<std::string> Files;
  const bool HearsOfBlanks = selectsRule(Options.Rules, WhitespaceNoise);
  for (const auto &[Name, Lines] : Added->files()) {
    std::string Path = In.Tree + "/" + Name;
    if (Lines.empty() && !HearsOfBlanks)
      continue;
    if ((isSourceFile(Path) || isHeaderFile(Path)) &&
        (In.Files.empty() || is_contained(In.Files, Path)))
      Files.push_back(std::move(Path));
  }
  In.Files = std::move(Files);
}

bool Checker::isWanted(const Proposal &P,
                       const std::set<std::string> &Files) const {
  if (!Files.empty() && !Files.count(P.Where.Path))
    return false;
  // A header that a fix added something to is looked at again, not asked for.
  if (!In.Files.empty() && !is_contained(In.Files, P.Where.Path))
    return false;
  StringRef File = relativeTo(In.Tree, P.Where.Path);
  if (P.Rule == WhitespaceNoise && Added &&
      Added->removesBlankBefore(File, P.Where.Line))
    return true;
  return !Added || Added->touches(File, P.Where.Line, P.Where.Line) ||
         (P.FirstLine && Added->touches(File, P.FirstLine, P.LastLine));
}

/// Parses what \p Request is for, and says what is certain before the end.
Error Checker::parse(const ConfigurationRequest &Request, const Input &Files,
                     Outcome &Run) {
  const bool Fixes = Options.Fix || Options.ShowPatch;
  const bool LooksLong = isLong(Request.Files.size()) && !Fixes;
  if (LooksLong && Options.NewBaselineFile.empty() &&
      (Options.Format == FindingsFormat::Text ||
       Options.Format == FindingsFormat::Terse))
    Early.emplace(
        Options.Format, In.Tree, Known,
        [this, Asked = std::set<std::string>(
                   Files.Files.begin(), Files.Files.end())](const Proposal &P) {
          return isWanted(P, Asked) && (!P.IsRemark || Options.Verbose);
        });
  auto Parsed = [&](ArrayRef<ParsedFile> Found) {
    return Early ? Early->parsed(Found) : Error::success();
  };
  auto TextsRead = [&](TextFindings Some) {
    Texts.push_back(std::move(Some));
    return Early ? Early->read(Texts.back()) : Error::success();
  };
  return parseInStages(Options, Request, LooksLong, /*NoTexts=*/Fixes,
                       {Parsed, TextsRead}, Run);
}

/// Makes findings, and with --fix a plan, out of what \p Run has parsed.
Error Checker::collect(Outcome &Run, const Input &Files, CheckResult &Out) {
  PlanRequest Request{In.Tree, Files.Files};
  const std::set<std::string> Asked(Files.Files.begin(), Files.Files.end());
  std::vector<Proposal> Merged = mergeProposals(Run.Parsed, Request);
  addTexts(Merged, Texts, Run.Entered);
  dropRepeats(Merged);
  for (const Proposal &P : Merged)
    if (isWanted(P, Asked))
      Out.Findings.push_back(P);
  if (Options.Fix || Options.ShowPatch) {
    // What a fix needs in a header comes with it.
    std::vector<Proposal> ToFix = Out.Findings;
    std::set<HeaderNeed> Needs;
    for (const Proposal &P : ToFix)
      if (!P.Edits.empty())
        Needs.insert(P.Needs.begin(), P.Needs.end());
    for (const Proposal &P : Merged)
      if (P.Adds && Needs.count(*P.Adds) && !isWanted(P, Asked))
        ToFix.push_back(P);
    auto Plan = [&]() -> Error {
      Request.Refused = Run.Refused;
      return planFor(ToFix, Run.Parsed, Request).moveInto(Run.Done);
    };
    if (Error E = makeSoundPlan(Options, Run, Plan))
      return E;
    Out.Findings = std::move(Run.Done.Left);
    append_range(Out.Findings, Run.Done.Remarks);
    Out.Changes = std::move(Run.Done.Changes);
    Out.Fixed = Run.Done.Applied.size();
  }
  if (!Options.Verbose)
    erase_if(Out.Findings, [](const Proposal &P) { return P.IsRemark; });
  return Error::success();
}

/// Looks at \p Files and adds what there is to say to All.
Error Checker::look(const Input &Files) {
  Expected<Scan> Scanned = scanFor(Options, Files);
  if (!Scanned)
    return Scanned.takeError();
  // A second look reads only what fixes have changed.
  Scanned->Taken.insert(Taken.begin(), Taken.end());
  Taken = Scanned->Taken;
  ConfigurationRequest Request = configurationsFor(Options, Files, *Scanned);
  std::list<Configuration> Configurations;
  Outcome Run(*Scanned, Configurations, Files);
  // A fix changes what is read, and shards have their own logs.
  if (!Options.Fix && !Options.Shards)
    keepAnswers(Options, Files, Request.Files.size(), Options.Resume);
  if (Error E = parse(Request, Files, Run)) {
    if (Options.Answers && interrupted())
      errs()
          << "swapfold: what was parsed is kept: the same with --resume goes "
             "on from there\n";
    return E;
  }
  if (Scanned->Family.empty() && !Scanned->HasBeside &&
      !needsEveryBody(Options.Rules))
    errs() << "swapfold: no entry family in " << In.Tree << "\n";
  // They are of this look; a fix changes what they were made of.
  Options.Shards.reset();
  Options.Answers.reset();

  CheckResult Out;
  if (Error E = collect(Run, Files, Out))
    return E;
  std::string Text;
  raw_string_ostream Stream(Text);
  Out.Unseen = reportNotChecked(Run, Options.Verbose, Stream);
  const size_t Before = Warnings.size();
  for (StringRef Rest = Text, Line; !Rest.empty();) {
    std::tie(Line, Rest) = Rest.split('\n');
    if (Said.insert(Line.str()).second)
      Warnings += (Line + "\n").str();
  }
  errs() << StringRef(Warnings).drop_front(Before);
  Out.see(Run, Files, Options.Rules);
  All.add(std::move(Out));
  return Error::success();
}

/// Writes the fixes and looks at what they changed, until there are none: one
/// may lead to another.
Error Checker::lookAgain() {
  constexpr unsigned Rounds = 8;
  for (unsigned Round = 0; !All.Changes.empty(); ++Round) {
    if (Error E = Writer->write(All.Changes))
      return Round ? afterWriting(std::move(E)) : std::move(E);
    if (Round == Rounds) {
      errs() << "swapfold: warning: fixes still lead to others; run again\n";
      break;
    }
    Input Changed{In.Tree, {}};
    for (const FileRewrite &Change : All.Changes)
      Changed.Files.push_back(Change.Path);
    Error E = Added ? readAddedLines() : Error::success();
    if (!E)
      E = look(Changed);
    if (E)
      return afterWriting(std::move(E));
  }
  return Error::success();
}

/// How many findings of the baseline are not there any more. Where only some
/// lines count, others may well be as they were.
size_t Checker::gone() const {
  auto WasLookedAt = [&](const std::string &Path) {
    return (In.Files.empty() || is_contained(In.Files, Path)) &&
           !All.NotEntered.count(Path);
  };
  return Known && !Added ? Known->gone(In.Tree, WasLookedAt, Options.Rules) : 0;
}

/// Leaves of what was found what counts: nothing of what a new baseline has,
/// which is all of it.
Error Checker::compareWithBaseline() {
  const bool Writes = !Options.NewBaselineFile.empty();
  if (Writes)
    if (Error E = writeBaseline(Options.NewBaselineFile, All.Findings, In.Tree))
      return E;
  if (Known)
    Known->drop(All.Findings, In.Tree);
  if (Writes)
    All.Findings.clear();
  return Error::success();
}

/// What stdout gets.
Expected<std::string> Checker::report() const {
  if (Options.ShowPatch)
    return makeDiff(All.Changes, In.Tree, stdoutTakesColors());
  std::string Text;
  raw_string_ostream Stream(Text);
  std::vector<Remark> Broken(All.Broken.begin(), All.Broken.end());
  std::vector<Proposal> Findings = All.Findings;
  if (Early)
    Early->dropPrinted(Findings);
  printFindings({In.Tree, Findings, All.NotChecked, Broken}, Options.Format,
                Stream);
  return Text;
}

Expected<Status> Checker::run() {
  if (!Options.BaselineFile.empty()) {
    Expected<Baseline> Read = Baseline::read(Options.BaselineFile);
    if (!Read)
      return Read.takeError();
    Known = std::move(*Read);
  }
  if (Options.Fix && !Options.Part) {
    Expected<std::unique_ptr<TreeWriter>> Started =
        TreeWriter::start(In.Tree, errs());
    if (!Started)
      return Started.takeError();
    Writer = std::move(*Started);
  }
  if (!Options.Since.empty()) {
    if (Error E = readAddedLines())
      return E;
    narrow();
  }
  if (Options.Part)
    return makeShard(Options, In, /*IsEmpty=*/Added && In.Files.empty());
  // No file at all would mean the whole tree.
  if (!Added || !In.Files.empty()) {
    if (Error E = look(In))
      return E;
    if (Options.Fix)
      if (Error E = lookAgain())
        return E;
  }
  if (Error E = compareWithBaseline())
    return E;
  Expected<std::string> Text = report();
  if (!Text)
    return Text.takeError();
  if (Error E = printOut(*Text))
    return E;
  std::string Summary = summaryOf(Options, All, Known, gone());
  errs() << Summary;
  if (!Options.HtmlFile.empty())
    if (Error E = writePage({"swapfold check",
                             In.Tree,
                             Summary,
                             Warnings,
                             {{"Findings", All.Findings}},
                             All.Shown},
                            Options.HtmlFile))
      return E;
  return Options.Fails.fails(All.Findings, All.Unseen) ? SomeLeft : NothingLeft;
}

Expected<Status> check(const CheckOptions &Options) {
  Expected<Input> In = findFilesToCheck(Options.Paths);
  if (!In)
    return In.takeError();
  catchInterrupts();
  return Checker(Options, std::move(*In)).run();
}

} // namespace swapfold
