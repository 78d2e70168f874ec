//===- HeaderNeeds.cpp - what findings need in a family's headers ---------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "checks/base/SwapopsCheck.h"
#include "checks/base/UnitContext.h"
#include "rewrites/family/UnifiedPair.h"
#include "rewrites/text/Failure.h"
#include "clang/AST/ASTContext.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;
using namespace llvm;

namespace swapfold {

/// Why a name that \p Need has added to a header is not free, as a clause: this
/// translation unit or another file has it for something else. Empty if all
/// are.
std::string SwapopsCheck::whyTaken(const HeaderNeed &Need) const {
  for (const std::string &Name : namesLacking(*Family, Need)) {
    IdentifierInfo &Id = AST->Idents.get(Name);
    // A macro that is gone at the end may hide it at a use.
    if (Id.hadMacroDefinition() || Id.hasMacroDefinition() ||
        !AST->getTranslationUnitDecl()->lookup(&Id).empty())
      return "'" + Name + "' is the name of something else";
    const auto &Elsewhere = unit().Taken;
    if (auto It = Elsewhere.find(Name); It != Elsewhere.end())
      return "'" + Name + "' is the name of something else in " + It->second;
  }
  return "";
}

/// Drops the edits of \p F if they use what the header cannot get.
void SwapopsCheck::settle(Finding &F, const EditPolicy &Policy) {
  for (const HeaderNeed &Need : std::set<HeaderNeed>(F.Needs)) {
    const HeaderAnswer &A = answer(Need, Policy);
    const bool IsPair = Need.What == HeaderNeed::UnifiedPair;
    if (!A.Addition) {
      F.Edits.clear();
      F.Lacks = Need;
      F.refuse("not changed",
               IsPair ? "no unified pair can be derived" : A.WhyNot);
    } else if (IsPair && isBefore(F.Loc, *A.Addition, Policy.sources())) {
      F.Edits.clear();
      F.Needs.erase(Need);
      F.refuse("not changed", "the unified pair will stand further down");
    }
  }
}

FileID SwapopsCheck::headerAt(StringRef Path,
                              const SourceManager &Sources) const {
  auto It = find_if(headers(), [&](FileID File) {
    return Sources.getFileEntryRefForID(File)->getName() == Path;
  });
  return It == headers().end() ? FileID() : *It;
}

SwapopsCheck::HeaderAnswer &SwapopsCheck::answer(const HeaderNeed &Need,
                                                 const EditPolicy &Policy) {
  auto [It, New] = Answers.try_emplace(Need);
  HeaderAnswer &Answer = It->second;
  if (!New)
    return Answer;
  if (Expected<HeaderAddition> Derived = derive(Need, Policy))
    Answer.Addition = std::move(*Derived);
  else
    Answer.WhyNot = toString(Derived.takeError());
  return Answer;
}

Expected<HeaderAddition> SwapopsCheck::derive(const HeaderNeed &Need,
                                              const EditPolicy &Policy) const {
  auto Text = [&](StringRef Path) {
    return Policy.fileText(headerAt(Path, Policy.sources()));
  };
  if (std::string Why = whyTaken(Need); !Why.empty())
    return failure(Why);
  if (Need.What == HeaderNeed::UnifiedPair)
    return deriveUnifiedPair(*Family, Text(unifiedPairHeader(*Family)),
                             limitOf("kstyle-line-length", ~0u));
  const Kind &K = *find_if(Family->kinds(), [&](const Kind &Known) {
    return Known.Name == Need.Kind;
  });
  return Need.What == HeaderNeed::Constructors
             ? deriveConstructors(*Family, K, Text)
             : deriveWritablePredicate(*Family, K, Text);
}

/// Says, once, what a header lacks; of a pair also that there can be none.
void SwapopsCheck::reportHeader(const HeaderNeed &Need,
                                const EditPolicy &Policy) {
  HeaderAnswer &Answer = answer(Need, Policy);
  if (Answer.Reported || !(Answer.Addition || Need == HeaderNeed()))
    return;
  Answer.Reported = true;
  const std::string Path =
      Answer.Addition ? Answer.Addition->Path : unifiedPairHeader(*Family);
  const FileID File = headerAt(Path, Policy.sources());
  Finding F;
  F.Loc = Policy.sources().getLocForStartOfFile(File);
  F.Asks = Request::AddToHeader;
  F.Adds = Need;
  const FindingText Lacking =
      Answer.Addition ? Answer.Addition->Lacking : unifiedPairLacking();
  F.Details = {Lacking.str()};
  F.Message = "header has no " + Lacking;
  if (Answer.Addition) {
    F.Loc = F.Loc.getLocWithOffset(Answer.Addition->Insertions.front().Offset);
    for (const HeaderAddition::Insertion &I : Answer.Addition->Insertions)
      F.Edits.push_back({{File, I.Offset, I.Offset}, I.Text});
    if (Answer.Addition->WantsElse)
      F.Notes.push_back({F.Loc, "its #if needs an #else with a stub"});
  } else {
    F.Details.push_back(Answer.WhyNot);
    F.refuse("not added", Answer.WhyNot);
  }
  say(F, Policy.sources());
}

/// True if \p Loc comes before what \p Addition adds.
bool SwapopsCheck::isBefore(SourceLocation Loc, const HeaderAddition &Addition,
                            const SourceManager &Sources) const {
  SourceLocation At =
      Sources.getLocForStartOfFile(headerAt(Addition.Path, Sources))
          .getLocWithOffset(Addition.Insertions.front().Offset);
  return Sources.isBeforeInTranslationUnit(Sources.getExpansionLoc(Loc), At);
}

} // namespace swapfold
