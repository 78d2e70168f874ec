//===- TextCheck.cpp - what rules about the text share --------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "checks/base/TextCheck.h"
#include "checks/base/UnitContext.h"
#include "rewrites/layout/Layout.h"
#include "rewrites/layout/WhiteSpaceEdits.h"
#include "clang/ASTMatchers/ASTMatchFinder.h"
#include "clang/ASTMatchers/ASTMatchers.h"
#include "clang/Lex/Preprocessor.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/Support/Regex.h"

using namespace clang;
using namespace clang::ast_matchers;
using namespace llvm;

namespace swapfold {

SourceLocation SourceText::at(unsigned Offset) const {
  return Sources.getLocForStartOfFile(File).getLocWithOffset(Offset);
}

bool SourceText::isCPlusPlus() const {
  return Preprocessor.getLangOpts().CPlusPlus;
}

StyleLookup &SourceText::styles() const { return Unit.styles(Sources); }

bool SourceText::isMacro(StringRef Name) const {
  Unit.AskedOfMacros.insert(Path);
  return Preprocessor.getIdentifierInfo(Name)->hadMacroDefinition();
}

LineRules SourceText::rules(unsigned Limit,
                            function_ref<bool(StringRef)> IsMacro) const {
  return {styles().styleFor(Path), Limit, isCPlusPlus(), IsMacro};
}

void TextCheck::registerPPCallbacks(const SourceManager &Manager,
                                    clang::Preprocessor *PP,
                                    clang::Preprocessor *) {
  Sources = &Manager;
  Preprocessor = PP;
}

void TextCheck::registerMatchers(MatchFinder *Finder) {
  // A check that has a matcher is told of the end of the translation unit.
  // There may be no declaration to match: bodies, and files without any, are
  // skipped.
  Finder->addMatcher(translationUnitDecl(), this);
}

void TextCheck::onEndOfTranslationUnit() {
  // clang-tidy drops what is said of other headers; so it is not looked for.
  Regex Wanted(Tidy.getOptions().HeaderFilterRegex.value_or(""));
  DenseSet<const FileEntry *> Seen;
  for (unsigned I = 0; I < Sources->local_sloc_entry_size(); ++I) {
    const SrcMgr::SLocEntry &Entry = Sources->getLocalSLocEntry(I);
    if (!Entry.isFile())
      continue;
    SourceLocation Start =
        SourceLocation::getFromRawEncoding(Entry.getOffset());
    FileID File = Sources->getFileID(Start);
    OptionalFileEntryRef Ref = Sources->getFileEntryRefForID(File);
    if (!Ref || !Seen.insert(&Ref->getFileEntry()).second)
      continue;
    if (File != Sources->getMainFileID() &&
        (Sources->isInSystemHeader(Start) || !Wanted.match(Ref->getName())))
      continue;
    std::optional<StringRef> Code = Sources->getBufferDataOrNone(File);
    if (!Code)
      continue;
    SmallString<256> Path(Ref->getName());
    (void)Sources->getFileManager().makeAbsolutePath(Path);
    read({File, Path.str().str(), *Code, *Sources, *Preprocessor, unit()});
  }
}

void TextCheck::refuse(Finding &F, Error Why) {
  F.refuse("not changed", toString(std::move(Why)));
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
