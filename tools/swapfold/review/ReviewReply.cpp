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
#include "rewrites/text/Lines.h"
#include "tools/swapfold/report/FindingsPrinter.h"
#include "tools/swapfold/review/ReplySentences.h"
#include "tools/swapfold/review/ReplyText.h"
#include "tools/swapfold/review/Review.h"
#include "tools/swapfold/support/Files.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace llvm;

namespace swapfold {

namespace {

/// A finding and where the patch has it.
struct Said {
  const Proposal *What = nullptr;
  About Of = About::Structure;
  /// Its file and hunk in the patch, by number; nothing if it is elsewhere.
  std::optional<std::pair<size_t, size_t>> Hunk;
  size_t First = 0, Last = 0; ///< its lines in the hunk, from 0
  std::string Code;           ///< that it proposes
  bool IsAgain = false;       ///< what it asks for was asked for before
  std::vector<const Proposal *> Others; ///< that ask for the same, without code

  bool IsExisting = false; ///< it is none of the patch's doing
  size_t Number = 0;       ///< in the order that findings come in

  auto key() const {
    return std::make_tuple(IsExisting, Of, !Hunk,
                           Hunk.value_or(std::pair<size_t, size_t>()), Last,
                           Number);
  }
};

class Reply {
public:
  Reply(const ReviewedPatch &Patch, const Review &Found)
      : Patch(Patch), Found(Found) {}

  std::string run();

private:
  void locate();
  void locate(const Proposal &P, bool IsExisting);
  void dropLayoutOfReplaced();
  void group();
  void quote(const DiffHunk &Hunk, const Said &S);
  void quoteFile(const Said &S);
  void say(const Said &S);
  void sayWhatIsNew(const Proposal &P);
  void sayWhatIsLacking(const Proposal &P);
  const std::string &textOf(const Proposal &P);

