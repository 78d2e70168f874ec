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
#include "rewrites/FileList.h"
#include "tools/swapfold/AddedLines.h"
#include "tools/swapfold/CheckReport.h"
#include "tools/swapfold/Commands.h"
#include "tools/swapfold/HeaderProbes.h"
#include "tools/swapfold/Output.h"
#include "tools/swapfold/Parsing.h"
#include "tools/swapfold/Process.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace llvm;

namespace swapfold {

namespace {

/// What was found in one look, and what that look did not see.
struct Look {
  std::vector<Proposal> Findings; ///< by place
  std::vector<FileChange> Changes;
  size_t Fixed = 0;
  std::vector<NotParsed> NotChecked;
  std::set<Remark> Broken;
  std::set<std::string> Checked; ///< files
  std::set<std::string> Configurations;
  bool Unseen = false;

  void add(Look Next);
};

class Checker {
public:
  Checker(const CheckOptions &Options, Input In)
      : Options(Options), In(std::move(In)) {}

  Expected<Status> run();

private:
  Error readAddedLines();
  Error look(const Input &Files);
  Error lookAgain();
  Error collect(const Outcome &Run, const Input &Files, Look &Out);
  bool isWanted(const Proposal &P, const std::set<std::string> &Files) const;
  void summary() const;

