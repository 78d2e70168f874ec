//===- ReviewReply.cpp - a review as a reply to the patch -----------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// As maintainers write them: the lines of the patch that matter, each remark
// below its lines, what is worst first.
//
//===----------------------------------------------------------------------===//
#include "tools/swapfold/report/FindingsPrinter.h"
#include "tools/swapfold/review/ReplyOrder.h"
#include "tools/swapfold/review/ReplyText.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace llvm;

namespace swapfold {

namespace {

class Reply {
public:
  Reply(const ReviewedPatch &Patch, const Review &Found)
      : Patch(Patch), Found(Found), Texts(Patch) {}

  std::string run();

private:
  void quote(const DiffHunk &Hunk, const Said &S);
  void quoteFile(const Said &S);
  void say(const Said &S);
  void sayWhatIsNew(const Proposal &P);
  void sayWhatIsLacking(const Proposal &P);

  const ReviewedPatch &Patch;
  const Review &Found;
  TextsAfter Texts;
  std::vector<Said> All;        ///< in the order of the reply
  const Said *Before = nullptr; ///< what was said last
  size_t Next = 0;              ///< of the hunk, what is not quoted yet
  std::set<HeaderNeed> Shown;   ///< what was said to be new, or lacking
  std::string Out;
};

} // namespace

/// Quotes the lines of \p S, and what comes right before them.
void Reply::quote(const DiffHunk &Hunk, const Said &S) {
  if (S.Last < Next)
    return;
  ArrayRef<DiffLine> Lines = Hunk.Lines;
  const size_t Begin = firstQuoted(Hunk, S, Next);
  if (Begin > Next)
    Out += "> [...]\n";
  for (Next = Begin; Next <= S.Last; ++Next)
    Out += "> " + std::string(1, Lines[Next].Kind) + Lines[Next].Text + "\n";
  Out += "\n";
}

/// Shows the line of \p S, which is on none of the patch.
void Reply::quoteFile(const Said &S) {
  const Place &Where = S.What->Where;
  Out += (relativeTo(Patch.Tree, Where.Path) + ":" + Twine(Where.Line) + ":\n")
             .str();
  SmallVector<StringRef> Lines;
  StringRef(Texts.of(*S.What)).split(Lines, '\n');
  if (Where.Line && Where.Line <= Lines.size())
    Out += "\n" + codeBlock(Lines[Where.Line - 1]) + "\n";
}

/// Shows, once, what the code that \p P proposes uses and the tree does not
/// have.
void Reply::sayWhatIsNew(const Proposal &P) {
  for (const Proposal &New : Found.Additions) {
    if (New.Edits.empty() || !P.Needs.count(*New.Adds) ||
        !Shown.insert(*New.Adds).second)
      continue;
    const std::string File = relativeTo(Patch.Tree, New.Where.Path).str();
    // A remark of its own shows it.
    if (any_of(All, [&](const Said &S) { return S.What->Adds == New.Adds; }))
      Out += "\n" + wrapped("This is new: see the remark on " + File + ".");
    else
      Out += "\n" + wrapped("This is new, for " + File + ":") + "\n" +
             insertedCode(New, Texts.of(New));
  }
}

/// Says, once, what has to be done before what \p P asks for can be.
void Reply::sayWhatIsLacking(const Proposal &P) {
  if (!P.Lacks || !Shown.insert(*P.Lacks).second)
    return;
  for (const Proposal &Lacking : Found.Additions)
    if (Lacking.Adds == P.Lacks && Lacking.Edits.empty() &&
        Lacking.Details.size() > 1)
      Out += wrapped("Before that, something has to be mended for " +
                     relativeTo(Patch.Tree, Lacking.Where.Path).str() + ": " +
                     Lacking.Details[1] + ".");
}

void Reply::say(const Said &S) {
  const bool FollowsSame = S.IsAgain && Before->What->Asks == S.What->Asks;
  Out += FollowsSame ? wrapped("The same here. [" + S.What->Rule + "]")
                     : remarkText(*S.What, Patch.Tree);
  if (S.Code.empty()) {
    sayWhatIsLacking(*S.What);
  } else {
    Out += "\n" + S.Code;
    sayWhatIsNew(*S.What);
  }
  if (const std::string There = alikeThere(*S.What, Found.OldKinds);
      !There.empty() && !S.IsAgain)
    Out += (S.Code.empty() ? "" : "\n") + There;
  if (!S.Others.empty())
    Out += (S.Code.empty() ? "" : "\n") +
           wrapped("The same goes for " +
                   placesOf(S.Others, *S.What, Patch.Tree) + ".");
  Out += "\n";
}

std::string Reply::run() {
  if (Found.Findings.empty() && Found.Existing.empty() &&
      Found.CodeSizes.empty())
    return "";
  All = inOrder(Patch, Found, Texts);
  const MailHeaders &Mail = Patch.Mail;
  Out = replyHeaders(Mail) + replyOpening(Found, Patch.Tree) + "\n";
  if (!Mail.Author.empty())
    Out += wrapped((Mail.Date.empty() ? "" : "On " + Mail.Date + ", ") +
                   Mail.Author + " wrote:");
  for (const Said &S : All) {
    const bool IsFirst = !Before || Before->With != S.With;
    if (S.IsExisting) {
      if (!Before || !Before->IsExisting)
        Out += wrapped("What was there before, in functions that this patch "
                       "touches:") +
               "\n";
      quoteFile(S);
    } else if (!S.Hunk) {
      if (IsFirst || Before->Hunk)
        Out +=
            wrapped("Not on a line of this patch, but because of it:") + "\n";
      quoteFile(S);
    } else {
      const DiffFile &File = Patch.Sent[S.Hunk->first];
      const DiffHunk &Hunk = hunkOf(Patch, S);
      if (IsFirst || Before->Hunk->first != S.Hunk->first)
        Out += "> --- " +
               (StringRef(Hunk.Header).starts_with("@@ -0,0 ")
                    ? "/dev/null"
                    : "a/" + File.Path) +
               "\n> +++ b/" + File.Path + "\n";
      if (IsFirst || Before->Hunk != S.Hunk) {
        Out += "> " + Hunk.Header + "\n";
        Next = 0;
      }
      quote(Hunk, S);
    }
    say(S);
    Before = &S;
  }
  if (!Found.CodeSizes.empty())
    Out += wrapped("What the functions that this patch changes compile to, in "
                   "bytes and instructions:") +
           "\n" + Found.CodeSizes;
  return StringRef(Out).rtrim('\n').str() + "\n";
}

std::string replyTo(const ReviewedPatch &Patch, const Review &Found) {
  return Reply(Patch, Found).run();
}

} // namespace swapfold