  const ReviewedPatch &Patch;
  const Review &Found;
  std::vector<Said> All;      ///< in the order of the reply
  size_t Next = 0;            ///< of the hunk, what is not quoted yet
  std::set<HeaderNeed> Shown; ///< what was said to be new, or lacking
  std::map<std::string, std::string> Texts; ///< of files, by path
  std::string Out;
};

} // namespace

/// The text of the file that \p P is in, as it is with the patch.
const std::string &Reply::textOf(const Proposal &P) {
  auto [It, New] = Texts.try_emplace(P.Where.Path);
  if (!New)
    return It->second;
  for (const FileDifference &Change : Patch.Changes)
    if (Patch.Tree + "/" + Change.Path == P.Where.Path && Change.New)
      return It->second = *Change.New;
  if (Expected<std::string> Read = readFile(P.Where.Path))
    It->second = std::move(*Read);
  else
    consumeError(Read.takeError());
  return It->second;
}

/// The lines of \p Hunk that \p P, which is in \p Text, is about, as indices;
/// nothing if it is about others.
static std::optional<std::pair<size_t, size_t>>
linesIn(const DiffHunk &Hunk, const Proposal &P, StringRef Text) {
  const unsigned LastLine = lastLine(P, Text);
  std::optional<std::pair<size_t, size_t>> Lines;
  auto IsWithin = [&](size_t I, unsigned First, unsigned Last) {
    const DiffLine &Line = Hunk.Lines[I];
    return Line.Kind != '-' && First <= Line.New && Line.New <= Last;
  };
  for (size_t I = 0; I < Hunk.Lines.size(); ++I)
    if (IsWithin(I, P.Where.Line, LastLine))
      Lines = {Lines ? Lines->first : I, I};
  if (Lines || !P.FirstLine)
    return Lines;
  // Of what is about a whole function, the first that the patch adds to it.
  constexpr size_t Enough = 12;
  for (size_t I = 0; I < Hunk.Lines.size(); ++I) {
    const bool IsAdded =
        Hunk.Lines[I].Kind == '+' && IsWithin(I, P.FirstLine, P.LastLine);
    if (IsAdded)
      Lines = {Lines ? Lines->first : I, I};
    if (Lines && (!IsAdded || I - Lines->first + 1 == Enough))
      break;
  }
  return Lines;
}

void Reply::locate(const Proposal &P, bool IsExisting) {
  Said S;
  S.What = &P;
  S.Of = aboutOf(P);
  S.IsExisting = IsExisting;
  S.Number = All.size();
  const std::string &Text = textOf(P);
  S.Code = P.Adds ? insertedCode(P) : proposedCode(P, Text);
  for (size_t File = 0; File < Patch.Sent.size() && !IsExisting; ++File) {
    if (P.Where.Path != Patch.Tree + "/" + Patch.Sent[File].Path)
      continue;
    ArrayRef<DiffHunk> Hunks = Patch.Sent[File].Hunks;
    for (size_t I = 0; I < Hunks.size() && !S.Hunk; ++I)
      if (auto Lines = linesIn(Hunks[I], P, Text)) {
        S.Hunk = {File, I};
        std::tie(S.First, S.Last) = *Lines;
      }
  }
  All.push_back(std::move(S));
}

void Reply::locate() {
  for (const ReviewFinding &F : Found.Findings)
    locate(F.What, false);
  for (const Proposal &P : Found.Existing)
    locate(P, true);
  llvm::sort(All,
             [](const Said &A, const Said &B) { return A.key() < B.key(); });
}

/// What is asked for in the same way of several places. Tests that spell out a
/// predicate which the tree does not have go with the chains that want it.
static std::string groupOf(const Said &S) {
  const HeaderNeed Pair;
  const Proposal &P = *S.What;
  std::string Group = likeness(P);
  if ((P.Asks == Request::FoldChain || P.Asks == Request::CallUnified) &&
      (P.Needs.count(Pair) || P.Lacks == Pair))
    Group = "unified pair";
  return (S.IsExisting ? "existing " : "") + Group;
}

/// The lines of its file that the code of \p S stands in place of.
static std::pair<unsigned, unsigned> replacedLines(const Said &S,
                                                   StringRef Text) {
  std::pair<unsigned, unsigned> Lines{~0u, 0};
  for (const TextEdit &E : S.What->Edits)
    if (E.Path == S.What->Where.Path && E.Length)
      Lines = {std::min(Lines.first, lineNumber(Text, E.Offset)),
               std::max(Lines.second, lineNumber(Text, E.end() - 1))};
  return Lines;
}

/// Nobody needs to lay out a line that is to be another one anyway.
void Reply::dropLayoutOfReplaced() {
  std::map<StringRef, std::vector<std::pair<unsigned, unsigned>>> Replaced;
  for (const Said &S : All)
    if (S.Of != About::Layout && !S.IsExisting)
      Replaced[S.What->Where.Path].push_back(replacedLines(S, textOf(*S.What)));
  erase_if(All, [&](const Said &S) {
    return S.Of == About::Layout &&
           any_of(Replaced[S.What->Where.Path], [&](const auto &Lines) {
             return Lines.first <= S.What->Where.Line &&
                    S.What->Where.Line <= Lines.second;
           });
  });
}

/// What is asked for again is short where it has code of its own, and otherwise
/// only counted where it was asked for first.
void Reply::group() {
  std::map<std::string, size_t> Leaders;
  std::vector<Said> Left;
  for (Said &S : All) {
    auto [It, New] = Leaders.try_emplace(groupOf(S), Left.size());
    if (!New && S.Code.empty()) {
      Left[It->second].Others.push_back(S.What);
      continue;
    }
    S.IsAgain = !New;
    Left.push_back(std::move(S));
  }
  All = std::move(Left);
}

/// Quotes the lines of \p S, and what comes right before them.
void Reply::quote(const DiffHunk &Hunk, const Said &S) {
  constexpr size_t Few = 6;
  if (S.Last < Next)
    return;
  ArrayRef<DiffLine> Lines = Hunk.Lines;
  size_t Begin = S.First;
  // Back to where the paragraph starts.
  for (size_t Count = 0;
       Count < Few && Begin > Next && !Lines[Begin - 1].isBlank(); ++Count)
    --Begin;
  // A blank line alone shows nothing.
  if (Lines[S.Last].isBlank())
    Begin = std::min(Begin, S.Last - std::min<size_t>(S.Last, 2));
  // Hiding a line or two does not pay.
  Begin = Begin <= Next + 2 ? Next : Begin;
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
  StringRef(textOf(*S.What)).split(Lines, '\n');
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
             insertedCode(New);
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
  Out += S.IsAgain ? wrapped("The same here. [" + S.What->Rule + "]")
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
  locate();
  dropLayoutOfReplaced();
  group();
  const MailHeaders &Mail = Patch.Mail;
  Out = replyHeaders(Mail) + replyOpening(Found) + "\n";
  if (!Mail.Author.empty())
    Out += wrapped((Mail.Date.empty() ? "" : "On " + Mail.Date + ", ") +
                   Mail.Author + " wrote:");
  const Said *Before = nullptr;
  for (const Said &S : All) {
    const bool IsFirst = !Before || Before->Of != S.Of;
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
      const DiffHunk &Hunk = File.Hunks[S.Hunk->second];
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