  CheckOptions Options;
  Input In;
  std::optional<AddedLines> Added;
  Look All;
  std::set<std::string> Said; ///< lines on stderr
};

} // namespace

/// \p Next saw some files anew: what was known of them does not hold any more.
void Look::add(Look Next) {
  erase_if(Findings, [&](const Proposal &P) {
    return Next.Checked.count(P.Where.Path) != 0;
  });
  append_range(Findings, Next.Findings);
  llvm::sort(Findings, [](const Proposal &A, const Proposal &B) {
    return A.key() < B.key();
  });
  Changes = std::move(Next.Changes);
  Fixed += Next.Fixed;
  append_range(NotChecked, Next.NotChecked);
  llvm::sort(NotChecked);
  NotChecked.erase(llvm::unique(NotChecked,
                                [](const NotParsed &A, const NotParsed &B) {
                                  return !(A < B) && !(B < A);
                                }),
                   NotChecked.end());
  Broken.insert(Next.Broken.begin(), Next.Broken.end());
  Checked.insert(Next.Checked.begin(), Next.Checked.end());
  Configurations.insert(Next.Configurations.begin(), Next.Configurations.end());
  Unseen |= Next.Unseen;
}

/// Leaves of the files that were asked for those that have added lines.
Error Checker::readAddedLines() {
  if (Options.Since.empty())
    return Error::success();
  Expected<AddedLines> Read = AddedLines::since(Options.Since, In.Tree);
  if (!Read)
    return Read.takeError();
  Added = std::move(*Read);
  std::vector<std::string> Files;
  for (const auto &[Name, _] : Added->files()) {
    std::string Path = In.Tree + "/" + Name;
    if ((isSourceFile(Path) || isHeaderFile(Path)) &&
        (In.Files.empty() || is_contained(In.Files, Path)))
      Files.push_back(std::move(Path));
  }
  In.Files = std::move(Files);
  return Error::success();
}

bool Checker::isWanted(const Proposal &P,
                       const std::set<std::string> &Files) const {
  if (!Files.empty() && !Files.count(P.Where.Path))
    return false;
  // A header that a fix added something to is looked at again, not asked for.
  if (!In.Files.empty() && !is_contained(In.Files, P.Where.Path))
    return false;
  return !Added || Added->touches(relativeTo(In.Tree, P.Where.Path),
                                  P.Where.Line, P.Where.Line);
}

static std::string withoutNumbers(StringRef Message) {
  std::string Out = Message.str();
  erase_if(Out, isDigit);
  return Out;
}

/// Configurations may count differently: that is one finding nevertheless.
static void dropRepeats(std::vector<Proposal> &Findings) {
  std::set<std::tuple<Place, std::string, std::string>> Known;
  erase_if(Findings, [&](const Proposal &P) {
    return !Known.insert({P.Where, P.Rule, withoutNumbers(P.Message)}).second;
  });
}

/// Makes findings, and with --fix a plan, out of what \p Run has parsed.
Error Checker::collect(const Outcome &Run, const Input &Files, Look &Out) {
  PlanRequest Request{In.Tree, Files.Files};
  const std::set<std::string> Asked(Files.Files.begin(), Files.Files.end());
  std::vector<Proposal> Merged = mergeProposals(Run.Parsed, Request);
  dropRepeats(Merged);
  for (const Proposal &P : Merged)
    if (isWanted(P, Asked))
      Out.Findings.push_back(P);
  if (Options.Fix) {
    // What a fix needs in a header comes with it.
    std::vector<Proposal> ToFix = Out.Findings;
    if (any_of(ToFix, [](const Proposal &P) {
          return StringRef(P.Rule).starts_with("swapops-") && !P.Edits.empty();
        }))
      for (const Proposal &P : Merged)
        if (addsToHeader(P) && !isWanted(P, Asked))
          ToFix.push_back(P);
    Expected<Plan> Fixes = planFor(ToFix, Run.Parsed, Request);
    if (!Fixes)
      return Fixes.takeError();
    Out.Findings = std::move(Fixes->Left);
    append_range(Out.Findings, Fixes->Remarks);
    Out.Changes = std::move(Fixes->Changes);
    Out.Fixed = Fixes->Applied.size();
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
  ConfigurationRequest Request = configurationsFor(Options, Files, *Scanned);
  Expected<std::list<Configuration>> Configurations = configure(Request);
  if (!Configurations)
    return Configurations.takeError();
  if (Scanned->Family.empty() && !selectsStyle(Options.Rules))
    errs() << "swapfold: no entry family in " << In.Tree << "\n";
  Outcome Run(*Scanned, *Configurations, Files);
  if (Error E = parse(Options, Request, Run))
    return E;
  if (Error E = parseHeaders(Options, Request, Run))
    return E;
  if (interrupted())
    return interruptedError();

  Look Out;
  if (Error E = collect(Run, Files, Out))
    return E;
  std::string Text;
  raw_string_ostream Stream(Text);
  Out.Unseen = reportNotChecked(Run, Options.Verbose, Stream);
  for (StringRef Rest = Text, Line; !Rest.empty();) {
    std::tie(Line, Rest) = Rest.split('\n');
    if (Said.insert(Line.str()).second)
      errs() << Line << "\n";
  }
  Out.NotChecked = notChecked(Run);
  Out.Broken = brokenFunctions(Run);
  for (const ScannedFile &File : Scanned->Files)
    if (Run.Entered.count(File.Path) &&
        (Files.Files.empty() || is_contained(Files.Files, File.Path)))
      Out.Checked.insert(File.Path);
  for (const Configuration &How : Run.Configurations)
    if (!How.Derived)
      Out.Configurations.insert(How.Name);
  All.add(std::move(Out));
  return Error::success();
}

/// Writes the fixes and looks at what they changed, until there are none: one
/// may lead to another.
Error Checker::lookAgain() {
  constexpr unsigned Rounds = 8;
  for (unsigned Round = 0; !All.Changes.empty(); ++Round) {
    if (Error E = writeInPlace(All.Changes))
      return E;
    if (Round == Rounds) {
      errs() << "swapfold: warning: fixes still lead to others; run again\n";
      break;
    }
    Input Changed{In.Tree, {}};
    for (const FileChange &Change : All.Changes)
      Changed.Files.push_back(Change.Path);
    if (Added) {
      Expected<AddedLines> Now = AddedLines::since(Options.Since, In.Tree);
      if (!Now)
        return Now.takeError();
      Added = std::move(*Now);
    }
    if (Error E = look(Changed))
      return E;
  }
  return Error::success();
}

static std::string count(size_t Number, StringRef What) {
  return (Twine(Number) + " " + What + (Number == 1 ? "" : "s")).str();
}

void Checker::summary() const {
  std::map<StringRef, size_t> Rules;
  for (const Proposal &P : All.Findings)
    ++Rules[P.Rule];
  for (const auto &[Rule, Count] : Rules)
    errs() << "swapfold: " << Rule << ": " << count(Count, "finding") << "\n";
  errs() << "swapfold: " << count(All.Checked.size(), "file") << " checked";
  if (!All.Configurations.empty())
    errs() << " (" << join(All.Configurations, ", ") << ")";
  errs() << ", " << count(All.Findings.size(), "finding");
  if (Options.Fix)
    errs() << (All.Findings.empty() ? "" : " left") << ", " << All.Fixed
           << " fixed";
  errs() << "\n";
}

Expected<Status> Checker::run() {
  if (Error E = readAddedLines())
    return E;
  // No file at all would mean the whole tree.
  if (!Added || !In.Files.empty()) {
    if (Error E = look(In))
      return E;
    if (Options.Fix)
      if (Error E = lookAgain())
        return E;
  }
  std::string Text;
  raw_string_ostream Stream(Text);
  std::vector<Remark> Broken(All.Broken.begin(), All.Broken.end());
  printFindings({In.Tree, All.Findings, All.NotChecked, Broken}, Options.Format,
                Stream);
  if (Error E = printOut(Text))
    return E;
  summary();
  return All.Findings.empty() && !All.Unseen ? NothingLeft : SomeLeft;
}

Expected<Status> check(const CheckOptions &Options) {
  if (Error E = validateRules(Options.Rules))
    return E;
  Expected<Input> In = findFilesToCheck(Options.Paths);
  if (!In)
    return In.takeError();
  catchInterrupts();
  return Checker(Options, std::move(*In)).run();
}

} // namespace swapfold
