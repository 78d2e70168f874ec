//===- Plan.cpp - one set of edits from all that was found ----------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/plan/Plan.h"
#include "rewrites/scan/Scan.h"
#include "rewrites/text/Failure.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/MemoryBuffer.h"

using namespace llvm;

namespace swapfold {

bool isBelow(StringRef Path, StringRef Tree) {
  return Path.consume_front(Tree) && Path.starts_with("/");
}

size_t countUnproven(ArrayRef<Proposal> Some) {
  size_t Out = 0;
  for (const Proposal &P : Some)
    if (!P.Edits.empty())
      Out += count_if(P.Notes, [](const Remark &Note) {
        return Note.Role == NoteRole::Unproven;
      });
  return Out;
}

static void drop(Proposal &P, std::string Why, const Place &Where) {
  P.Edits.clear();
  P.Notes.push_back(
      {Where, "not applied: " + std::move(Why), NoteRole::Refusal});
}

namespace {

class Planner {
public:
  explicit Planner(const PlanRequest &Request)
      : Request(Request), Files(Request.Files.begin(), Request.Files.end()) {}

  void add(const Proposal &P);
  void settle();
  std::vector<Proposal> list() const;
  Expected<Plan> finish(ArrayRef<ParsedFile> Parsed);

private:
  using Overlaps = std::map<Proposal *, std::vector<Proposal *>>;
  Overlaps overlaps();
  void keepInTree();
  void dropRefused();
  void dropOverlaps();
  void dropDependents();
  void dropNeedless();
  Expected<FileRewrite> change(StringRef Path, const std::set<TextEdit> &Edits,
                               ArrayRef<ParsedFile> Parsed) const;

