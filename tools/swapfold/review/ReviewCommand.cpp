//===- ReviewCommand.cpp - swapfold review --------------------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "tools/swapfold/review/ReviewCommand.h"
#include "rewrites/text/Failure.h"
#include "tools/swapfold/options/Rules.h"
#include "tools/swapfold/report/Output.h"
#include "tools/swapfold/review/Review.h"
#include "tools/swapfold/support/Process.h"

using namespace llvm;

namespace swapfold {

/// Prints what was not looked at. Returns true if there was anything.
static bool reportUnseen(const Review &Found, StringRef Tree) {
  for (const std::string &Warning : Found.Warnings)
    errs() << "swapfold: warning: " << Warning << "\n";
  for (const NotParsed &File : Found.NotChecked) {
    errs() << "swapfold: warning: " << relativeTo(Tree, File.Path)
           << ": not checked";
    if (!File.Configuration.empty())
      errs() << " (" << File.Configuration << ")";
    errs() << ": " << relativeTo(Tree, File.Why) << "\n";
  }
  return !Found.NotChecked.empty();
}

/// The texts that the findings are about: the tree has them without the patch.
static std::map<std::string, std::string>
textsAfter(const ReviewedPatch &Patch) {
  std::map<std::string, std::string> Out;
  for (const FileDifference &Change : Patch.Changes)
    if (Change.New)
      Out.emplace(Patch.Tree + "/" + Change.Path, *Change.New);
  return Out;
}

static Expected<Status> review(const ReviewOptions &Options) {
  std::optional<FindingsFormat> Printed;
  if (Options.Format != "email") {
    Expected<FindingsFormat> Known = findingsFormat(Options.Format, {"email"});
    if (!Known)
      return Known.takeError();
    Printed = *Known;
  }
  catchInterrupts();
  Expected<ReviewedPatch> Patch = readPatch(Options.Tree, Options.Patch);
  if (!Patch)
    return Patch.takeError();
  Expected<Review> Found = reviewPatch(*Patch, Options);
  if (!Found)
    return Found.takeError();
  std::string Text;
  raw_string_ostream OS(Text);
  if (Printed) {
    std::vector<Proposal> Findings;
    for (const ReviewFinding &F : Found->Findings)
      Findings.push_back(F.What);
    std::vector<Remark> Broken(Found->Broken.begin(), Found->Broken.end());
    printFindings(
        {Patch->Tree, Findings, Found->NotChecked, Broken, textsAfter(*Patch)},
        *Printed, OS);
  } else {
    OS << replyTo(*Patch, *Found);
  }
  if (Error E = printOut(Text))
    return E;
  bool Unseen = reportUnseen(*Found, Patch->Tree);
  return Found->Findings.empty() && !Unseen ? NothingLeft : SomeLeft;
}

Expected<Status> runReview(const Invocation &Given) {
  const std::vector<std::string> Patches = Given.inputs();
  if (Patches.empty())
    return failure("review: no patch given");
  if (Patches.size() > 1)
    return failure("review: more than one patch given");
  ReviewOptions Options;
  Options.Patch = Patches.front();
  Options.Tree = Given.value(OPT_tree);
  if (Options.Tree.empty())
    return failure("review: no tree given; use --tree");
  if (Error E = Given.readRunOptions(
          rulesThatSpeak({Speaks::Rewrite, Speaks::Tree, Speaks::Patch}),
          Options))
    return E;
  Options.HasRules = Given.has(OPT_rules);
  Options.RuleDefaults = optionsForPatches();
  Options.Format = Given.value(OPT_format, "text");
  return review(Options);
}

} // namespace swapfold
