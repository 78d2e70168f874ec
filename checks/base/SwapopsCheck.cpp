//===- SwapopsCheck.cpp - what the swapops-* checks share -----------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "checks/base/SwapopsCheck.h"
#include "checks/base/Diagnose.h"
#include "rewrites/ast/FunctionMatcher.h"
#include "rewrites/family/FamilyOptions.h"
#include "clang/AST/ASTContext.h"
#include "clang/ASTMatchers/ASTMatchers.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;
using namespace clang::ast_matchers;
using namespace llvm;

namespace swapfold {
SwapopsCheck::SwapopsCheck(StringRef Name, tidy::ClangTidyContext *Context)
    : ClangTidyCheck(Name, Context), Tidy(*Context) {
  Expected<Families> Read =
      familiesByOptions([&](StringRef Name) { return valueOf(Name); });
  if (Read)
    Known = std::move(*Read);
  else
    WrongFile = toString(Read.takeError());
}

/// Options.getLocalOrGlobal() with nothing for an option that is not set.
std::optional<std::string> SwapopsCheck::valueOf(StringRef Name) const {
  std::optional<StringRef> Given = Options.getLocalOrGlobal(Name);
  return Given ? std::optional(Given->str()) : std::nullopt;
}

void SwapopsCheck::storeOptions(tidy::ClangTidyOptions::OptionMap &Opts) {
  for (const FamilyNames &Names : builtInFamilies())
    if (Names.Name == NamedByOptions)
      for (const NameOption &O : NameOptions)
        Options.store(Opts, O.Option, option(O.Option, Names.*O.Name));
  Options.store(Opts, FamilyOption, option(FamilyOption, ""));
}

void SwapopsCheck::registerMatchers(MatchFinder *Finder) {
  if (!WrongFile.empty()) {
    configurationDiag("%0", DiagnosticIDs::Error) << WrongFile;
    return;
  }
  auto HasHelper = [this](const FunctionDecl &Function, const CompoundStmt &,
                          ASTContext &Context) {
    if (!Unit)
      discover(Context);
    return !Family->empty() && !Unit->sitesOf(Function).helpers().empty();
  };
  Finder->addMatcher(functionDecl(isWritten(HasHelper)).bind("function"), this);
}

void SwapopsCheck::onStartOfTranslationUnit() {
  UnitFamily::forget();
  Unit.reset();
  Family = nullptr;
  Addition.reset();
  AdditionReported = false;
  Answers.clear();
}

void SwapopsCheck::discover(ASTContext &Context) {
  const SourceManager &SM = Context.getSourceManager();
  Unit = UnitFamily::of(Context, Known);
  Family = &Unit->family();
  if (Family->empty() ||
      (Family->hasUnifiedPredicate() && Family->hasUnifiedToPage()))
    return;
  for (FileID File : headers()) {
    if (SM.getFileEntryRefForID(File)->getName() != unifiedPairHeader(*Family))
      continue;
    AdditionFile = File;
    if (StringRef Name = takenName(Context); !Name.empty()) {
      WhyNoAddition = ("'" + Name + "' is the name of something else").str();
      continue;
    }
    Expected<HeaderAddition> Derived =
        deriveUnifiedPair(*Family, SM.getBufferData(File));
    if (Derived)
      Addition = std::move(*Derived);
    else
      WhyNoAddition = toString(Derived.takeError());
  }
}

/// A name of the pair that the family does not have but this translation unit
/// does; or nothing.
StringRef SwapopsCheck::takenName(ASTContext &Context) const {
  const FamilyNames &Names = Family->names();
  auto Taken = [&](StringRef Name) {
    IdentifierInfo &Id = Context.Idents.get(Name);
    return Id.hasMacroDefinition() ||
           !Context.getTranslationUnitDecl()->lookup(&Id).empty();
  };
  if (!Family->hasUnifiedPredicate() && Taken(Names.UnifiedPredicate))
    return Names.UnifiedPredicate;
  if (!Family->hasUnifiedToPage() && Taken(Names.UnifiedToPage))
    return Names.UnifiedToPage;
  return "";
}

bool SwapopsCheck::inFamilyHeader(const FunctionDecl &Function,
                                  const SourceManager &Sources) const {
  return is_contained(headers(), Sources.getFileID(Sources.getExpansionLoc(
                                     Function.getLocation())));
}

/// Converters, predicates and the unified pair are made of one another. What
/// is to go is not worth a change.
bool SwapopsCheck::isDefinitionOfFamily(const FunctionDecl &Function,
                                        const SourceManager &Sources) const {
  if (!Function.getIdentifier() || !inFamilyHeader(Function, Sources))
    return false;
  StringRef Name = Function.getName();
  const FamilyNames &Names = Family->names();
  return Family->accepts(Name) || Family->kindOfToPage(Name) ||
         Family->kindOfToPfn(Name) || Name == Names.UnifiedToPage ||
         Name == Names.OffsetPfn || Family->kindOfConstructor(Name) ||
         Family->kindOfMutator(Name);
}

void SwapopsCheck::check(const MatchFinder::MatchResult &Result) {
  const auto *Function = Result.Nodes.getNodeAs<FunctionDecl>("function");
  AST = Result.Context;
  const FunctionSites &Sites = Unit->sitesOf(*Function);
  if (!concerns(Sites, isDefinitionOfFamily(*Function, *Result.SourceManager)))
    return;
  EditPolicy Policy(*Result.Context);
  for (Finding &F : analyze(Sites, Policy)) {
    settle(F, Policy);
    if (F.OfDefinition)
      InDefinitions[{Policy.sources().getSpellingLoc(F.Loc), F.Message}]
          .push_back(std::move(F));
    else
      report(F, Policy);
  }
}

void SwapopsCheck::onEndOfTranslationUnit() {
  if (InDefinitions.empty())
    return;
  EditPolicy Policy(*AST);
  for (auto &[_, Same] : InDefinitions)
    reportDefinition(std::move(Same), Policy);
  InDefinitions.clear();
}

/// \p Same is what each expansion of a macro says of one place in it. An edit
/// there is one of all of them.
void SwapopsCheck::reportDefinition(std::vector<Finding> Same,
                                    const EditPolicy &Policy) {
  Finding One = Same.front();
  One.Loc = Policy.sources().getSpellingLoc(One.Loc);
  bool Agree =
      all_of(Same, [&](const Finding &F) { return F.Edits == One.Edits; });
  if (!Agree) {
    One.Edits.clear();
    One.NeedsUnifiedPair = false;
    One.Needs.clear();
    One.Notes.clear();
    // Those that refuse say why, and where the macro is used.
    for (const Finding &F : Same)
      if (F.Edits.empty())
        One.Notes.insert(One.Notes.end(), F.Notes.begin(), F.Notes.end());
    if (One.Notes.empty())
      One.Notes.push_back({Same.back().Loc, "not changed: uses of the macro do "
                                            "not lead to the same edit"});
  }
  report(One, Policy);
}

/// Drops the edits of \p F if they use what the header cannot get.
void SwapopsCheck::settle(Finding &F, const EditPolicy &Policy) {
  if (F.NeedsUnifiedPair && !Addition) {
    F.Edits.clear();
    F.Notes.push_back({F.Loc, "not changed: no unified pair can be derived"});
  } else if (F.NeedsUnifiedPair && isBeforeAddition(F.Loc, Policy.sources())) {
    F.Edits.clear();
    F.NeedsUnifiedPair = false;
    F.Notes.push_back(
        {F.Loc, "not changed: the unified pair will stand further down"});
  }
  for (const HeaderNeed &Need : F.Needs)
    if (HeaderAnswer &A = answer(Need, Policy); !A.Change) {
      F.Edits.clear();
      F.Notes.push_back({F.Loc, "not changed: " + A.WhyNot});
    }
}

void SwapopsCheck::report(const Finding &F, const EditPolicy &Policy) {
  diagnose(*this, F, Policy.sources());
  if (F.NeedsUnifiedPair && !AdditionReported)
    reportUnifiedPair(Policy);
  for (const HeaderNeed &Need : F.Needs)
    reportHeader(answer(Need, Policy), Policy);
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
  auto Text = [&](StringRef Path) {
    return Policy.fileText(headerAt(Path, Policy.sources()));
  };
  const Kind &K = *find_if(Family->kinds(), [&](const Kind &Known) {
    return Known.Name == Need.Kind;
  });
  Expected<HeaderChange> Derived =
      Need.What == HeaderNeed::Constructors
          ? deriveConstructors(*Family, K, Text)
          : deriveWritablePredicate(*Family, K, Text);
  if (Derived)
    Answer.Change = std::move(*Derived);
  else
    Answer.WhyNot = toString(Derived.takeError());
  return Answer;
}

void SwapopsCheck::reportHeader(HeaderAnswer &Answer,
                                const EditPolicy &Policy) {
  if (!Answer.Change || Answer.Reported)
    return;
  Answer.Reported = true;
  const HeaderChange &Change = *Answer.Change;
  SourceLocation Begin = Policy.sources().getLocForStartOfFile(
      headerAt(Change.Path, Policy.sources()));
  DiagnosticBuilder Diag = diag(
      Begin.getLocWithOffset(Change.Insertions.front().Offset), Change.Message);
  for (const HeaderChange::Insertion &I : Change.Insertions)
    Diag << FixItHint::CreateInsertion(Begin.getLocWithOffset(I.Offset),
                                       I.Text);
}

bool SwapopsCheck::isBeforeAddition(SourceLocation Loc,
                                    const SourceManager &Sources) const {
  SourceLocation At = Sources.getLocForStartOfFile(AdditionFile)
                          .getLocWithOffset(Addition->Offset);
  return Sources.isBeforeInTranslationUnit(Sources.getExpansionLoc(Loc), At);
}

void SwapopsCheck::reportUnifiedPair(const EditPolicy &Policy) {
  AdditionReported = true;
  SourceLocation Begin = Policy.sources().getLocForStartOfFile(AdditionFile);
  if (!Addition) {
    diag(Begin, "header has no unified predicate and page converter");
    diag(Begin, "not added: " + WhyNoAddition, DiagnosticIDs::Note);
    return;
  }
  SourceLocation At = Begin.getLocWithOffset(Addition->Offset);
  diag(At, "header has no unified predicate and page converter")
      << FixItHint::CreateInsertion(At, Addition->Text);
}

} // namespace swapfold
