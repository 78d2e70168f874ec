//===- Cleanup.cpp - what a plan leaves to do in the tree -----------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/plan/Cleanup.h"
#include "rewrites/plan/DocumentNames.h"
#include "rewrites/text/Failure.h"
#include "rewrites/text/Lines.h"
#include "llvm/ADT/STLExtras.h"

using namespace llvm;

namespace swapfold {

/// The edits of \p Some, by file.
static std::map<std::string, std::set<TextEdit>>
editsOf(ArrayRef<Proposal> Some) {
  std::map<std::string, std::set<TextEdit>> Out;
  for (const Proposal &P : Some)
    for (const TextEdit &E : P.Edits)
      Out[E.Path].insert(E);
  return Out;
}

/// The code of \p Known under the edits of \p Some.
static CodeTexts codeUnder(const Mentions &Known, ArrayRef<Proposal> Some) {
  std::map<std::string, std::set<TextEdit>> Edits = editsOf(Some);
  CodeTexts Out;
  for (const auto &[Path, Text] : Known.Texts)
    if (isCode(Path))
      Out[Path] = applyEdits(Text, Edits[Path]).value_or(Text);
  return Out;
}

/// A helper that the first part leaves with uses goes with the last.
static void deferDeletions(std::vector<DeletedName> &Names,
                           const EntryFamily &Family, const Mentions &Known,
                           ArrayRef<Proposal> Applied) {
  auto IsFirst = [](const DeletedName &One) { return One.Of == Part::Unify; };
  std::vector<DeletedName> Due;
  copy_if(Names, std::back_inserter(Due), IsFirst);
  std::vector<Proposal> First;
  copy_if(Applied, std::back_inserter(First),
          [](const Proposal &P) { return partOf(P.Replaces) == Part::Unify; });
  Due = findUnused(Family, Due, codeUnder(Known, First), Known.Pasted).Names;
  for (DeletedName &One : Names)
    if (IsFirst(One) &&
        none_of(Due, [&](const DeletedName &D) { return D.Name == One.Name; }))
      One.Of = Part::Split;
}

/// Places in \p Old that name \p Gone, are no code, and are left in \p New.
static void addNamed(const std::string &Path, StringRef Old, StringRef New,
                     ArrayRef<DeletedName> Gone, std::vector<Mention> &Out) {
  std::vector<std::pair<unsigned, StringRef>> Passages;
  if (isCode(Path)) {
    for (const Token &T : tokenize(Old, /*KeepComments=*/true))
      if (T.Kind == Token::Comment || T.Kind == Token::Literal)
        Passages.push_back({T.Offset, Old.slice(T.Offset, T.end())});
  } else {
    for (StringRef Rest = Old; !Rest.empty();) {
      auto [Line, After] = Rest.split('\n');
      Passages.push_back({Line.data() - Old.data(), Line});
      Rest = After;
    }
  }
  for (auto [Offset, Passage] : Passages)
    for (const DeletedName &One : Gone)
      forEachWord(Passage, One.Name,
                  [&, Offset = Offset, Passage = Passage](size_t At) {
                    if (New.contains(Passage))
                      Out.push_back(
                          {Path, lineNumber(Old, Offset + At), One.Name});
                  });
}

Expected<Cleanup> finishPlan(Plan &Done, const EntryFamily &Family,
                             const CleanupRequest &Request) {
  Cleanup Out;
  std::vector<DeletedName> Names = obsoleteNames(Family);
  erase_if(Names, [&](const DeletedName &One) {
    // A header behind a link that leads out of the tree is somebody else's.
    return !Request.Selected(One.What) ||
           !isBelow(One.Where.Path, Request.Tree) ||
           Request.Refused.count(One.Where.Path) != 0;
  });
  if (Names.empty())
    return Out;
  MentionsRequest Wanted{Request.Files, {}, Request.Jobs, Request.Interrupted};
  for (const DeletedName &One : Names)
    Wanted.Names.insert(One.Name);
  Expected<Mentions> Known = findMentions(Wanted);
  if (!Known)
    return Known.takeError();
  for (const FileRewrite &Change : Done.Changes)
    if (auto It = Known->Texts.find(Change.Path);
        It != Known->Texts.end() && It->second != Change.Old)
      return failure(Change.Path + " changed since it was read");

  Unused All =
      findUnused(Family, Names, codeUnder(*Known, Done.Applied), Known->Pasted);
  Out.Kept = std::move(All.Kept);
  Done.Deleted = std::move(All.Names);
  deferDeletions(Done.Deleted, Family, *Known, Done.Applied);
  for (DeletedName &One : Done.Deleted)
    One.Where.Line = lineNumber(Known->Texts[One.Where.Path], One.Where.Offset);
  // Whatever names one of them may change now.
  std::map<std::string, std::string> Old = Known->Texts;
  for (FileRewrite &Change : Done.Changes)
    Old[Change.Path] = std::move(Change.Old);
  Done.Changes.clear();
  for (const auto &[Path, Text] : Old)
    if (isBelow(Path, Request.Tree))
      Done.Changes.push_back({Path, Text, ""});
  Done.Changes = changesOf(Done, Done.Applied, Done.Deleted);
  std::map<StringRef, StringRef> New;
  for (const FileRewrite &Change : Done.Changes)
    New[Change.Path] = Change.New;
  for (const auto &[Path, Text] : Known->Texts)
    addNamed(Path, Text, New.count(Path) ? New[Path] : StringRef(Text),
             Done.Deleted, Out.Mentions);
  llvm::sort(Out.Mentions);
  return Out;
}

std::vector<FileRewrite> changesOf(const Plan &Done, ArrayRef<Proposal> Some,
                                   ArrayRef<DeletedName> Deleted) {
  std::map<std::string, std::set<TextEdit>> Edits = editsOf(Some);
  std::vector<FileRewrite> Out;
  for (const FileRewrite &Change : Done.Changes) {
    std::string New =
        applyEdits(Change.Old, Edits[Change.Path]).value_or(Change.Old);
    if (isDocument(Change.Path))
      New = withNewNames(New, Deleted);
    else if (any_of(Deleted, [&](const DeletedName &One) {
               return One.Where.Path == Change.Path;
             }))
      New = withoutDefinitions(Change.Path, std::move(New), Deleted);
    if (New != Change.Old)
      Out.push_back({Change.Path, Change.Old, std::move(New)});
  }
  return Out;
}

} // namespace swapfold
