//===- ReviewCommand.cpp - swapfold review --------------------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "tools/swapfold/review/ReviewCommand.h"
#include "rewrites/text/Failure.h"
#include "rewrites/text/Lines.h"
#include "tools/swapfold/options/Rules.h"
#include "tools/swapfold/report/Output.h"
#include "tools/swapfold/review/Review.h"
#include "tools/swapfold/support/Process.h"
#include "tools/swapfold/verify/Verify.h"
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

/// The texts that the findings are about: the tree has them without the patch.
static std::map<std::string, std::string>
textsAfter(const ReviewedPatch &Patch) {
  std::map<std::string, std::string> Out;
  for (const FileDifference &Change : Patch.Changes)
    if (Change.New)
      Out.emplace(Patch.Tree + "/" + Change.Path, *Change.New);
  return Out;
}

/// The text of the line that \p P stands on with \p Patch.
static StringRef lineOf(const Proposal &P, const ReviewedPatch &Patch) {
  for (const FileDifference &Change : Patch.Changes)
    if (Change.New && Patch.Tree + "/" + Change.Path == P.Where.Path) {
      StringRef Text = *Change.New;
      const size_t Begin = lineBegin(Text, P.Where.Offset);
      return Text.slice(Begin, lineEnd(Text, P.Where.Offset));
    }
  return "";
}

/// True if \p P, which is of \p Step, is still said of that line in \p Found,
/// which is of \p Whole.
static bool isSaidStill(const Proposal &P, const ReviewedPatch &Step,
                        const Review &Found, const ReviewedPatch &Whole) {
  return any_of(Found.Findings, [&](const ReviewFinding &F) {
    return F.What.Where.Path == P.Where.Path && F.What.Rule == P.Rule &&
           F.What.Message.withoutNumbers() == P.Message.withoutNumbers() &&
           lineOf(F.What, Whole) == lineOf(P, Step);
  });
}

/// Adds to \p Found what \p Patch compiles to, if that is wanted.
static Error addCodeSizes(const ReviewedPatch &Patch,
                          const ReviewOptions &Options, Review &Found) {
  if (!Options.CodeSize)
    return Error::success();
  VerifyRequest Request(Options, Patch.Tree);
  Request.Changes = Patch.Changes;
  Expected<Verification> Compiled = verifyChanges(Request);
  if (!Compiled)
    return Compiled.takeError();
  raw_string_ostream OS(Found.CodeSizes);
  printCodeSizes(*Compiled, OS);
  return Error::success();
}

/// Replies to each of \p Steps that there is something to say of, as a mailbox
/// if there are several. What a later one mends is not said, unless it does not
/// compile until then: \p Found is what there is to say of \p Whole, all of
/// them.
static Expected<std::string> replies(ArrayRef<ReviewedPatch> Steps,
                                     const ReviewedPatch &Whole, Review &Found,
                                     const ReviewOptions &Options) {
  if (Steps.size() == 1 && changesCode(Whole)) {
    if (Error E = addCodeSizes(Steps.front(), Options, Found))
      return E;
    return replyTo(Steps.front(), Found);
  }
  std::string Out;
  for (const ReviewedPatch &Step : Steps) {
    if (!changesCode(Step))
      continue;
    Expected<Review> FoundHere = reviewPatch(Step, Options);
    if (!FoundHere)
      return FoundHere.takeError();
    erase_if(FoundHere->Findings, [&](const ReviewFinding &F) {
      return F.What.Asks != Request::MakeCompile &&
             F.What.Asks != Request::AddStub &&
             !isSaidStill(F.What, Step, Found, Whole);
    });
    if (Error E = addCodeSizes(Step, Options, *FoundHere))
      return E;
    // As git writes mailboxes.
    if (std::string Text = replyTo(Step, *FoundHere); !Text.empty())
      Out += (Out.empty() ? "" : "\n") +
             std::string("From swapfold Mon Sep 17 00:00:00 2001\n") + Text;
  }
  return Out;
}

