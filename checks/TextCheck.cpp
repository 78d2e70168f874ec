//===- TextCheck.cpp - what rules about the text share --------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "checks/TextCheck.h"
#include "rewrites/Layout.h"
#include "clang/AST/ASTContext.h"
#include "clang/ASTMatchers/ASTMatchers.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/Support/Regex.h"

using namespace clang;
using namespace clang::ast_matchers;
using namespace llvm;

namespace swapfold {

SourceLocation SourceText::at(unsigned Offset) const {
  return Context.getSourceManager().getLocForStartOfFile(File).getLocWithOffset(
      Offset);
}

LineRules SourceText::rules(unsigned Limit,
                            function_ref<bool(StringRef)> IsMacro) const {
  return {styleFor(Path), Limit, bool(Context.getLangOpts().CPlusPlus),
          IsMacro};
}

void TextCheck::registerMatchers(MatchFinder *Finder) {
  Finder->addMatcher(translationUnitDecl().bind("unit"), this);
}

void TextCheck::check(const MatchFinder::MatchResult &Result) {
  const SourceManager &Sources = *Result.SourceManager;
  // clang-tidy drops what is said of other headers; so it is not looked for.
  Regex Wanted(Tidy.getOptions().HeaderFilterRegex.value_or(""));
  DenseSet<const FileEntry *> Seen;
  for (unsigned I = 0; I < Sources.local_sloc_entry_size(); ++I) {
    const SrcMgr::SLocEntry &Entry = Sources.getLocalSLocEntry(I);
    if (!Entry.isFile())
      continue;
    SourceLocation Start =
        SourceLocation::getFromRawEncoding(Entry.getOffset());
    FileID File = Sources.getFileID(Start);
    OptionalFileEntryRef Ref = Sources.getFileEntryRefForID(File);
    if (!Ref || !Seen.insert(&Ref->getFileEntry()).second)
      continue;
    if (File != Sources.getMainFileID() &&
        (Sources.isInSystemHeader(Start) || !Wanted.match(Ref->getName())))
      continue;
    std::optional<StringRef> Code = Sources.getBufferDataOrNone(File);
    if (!Code)
      continue;
    SmallString<256> Path(Ref->getName());
    (void)Sources.getFileManager().makeAbsolutePath(Path);
    read({File, Path.str().str(), *Code, *Result.Context});
  }
}

void TextCheck::refuse(Finding &F, Error Why) {
  F.Notes.push_back({F.Loc, "not changed: " + toString(std::move(Why))});
}

void TextCheck::settle(Finding &F, const SourceText &Source,
                       const SourceLines &Lines, const UnitLines &Place,
                       Expected<std::string> Text, const LineRules &Rules) {
  if (!Text)
    return refuse(F, Text.takeError());
  Expected<std::vector<Edit>> Edits =
      whiteSpaceEdits(Lines, Place, *Text, Rules);
  if (!Edits)
    return refuse(F, Edits.takeError());
  F.Edits = std::move(*Edits);
  for (Edit &E : F.Edits)
    E.Range.File = Source.File;
}

} // namespace swapfold