  const PlanRequest &Request;
  const std::set<std::string> Files;
  /// By place and message: two rules may say the same.
  std::map<std::pair<Place, std::string>, Proposal> Proposals;
};

} // namespace

void Planner::add(const Proposal &P) {
  if (!Files.empty() && !P.Adds && !Files.count(P.Where.Path))
    return;
  auto [It, New] = Proposals.try_emplace({P.Where, P.Message.str()}, P);
  if (New)
    return;
  Proposal &Known = It->second;
  if (P.Rule < Known.Rule) {
    Known.Rule = P.Rule;
    Known.Replaces = P.Replaces;
  }
  Known.Needs.insert(P.Needs.begin(), P.Needs.end());
  std::set<Remark> Notes(Known.Notes.begin(), Known.Notes.end());
  for (const Remark &Note : P.Notes)
    if (Notes.insert(Note).second)
      Known.Notes.push_back(Note);
  if (Known.Edits != P.Edits && !Known.Edits.empty())
    drop(Known, "another configuration does not lead to the same edit",
         Known.Where);
}

void Planner::keepInTree() {
  for (auto &[_, P] : Proposals)
    for (const TextEdit &E : P.Edits)
      if (!isBelow(E.Path, Request.Tree)) {
        drop(P, "it would change a file outside the tree", P.Where);
        break;
      }
}

void Planner::dropRefused() {
  for (auto &[_, P] : Proposals)
    for (const TextEdit &E : P.Edits)
      if (auto It = Request.Refused.find(E.Path); It != Request.Refused.end()) {
        drop(P, It->second, P.Where);
        break;
      }
}

static bool breaksLine(const TextEdit &E) {
  StringRef Text = E.Text;
  return Text.contains('\n') && Text.trim().empty();
}

/// Edits that only touch do not overlap: an insertion comes first. Two that
/// insert at one place do, as nobody says in which order; and so do two that
/// break the line there, which would leave an empty one between.
static bool overlap(const TextEdit &A, const TextEdit &B) {
  if (A.Path != B.Path || A == B)
    return false;
  if (breaksLine(A) && breaksLine(B) && A.Offset <= B.end() &&
      B.Offset <= A.end())
    return true;
  if (A.Offset == B.Offset)
    return !A.Length == !B.Length;
  return A.Offset < B.end() && B.Offset < A.end();
}

/// True if \p P, which has edits, changes nothing but white space.
static bool isLayout(const Proposal &P) {
  auto WithoutBlanks = [](StringRef Text) {
    std::string Out;
    copy_if(Text, std::back_inserter(Out), [](char C) { return !isSpace(C); });
    return Out;
  };
  return all_of(P.Edits, [&](const TextEdit &E) {
    auto Buffer = MemoryBuffer::getFile(E.Path);
    return Buffer &&
           WithoutBlanks((*Buffer)->getBuffer().substr(E.Offset, E.Length)) ==
               WithoutBlanks(E.Text);
  });
}

/// Each of the proposals whose edits overlap those of others, with these.
Planner::Overlaps Planner::overlaps() {
  std::vector<std::pair<TextEdit, Proposal *>> Edits;
  for (auto &[_, P] : Proposals)
    for (const TextEdit &E : P.Edits)
      Edits.push_back({E, &P});
  llvm::sort(Edits, [](const auto &A, const auto &B) {
    return std::tie(A.first, A.second->Where, A.second->Message) <
           std::tie(B.first, B.second->Where, B.second->Message);
  });
  Overlaps Out;
  auto Note = [&](Proposal *P, Proposal *Other) {
    if (std::vector<Proposal *> &Others = Out[P]; !is_contained(Others, Other))
      Others.push_back(Other);
  };
  for (auto A = Edits.begin(); A != Edits.end(); ++A)
    for (auto B = std::next(A);
         B != Edits.end() && B->first.Path == A->first.Path &&
         B->first.Offset <= A->first.end();
         ++B)
      if (A->second != B->second && overlap(A->first, B->first)) {
        Note(A->second, B->second);
        Note(B->second, A->second);
      }
  return Out;
}

void Planner::dropOverlaps() {
  Overlaps Clashes = overlaps();
  std::set<const Proposal *> Layouts;
  for (auto &[P, _] : Clashes)
    if (isLayout(*P))
      Layouts.insert(P);
  auto Drop = [](Proposal &P, ArrayRef<Proposal *> Others) {
    const bool OfOtherRules = none_of(
        Others, [&](const Proposal *Other) { return Other->Rule == P.Rule; });
    for (const Proposal *Other : Others)
      drop(
          P,
          "its edit overlaps that of '" + Other->Message.str() + "'" +
              (OfOtherRules ? "; --rules=" + P.Rule + " alone applies it" : ""),
          Other->Where);
  };
  for (auto &[P, Others] : Clashes)
    if (!Layouts.count(P)) {
      erase_if(Others, [&](Proposal *Other) { return Layouts.count(Other); });
      Drop(*P, Others);
    }
  // What is left of those was not dropped, and a layout gives way to it.
  for (auto &[P, Others] : Clashes)
    if (Layouts.count(P)) {
      erase_if(Others, [&](Proposal *Other) {
        return !Layouts.count(Other) && Other->Edits.empty();
      });
      Drop(*P, Others);
    }
}

/// Without the definition in its header, what uses it would not compile.
void Planner::dropDependents() {
  std::set<HeaderNeed> Lost;
  for (const auto &[_, P] : Proposals)
    if (P.Adds && P.Edits.empty())
      Lost.insert(*P.Adds);
  for (auto &[_, P] : Proposals)
    if (!P.Edits.empty() && any_of(P.Needs, [&](const HeaderNeed &Need) {
          return Lost.count(Need) != 0;
        }))
      drop(P, "what it needs is not added to its header", P.Where);
}

/// What is added for dropped edits alone goes with them.
void Planner::dropNeedless() {
  std::set<HeaderNeed> Needed;
  for (const auto &[_, P] : Proposals)
    if (!P.Edits.empty())
      Needed.insert(P.Needs.begin(), P.Needs.end());
  for (auto &[_, P] : Proposals)
    if (P.Adds && !P.Edits.empty() && !Needed.count(*P.Adds))
      drop(P, "nothing that is applied needs it", P.Where);
}

void Planner::settle() {
  keepInTree();
  dropRefused();
  dropOverlaps();
  dropDependents();
  dropNeedless();
}

std::optional<std::string> applyEdits(StringRef Old,
                                      const std::set<TextEdit> &Edits) {
  std::string New;
  size_t At = 0;
  for (const TextEdit &E : Edits) {
    if (E.Offset < At || E.end() > Old.size())
      return std::nullopt;
    New += Old.slice(At, E.Offset);
    New += E.Text;
    At = E.end();
  }
  New += Old.drop_front(At);
  return New;
}

/// The file at \p Path with \p Edits.
Expected<FileRewrite> Planner::change(StringRef Path,
                                      const std::set<TextEdit> &Edits,
                                      ArrayRef<ParsedFile> Parsed) const {
  auto Changed = [&] { return failure(Path + " changed since it was read"); };
  auto Buffer = MemoryBuffer::getFile(Path, /*IsText=*/false,
                                      /*RequiresNullTerminator=*/false,
                                      /*IsVolatile=*/true);
  if (!Buffer)
    return failure("cannot read " + Path + ": " + Buffer.getError().message());
  FileRewrite Change{Path.str(), (*Buffer)->getBuffer().str(), ""};
  uint64_t Hash = hashText(Change.Old);
  for (const ParsedFile &File : Parsed)
    if (auto It = File.Hashes.find(Change.Path);
        It != File.Hashes.end() && It->second != Hash)
      return Changed();
  std::optional<std::string> New = applyEdits(Change.Old, Edits);
  if (!New)
    return Changed();
  Change.New = std::move(*New);
  return Change;
}

Expected<Plan> Planner::finish(ArrayRef<ParsedFile> Parsed) {
  Plan Out;
  std::map<std::string, std::set<TextEdit>> Edits;
  for (auto &[_, P] : Proposals) {
    for (const TextEdit &E : P.Edits)
      Edits[E.Path].insert(E);
    auto &List = !P.Edits.empty() ? Out.Applied
                 : P.IsRemark     ? Out.Remarks
                                  : Out.Left;
    List.push_back(P);
    if (P.Edits.empty())
      append_range(List.back().Notes, P.Stays);
  }
  for (auto &[Path, Set] : Edits) {
    Expected<FileRewrite> Change = change(Path, Set, Parsed);
    if (!Change)
      return Change.takeError();
    if (Change->Old != Change->New)
      Out.Changes.push_back(std::move(*Change));
  }
  return Out;
}

std::vector<Proposal> Planner::list() const {
  std::vector<Proposal> Out;
  for (const auto &[_, P] : Proposals)
    Out.push_back(P);
  return Out;
}

std::vector<Proposal> mergeProposals(ArrayRef<ParsedFile> Parsed,
                                     const PlanRequest &Request) {
  Planner P(Request);
  for (const ParsedFile &File : Parsed)
    for (const Proposal &Said : File.Proposals)
      P.add(Said);
  return P.list();
}

Expected<Plan> planFor(ArrayRef<Proposal> Merged, ArrayRef<ParsedFile> Parsed,
                       const PlanRequest &Request) {
  Planner P(Request);
  for (const Proposal &Said : Merged)
    P.add(Said);
  P.settle();
  return P.finish(Parsed);
}

Expected<Plan> makePlan(ArrayRef<ParsedFile> Parsed,
                        const PlanRequest &Request) {
  return planFor(mergeProposals(Parsed, Request), Parsed, Request);
}

} // namespace swapfold
