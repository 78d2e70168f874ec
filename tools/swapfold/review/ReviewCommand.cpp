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
#include "llvm/ADT/STLExtras.h"

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

/// True if \p F says the same as one of \p Others, of the same file.
static bool isAmong(const ReviewFinding &F, ArrayRef<ReviewFinding> Others) {
  return any_of(Others, [&](const ReviewFinding &Other) {
    return Other.What.Where.Path == F.What.Where.Path &&
           Other.What.Rule == F.What.Rule &&
           Other.What.Message.withoutNumbers() ==
               F.What.Message.withoutNumbers();
  });
}

/// Replies to each of \p Steps that there is something to say of, as a mailbox
/// if there are several. What a later one mends is not said, unless it does not
/// compile until then: all together \p Whole is what there is to say.
static Expected<std::string> replies(ArrayRef<ReviewedPatch> Steps,
                                     const Review &Whole,
                                     const ReviewOptions &Options) {
  if (Steps.size() == 1)
    return replyTo(Steps.front(), Whole);
  std::string Out;
  for (const ReviewedPatch &Step : Steps) {
    if (!changesCode(Step))
      continue;
    Expected<Review> Found = reviewPatch(Step, Options);
    if (!Found)
      return Found.takeError();
    erase_if(Found->Findings, [&](const ReviewFinding &F) {
      return F.What.Asks != Request::MakeCompile &&
             F.What.Asks != Request::AddStub && !isAmong(F, Whole.Findings);
    });
    // As git writes mailboxes.
    if (std::string Text = replyTo(Step, *Found); !Text.empty())
      Out += (Out.empty() ? "" : "\n") +
             std::string("From swapfold Mon Sep 17 00:00:00 2001\n") + Text;
  }
  return Out;
}

static Expected<Status> review(const std::vector<std::string> &Names,
                               const ReviewOptions &Options) {
  std::optional<FindingsFormat> Printed;
  if (Options.Format != "email") {
    Expected<FindingsFormat> Known = findingsFormat(Options.Format);
    if (!Known)
      return Known.takeError();
    if (Options.Existing)
      return failure("--existing goes with --format=email");
    Printed = *Known;
  }
  catchInterrupts();
  Expected<std::vector<ReviewedPatch>> Steps = readPatches(Options.Tree, Names);
  if (!Steps)
    return Steps.takeError();
  Expected<ReviewedPatch> Patch = asOne(*Steps);
  if (!Patch)
    return Patch.takeError();
  if (!changesCode(*Patch))
    return failure(Names.front() + " changes no C file");
  Expected<Review> Found = reviewPatch(*Patch, Options);
  if (!Found)
    return Found.takeError();
  for (const ReviewedPatch &Step : *Steps)
    if (!Step.Warning.empty())
      Found->Warnings.push_back(Step.Warning);
  std::string Text;
  raw_string_ostream OS(Text);
  if (Printed) {
    std::vector<Proposal> Findings;
    for (const ReviewFinding &F : Found->Findings)
      Findings.push_back(F.What);
    std::vector<Remark> Broken(Found->Broken.begin(), Found->Broken.end());
    printFindings({Patch->Tree, Findings, Found->NotChecked, Broken}, *Printed,
                  OS);
  } else {
    Expected<std::string> Replies = replies(*Steps, *Found, Options);
    if (!Replies)
      return Replies.takeError();
    Text = std::move(*Replies);
  }
  if (Error E = printOut(Text))
    return E;
  bool Unseen = reportUnseen(*Found, Patch->Tree);
  const bool HasSaid = !Found->Findings.empty() || (!Printed && !Text.empty());
  return HasSaid || Unseen ? SomeLeft : NothingLeft;
}

Expected<Status> runReview(const Invocation &Given) {
  const std::vector<std::string> Patches = Given.inputs();
  if (Patches.empty())
    return failure("review: no patch given");
  ReviewOptions Options;
  Options.Tree = Given.value(OPT_tree);
  if (Options.Tree.empty())
    return failure("review: no tree given; use --tree");
  if (Error E = Given.readRunOptions(
          rulesThatSpeak({Speaks::Rewrite, Speaks::Tree, Speaks::Patch}),
          Options))
    return E;
  Options.Existing = Given.has(OPT_existing);
  Options.HasRules = Given.has(OPT_rules);
  Options.RuleDefaults = optionsForPatches();
  Options.Format = Given.value(OPT_format, "text");
  return review(Patches, Options);
}

} // namespace swapfold
