//===- Aftermath.cpp - what a plan leaves to do in the tree ---------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/Aftermath.h"
#include "rewrites/DocumentNames.h"
#include "rewrites/EditedText.h"
#include "llvm/ADT/STLExtras.h"

using namespace llvm;

namespace swapfold {

static constexpr StringRef DocumentMessage =
    "document names functions that are gone";

Part partOf(StringRef Rule) {
  return Rule == "swapops-entry-chain" || Rule == "swapops-kind-accessor"
             ? Part::Unify
             : Part::Split;
}

bool patchesDocument(const Proposal &P) { return P.Message == DocumentMessage; }

static std::vector<Proposal> upTo(Part Last, ArrayRef<Proposal> All) {
  std::vector<Proposal> Out;
  for (const Proposal &P : All)
    if (partOf(P.Rule) <= Last)
      Out.push_back(P);
  return Out;
}

/// One edit that makes \p New of \p Old: all lines from the first to the last
/// that differ.
static TextEdit editBetween(const std::string &Path, StringRef Old,
                            StringRef New) {
  size_t Begin = 0, End = 0;
  size_t Shorter = std::min(Old.size(), New.size());
  while (Begin < Shorter && Old[Begin] == New[Begin])
    ++Begin;
  while (End < Shorter - Begin && Old[Old.size() - 1 - End] ==
                                      New[New.size() - 1 - End])
    ++End;
  return {Path, unsigned(Begin), unsigned(Old.size() - Begin - End),
          New.drop_front(Begin).drop_back(End).str()};
}

/// A helper that the first part leaves with uses goes with the last.
static void deferDeletions(std::vector<ObsoleteName> &Names,
                           const EntryFamily &Family, const Mentions &Known,
                           ArrayRef<Proposal> Applied) {
  std::vector<ObsoleteName> Due;
  copy_if(Names, std::back_inserter(Due), [](const ObsoleteName &One) {
    return partOf(One.Rule) == Part::Unify;
  });
  Due = findUnused(Family, Due, Known, upTo(Part::Unify, Applied)).Names;
  for (ObsoleteName &One : Names)
    if (partOf(One.Rule) == Part::Unify &&
        none_of(Due, [&](const ObsoleteName &D) { return D.Name == One.Name; }))
      One.Rule = "swapops-flag-constructor";
}

/// A proposal for each document of \p Known that names one of \p Gone.
static std::vector<Proposal> patchDocuments(const Mentions &Known,
                                            ArrayRef<ObsoleteName> Gone) {
  std::vector<Proposal> Out;
  for (const auto &[Path, Text] : Known.Texts) {
    if (!isDocument(Path))
      continue;
    std::string New = withNewNames(Text, Gone);
    if (New == Text)
      continue;
    Proposal P;
    P.Message = DocumentMessage.str();
    P.Edits.push_back(editBetween(Path, Text, New));
    unsigned At = P.Edits.front().Offset;
    unsigned Line = StringRef(Text).take_front(At).count('\n') + 1;
    P.Where = {Path, At, Line, 1};
    // With the last of the names to go.
    for (const ObsoleteName &Old : Gone)
      forEachWord(Text, Old.Name, [&](size_t) {
        if (P.Rule.empty() || partOf(P.Rule) < partOf(Old.Rule))
          P.Rule = Old.Rule;
      });
    Out.push_back(std::move(P));
  }
  return Out;
}

/// Where \p Gone are still named, outside of code, under \p Applied.
static std::vector<Mention> stillNamed(const Mentions &Known,
                                       ArrayRef<ObsoleteName> Gone,
                                       ArrayRef<Proposal> Applied) {
  std::vector<Mention> Out;
  for (const auto &[Path, Old] : Known.Texts) {
    EditedText Text(Old);
    for (const Proposal &P : Applied)
      for (const TextEdit &E : P.Edits)
        if (E.Path == Path)
          Text.add(E);
    std::optional<std::string> New = Text.text();
    if (!New)
      continue;
    for (const ObsoleteName &One : Gone)
      forEachWord(*New, One.Name, [&, &Path = Path, &Old = Old](size_t At) {
        unsigned Before = Text.oldOffset(At);
        unsigned Line = StringRef(Old).take_front(Before).count('\n') + 1;
        Out.push_back({Path, Line, One.Name});
      });
  }
  llvm::sort(Out);
  return Out;
}

/// Makes the texts of \p Done those that its proposals give.
static Error bringUpToDate(Plan &Done, const Mentions &Known) {
  std::map<std::string, EditedText> Texts;
  for (const FileChange &Change : Done.Changes)
    Texts.emplace(Change.Path, EditedText(Change.Old));
  for (const Proposal &P : Done.Applied)
    for (const TextEdit &E : P.Edits) {
      if (!Texts.count(E.Path))
        Texts.emplace(E.Path, EditedText(Known.Texts.at(E.Path)));
      Texts[E.Path].add(E);
    }
  Done.Changes.clear();
  for (const auto &[Path, Text] : Texts) {
    std::optional<std::string> New = Text.text();
    if (!New)
      return createStringError(inconvertibleErrorCode(),
                               "%s: edits overlap", Path.c_str());
    if (*New != Text.old())
      Done.Changes.push_back({Path, Text.old(), std::move(*New)});
  }
  return Error::success();
}

Expected<Aftermath> finishPlan(Plan &Done, const EntryFamily &Family,
                               const AftermathRequest &Request) {
  Aftermath Out;
  std::vector<ObsoleteName> Names = obsoleteNames(Family);
  erase_if(Names, [&](const ObsoleteName &One) {
    return !Request.Selected(One.Rule);
  });
  if (Names.empty())
    return std::move(Out);
  MentionsRequest Wanted{Request.Tree, {}, Request.Jobs, Request.Interrupted};
  for (const ObsoleteName &One : Names)
    Wanted.Names.insert(One.Name);
  Expected<Mentions> Known = findMentions(Wanted);
  if (!Known)
    return Known.takeError();
  for (const FileChange &Change : Done.Changes)
    if (auto It = Known->Texts.find(Change.Path);
        It != Known->Texts.end() && It->second != Change.Old)
      return createStringError(inconvertibleErrorCode(),
                               "%s changed since it was read",
                               Change.Path.c_str());

  Unused All = findUnused(Family, Names, *Known, Done.Applied);
  Out.Kept = std::move(All.Kept);
  deferDeletions(All.Names, Family, *Known, Done.Applied);
  std::vector<Proposal> More =
      deletionsOf(Family, All.Names, *Known, Done.Applied);
  append_range(More, patchDocuments(*Known, All.Names));
  append_range(Done.Applied, More);
  llvm::sort(Done.Applied, [](const Proposal &A, const Proposal &B) {
    return A.key() < B.key();
  });
  Out.Mentions = stillNamed(*Known, All.Names, Done.Applied);
  if (Error E = bringUpToDate(Done, *Known))
    return std::move(E);
  return std::move(Out);
}

std::vector<FileChange> changesOf(const Plan &Done, ArrayRef<Proposal> Some) {
  std::vector<FileChange> Out;
  for (const FileChange &Change : Done.Changes) {
    EditedText Text(Change.Old);
    for (const Proposal &P : Some)
      for (const TextEdit &E : P.Edits)
        if (E.Path == Change.Path)
          Text.add(E);
    std::string New = Text.text().value_or(Change.Old);
    if (New != Change.Old)
      Out.push_back({Change.Path, Change.Old, std::move(New)});
  }
  return Out;
}

} // namespace swapfold