/// What \p Found has, each with all that its edits need.
static std::vector<Proposal> wholeFindings(const Review &Found) {
  std::vector<Proposal> Out;
  for (const ReviewFinding &F : Found.Findings) {
    Out.push_back(F.What);
    for (const Proposal &New : Found.Additions)
      if (!Out.back().Edits.empty() && F.What.Needs.count(*New.Adds) &&
          none_of(Found.Findings, [&](const ReviewFinding &Other) {
            return Other.What.Adds == New.Adds;
          }))
        append_range(Out.back().Edits, New.Edits);
  }
  return Out;
}

static Expected<Status> review(const std::vector<std::string> &Names,
                               const ReviewOptions &Options) {
  std::optional<FindingsFormat> Printed;
  if (Options.Format != "email") {
    Expected<FindingsFormat> Known = findingsFormat(Options.Format, {"email"});
    if (!Known)
      return Known.takeError();
    if (Options.Existing)
      return failure("--existing goes with --format=email");
    if (Options.CodeSize)
      return failure("--code-size goes with --format=email");
    Printed = *Known;
  }
  catchInterrupts();
  Expected<std::vector<ReviewedPatch>> Steps = readPatches(Options.Tree, Names);
  if (!Steps)
    return Steps.takeError();
  Expected<ReviewedPatch> Patch = asOne(*Steps, Options.Tree);
  if (!Patch)
    return Patch.takeError();
  // A CI sends all patches here. Of a series, too, that takes back what it
  // does.
  const bool HasCode = changesCode(*Patch);
  if (!HasCode)
    errs() << "swapfold: " << Names.front() << " changes no C file\n";
  Expected<Review> Found =
      HasCode ? reviewPatch(*Patch, Options) : Expected<Review>(Review());
  if (!Found)
    return Found.takeError();
  for (const ReviewedPatch &Step : *Steps)
    if (!Step.Warning.empty())
      Found->Warnings.push_back(Step.Warning);
  std::string Text;
  raw_string_ostream OS(Text);
  if (Printed) {
    const std::vector<Proposal> Findings = wholeFindings(*Found);
    std::vector<Remark> Broken(Found->Broken.begin(), Found->Broken.end());
    printFindings(
        {Patch->Tree, Findings, Found->NotChecked, Broken, textsAfter(*Patch)},
        *Printed, OS);
  } else {
    Expected<std::string> Replies = replies(*Steps, *Patch, *Found, Options);
    if (!Replies)
      return Replies.takeError();
    Text = std::move(*Replies);
  }
  if (Error E = printOut(Text))
    return E;
  bool Unseen = reportUnseen(*Found, Patch->Tree);
  // A table of sizes is nothing to mend.
  const bool HasSaid = !Found->Findings.empty() ||
                       (!Printed && !Options.CodeSize && !Text.empty());
  return HasSaid || Unseen ? SomeLeft : NothingLeft;
}

Expected<Status> runReview(const Invocation &Given) {
  const std::vector<std::string> Patches = Given.inputs();
  if (Patches.empty())
    return failure("review: no patch given; see swapfold review --help");
  ReviewOptions Options;
  Options.Tree = Given.value(OPT_tree);
  if (Options.Tree.empty())
    return failure("review: no tree given; use --tree");
  if (Error E = Given.readRunOptions(
          rulesThatSpeak({Speaks::Rewrite, Speaks::Tree, Speaks::Patch}),
          Options))
    return E;
  Options.Existing = Given.has(OPT_existing);
  Options.CodeSize = Given.has(OPT_code_size);
  Options.HasRules = Given.has(OPT_rules);
  Options.RuleDefaults = optionsForPatches();
  // Whoever writes new code says where something is asserted.
  Options.RuleDefaults["swapops-flag-constructor.RepeatAssertions"] = "false";
  Options.Format = Given.value(OPT_format, "text");
  return review(Patches, Options);
}

} // namespace swapfold
