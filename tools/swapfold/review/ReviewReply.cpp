//===- ReviewReply.cpp - a review as a reply to the patch -----------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// As maintainers write them: the lines of the patch that matter, each remark
// below its line, what is said again only counted, the rest at the end.
//
//===----------------------------------------------------------------------===//
#include "tools/swapfold/report/RemarkText.h"
#include "tools/swapfold/review/Review.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace llvm;

namespace swapfold {

namespace {

class Reply {
public:
  Reply(const ReviewedPatch &Patch, const Review &Found) : Patch(Patch) {
    for (const ReviewFinding &F : Found.Findings)
      Todo.push_back(&F.What);
  }

  std::string run();

private:
  /// A remark and the last line of the hunk that it is about.
  struct Said {
    size_t Last;
    std::vector<const Proposal *> Same; ///< the first is said in full
  };

  void headers();
  void group();
  std::optional<size_t> lastIn(const DiffHunk &Hunk, const Proposal &P) const;
  std::vector<Said> takeSaid(const DiffFile &File, const DiffHunk &Hunk);
  void quoteHunk(const DiffFile &File, const DiffHunk &Hunk);
  void sayElsewhere();
  std::string textOf(const Proposal &P) const;

  const ReviewedPatch &Patch;
  std::vector<const Proposal *> Todo; ///< by place
  /// What is alike, by the first.
  std::map<const Proposal *, std::vector<const Proposal *>> Groups;
  bool FileNamed = false;
  std::string Out;
};

} // namespace

void Reply::headers() {
  const MailHeaders &Mail = Patch.Mail;
  if (!Mail.Subject.empty()) {
    StringRef Subject = Mail.Subject;
    Out += "Subject: ";
    if (!Subject.starts_with_insensitive("re:"))
      Out += "Re: ";
    Out += Mail.Subject + "\n";
  }
  if (!Mail.MessageID.empty())
    Out += "In-Reply-To: " + Mail.MessageID +
           "\nReferences: " + Mail.MessageID + "\n";
  if (!Out.empty())
    Out += "\n";
  if (!Mail.From.empty()) {
    if (!Mail.Date.empty())
      Out += "On " + Mail.Date + ", ";
    Out += Mail.From + " wrote:\n";
  }
}

/// The lines of \p Hunk that are in the new file, by number.
static std::optional<size_t> indexOf(const DiffHunk &Hunk, unsigned Line) {
  for (size_t I = 0; I < Hunk.Lines.size(); ++I)
    if (Hunk.Lines[I].Kind != '-' && Hunk.Lines[I].New == Line)
      return I;
  return std::nullopt;
}

/// Groups by what is said, the first in the order of the patch leads.
void Reply::group() {
  std::map<const Proposal *, size_t> Order;
  size_t N = 0;
  for (const DiffFile &File : Patch.Files)
    for (const DiffHunk &Hunk : File.Hunks)
      for (const Proposal *P : Todo)
        if (P->Where.Path == Patch.Tree + "/" + File.Path && lastIn(Hunk, *P))
          Order.try_emplace(P, ++N);
  for (const Proposal *P : Todo)
    Order.try_emplace(P, ++N);
  llvm::sort(Todo, [&](const Proposal *A, const Proposal *B) {
    return Order.at(A) < Order.at(B);
  });
  std::map<std::string, const Proposal *> Leaders;
  std::vector<const Proposal *> Left;
  for (const Proposal *P : Todo) {
    auto [It, New] = Leaders.try_emplace(likeness(*P), P);
    Groups[It->second].push_back(P);
    if (New)
      Left.push_back(P);
  }
  Todo = std::move(Left);
}

std::string Reply::textOf(const Proposal &P) const {
  for (const FileDifference &Change : Patch.Changes)
    if (Patch.Tree + "/" + Change.Path == P.Where.Path)
      return Change.New.value_or("");
  return "";
}

/// The last line of the first that \p Hunk adds from \p At on.
static size_t endOfAdded(const DiffHunk &Hunk, size_t At) {
  size_t I = At;
  while (I < Hunk.Lines.size() && Hunk.Lines[I].Kind == ' ')
    ++I;
  if (I == Hunk.Lines.size())
    return At;
  while (I + 1 < Hunk.Lines.size() && Hunk.Lines[I + 1].Kind != ' ')
    ++I;
  return I;
}

/// The last line of \p Hunk that \p P is about, or nothing if it is about
/// others. What is about several lines is said below the last.
std::optional<size_t> Reply::lastIn(const DiffHunk &Hunk,
                                    const Proposal &P) const {
  constexpr unsigned Near = 8;
  std::optional<size_t> At = indexOf(Hunk, P.Where.Line);
  if (!At) {
    // Of what is about a whole function, what the patch adds to it matters.
    for (size_t I = 0; I < Hunk.Lines.size(); ++I)
      if (Hunk.Lines[I].Kind == '+' && Hunk.Lines[I].New >= P.FirstLine &&
          Hunk.Lines[I].New <= P.LastLine)
        return endOfAdded(Hunk, I);
    // What starts right above the hunk goes on in it.
    unsigned First = Hunk.Lines.empty() ? 0 : Hunk.Lines.front().New;
    if (P.Where.Line >= First || First - P.Where.Line > Near)
      return std::nullopt;
    return endOfAdded(Hunk, 0);
  }
  if (Hunk.Lines[*At].Kind != '+')
    return endOfAdded(Hunk, *At);
  size_t Last = *At;
  for (unsigned Line = P.Where.Line, End = lastLine(P, textOf(P)); Line <= End;
       ++Line)
    if (std::optional<size_t> More = indexOf(Hunk, Line))
      Last = std::max(Last, *More);
  return Last;
}

/// Takes what is about \p Hunk out of Todo.
std::vector<Reply::Said> Reply::takeSaid(const DiffFile &File,
                                         const DiffHunk &Hunk) {
  std::multimap<size_t, const Proposal *> ByLine;
  erase_if(Todo, [&](const Proposal *P) {
    if (P->Where.Path != Patch.Tree + "/" + File.Path)
      return false;
    std::optional<size_t> Last = lastIn(Hunk, *P);
    if (Last)
      ByLine.insert({*Last, P});
    return Last.has_value();
  });
  std::vector<Said> Out;
  for (const auto &[Last, P] : ByLine)
    Out.push_back({Last, Groups.at(P)});
  return Out;
}

void Reply::quoteHunk(const DiffFile &File, const DiffHunk &Hunk) {
  std::vector<Said> All = takeSaid(File, Hunk);
  if (All.empty())
    return;
  if (!FileNamed)
    Out += "> --- a/" + File.Path + "\n> +++ b/" + File.Path + "\n";
  FileNamed = true;
  Out += "> " + Hunk.Header + "\n";
  constexpr size_t Few = 6;
  size_t Next = 0; // not quoted yet
  for (const Said &S : All) {
    if (S.Last >= Next) {
      std::optional<size_t> At = indexOf(Hunk, S.Same.front()->Where.Line);
      size_t Begin = std::min(At ? *At : 0, S.Last);
      // Back to where the paragraph starts.
      for (size_t Count = 0;
           Count < Few && Begin > Next &&
           !StringRef(Hunk.Lines[Begin - 1].Text).trim().empty();
           ++Count)
        --Begin;
      // A blank line alone shows nothing.
      if (StringRef(Hunk.Lines[S.Last].Text).trim().empty())
        Begin = std::min(Begin, S.Last - std::min<size_t>(S.Last, 2));
      // Hiding a line or two does not pay.
      Begin = Begin <= Next + 2 ? Next : std::max(Begin, Next);
      if (Begin > Next)
        Out += "> [...]\n";
      for (Next = Begin; Next <= S.Last; ++Next)
        Out += "> " + std::string(1, Hunk.Lines[Next].Kind) +
               Hunk.Lines[Next].Text + "\n";
      Out += "\n";
    }
    Out += remark(S.Same, Patch.Tree, textOf(*S.Same.front())) + "\n";
  }
}

void Reply::sayElsewhere() {
  if (Todo.empty())
    return;
  Out += wrapped("Not on a line of this patch, but because of it:") + "\n";
  for (const Proposal *P : Todo) {
    const std::vector<const Proposal *> &Same = Groups.at(P);
    Out += placeOf(*P, Patch.Tree) + "\n";
    Out += remark(Same, Patch.Tree, textOf(*P)) + "\n";
  }
}

std::string Reply::run() {
  if (Todo.empty())
    return "";
  headers();
  group();
  for (const DiffFile &File : Patch.Files) {
    FileNamed = false;
    for (const DiffHunk &Hunk : File.Hunks)
      quoteHunk(File, Hunk);
  }
  sayElsewhere();
  return StringRef(Out).rtrim('\n').str() + "\n";
}

std::string replyTo(const ReviewedPatch &Patch, const Review &Found) {
  return Reply(Patch, Found).run();
}

} // namespace swapfold
