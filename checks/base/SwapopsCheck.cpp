//===- SwapopsCheck.cpp - what the swapops-* checks share -----------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "checks/base/SwapopsCheck.h"
#include "checks/base/UnitContext.h"
#include "rewrites/ast/FunctionMatcher.h"
#include "rewrites/ast/MacroExpansions.h"
#include "rewrites/family/FamilyOptions.h"
#include "clang/AST/ASTContext.h"
#include "clang/ASTMatchers/ASTMatchers.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;
using namespace clang::ast_matchers;
using namespace llvm;

namespace swapfold {
SwapopsCheck::SwapopsCheck(StringRef Name, tidy::ClangTidyContext *Context,
                           Sayer *Outside)
    : RuleCheck(Name, Context), Outside(Outside) {
  Expected<Families> Read =
      familiesByOptions([&](StringRef Name) { return valueOf(Name); });
  if (Read)
    Known = std::move(*Read);
  else
    WrongFile = toString(Read.takeError());
  Beside = takeBeside(Known);
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
    if (Units.empty())
      discover(Context);
    return any_of(Units, [&](const std::shared_ptr<UnitFamily> &Of) {
      return !Of->family().empty() && !Of->sitesOf(Function).helpers().empty();
    });
  };
  Finder->addMatcher(functionDecl(isWritten(HasHelper)).bind("function"), this);
  if (Outside)
    Finder->addMatcher(
        varDecl(hasGlobalStorage(), unless(isStaticLocal())).bind("variable"),
        this);
}

void SwapopsCheck::onStartOfTranslationUnit() {
  Units.clear();
  Unit = nullptr;
  Family = nullptr;
  Answers.clear();
  ClaimedExpansions.clear();
}

void SwapopsCheck::discover(ASTContext &Context) {
  Units = unit().families(Context, Known, Beside);
  lookAt(*Units.front());
}

void SwapopsCheck::lookAt(UnitFamily &Of) {
  Unit = &Of;
  Family = &Of.family();
}

Chains SwapopsCheck::foundByChains(const FunctionSites &Sites,
                                   const EditPolicy &Policy) {
  if (!Tidy.isCheckEnabled("swapops-entry-chain"))
    return {};
  Chains Found = findChains(Sites, Policy);
  const bool Fold = none_of(Found.Findings, [&](Finding F) {
    const bool Had = !F.Edits.empty();
    settle(F, Policy);
    return Had && F.Edits.empty();
  });
  // Without the unified pair a chain's finding still speaks of its converters.
  // All else in its arms is each rule's own: in all arms, so that these stay
  // alike.
  if (!Fold)
    for (const Use &U : Sites.uses())
      if (U.Call && U.Does != Role::ToPage && U.Does != Role::ToPfn)
        Found.Claimed.erase(U.Call);
  noteClaims(Found, Policy.sources());
  return Found;
}

void SwapopsCheck::noteClaims(const Chains &Found,
                              const SourceManager &Sources) {
  for (const CallExpr *Call : Found.Claimed)
    if (SourceLocation Begin =
            expansionOf(Call->getCallee()->getExprLoc(), Sources);
        Begin.isValid())
      ClaimedExpansions.insert(Begin);
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
  return Family->accepts(Name) || Family->converters().count(Name.str()) ||
         Family->kindOfToPage(Name) || Family->kindOfToPfn(Name) ||
         Name == Names.UnifiedToPage || Name == Names.OffsetPfn ||
         Family->kindOfConstructor(Name) || Family->kindOfMutator(Name);
}

void SwapopsCheck::check(const MatchFinder::MatchResult &Result) {
  AST = Result.Context;
  if (const auto *Variable = Result.Nodes.getNodeAs<VarDecl>("variable"))
    return checkOutside(*Variable);
  const auto *Function = Result.Nodes.getNodeAs<FunctionDecl>("function");
  for (const std::shared_ptr<UnitFamily> &Of : Units)
    if (!Of->family().empty() && !Of->sitesOf(*Function).helpers().empty()) {
      lookAt(*Of);
      checkFor(*Function);
    }
}

/// Looks at the uses of one family.
void SwapopsCheck::checkFor(const FunctionDecl &Function) {
  const FunctionSites &Sites = Unit->sitesOf(Function);
  const SourceManager &Sources = AST->getSourceManager();
  if (!concerns(Sites, isDefinitionOfFamily(Function, Sources)))
    return;
  EditPolicy Policy(*AST, &unit().styles(Sources));
  for (Finding &F : analyze(Sites, Policy)) {
    settle(F, Policy);
    if (F.OfDefinition)
      InDefinitions[{Policy.sources().getSpellingLoc(F.Loc), F.Message.str()}]
          .push_back(std::move(F));
    else
      report(F, Policy);
  }
}

/// A table may hold the address of a function of the family.
void SwapopsCheck::checkOutside(const VarDecl &Variable) {
  if (!Variable.getInit())
    return;
  if (Units.empty())
    discover(*AST);
  for (const std::shared_ptr<UnitFamily> &Of : Units) {
    const EntryFamily &One = Of->family();
    if (One.empty())
      continue;
    for (const Use &U : usesOutside(Variable, One))
      if (std::optional<Finding> F = Outside(U, One)) {
        F->refuse("not changed", "it stands in no function");
        say(*F, AST->getSourceManager());
      }
  }
}

void SwapopsCheck::onEndOfTranslationUnit() {
  if (InDefinitions.empty())
    return;
  // Only what is said of the first has needs.
  lookAt(*Units.front());
  EditPolicy Policy(*AST, &unit().styles(AST->getSourceManager()));
  for (auto &[_, Same] : InDefinitions)
    reportDefinition(std::move(Same), Policy);
  InDefinitions.clear();
}

static bool isUnproven(const Finding &F) {
  return any_of(F.Notes,
                [](const Note &N) { return N.Role == NoteRole::Unproven; });
}

/// An expansion of the macro in whose body \p InBody stands, of which neither
/// \p Same nor a chain speaks: outside of functions, say. Invalid if there is
/// none.
SourceLocation SwapopsCheck::unknownUse(const std::vector<Finding> &Same,
                                        SourceLocation InBody,
                                        const SourceManager &Sources) const {
  std::set<SourceLocation> Known = ClaimedExpansions;
  for (const Finding &F : Same)
    Known.insert(expansionOf(F.Loc, Sources));
  for (SourceLocation Begin : expansionsWith(InBody, Sources))
    if (!Known.count(Begin))
      return Sources.getExpansionLoc(Begin);
  return SourceLocation();
}

/// \p Same is what each expansion of a macro says of one place in it. An edit
/// there is one of all of them.
void SwapopsCheck::reportDefinition(std::vector<Finding> Same,
                                    const EditPolicy &Policy) {
  Finding One = Same.front();
  One.Loc = Policy.sources().getSpellingLoc(One.Loc);
  bool Agree =
      all_of(Same, [&](const Finding &F) { return F.Edits == One.Edits; });
  // The edit rests on what each expansion rests on.
  for (const Finding &F : Same)
    for (const Note &N : F.Notes)
      if (N.Role == NoteRole::Unproven && !isUnproven(One))
        One.Notes.push_back(N);
  if (!Agree) {
    One.Edits.clear();
    One.Needs.clear();
    One.Notes.clear();
    // Those that refuse say why, and where the macro is used.
    for (const Finding &F : Same)
      if (F.Edits.empty())
        One.Notes.insert(One.Notes.end(), F.Notes.begin(), F.Notes.end());
    if (One.Notes.empty())
      One.Notes.push_back({Same.back().Loc,
                           "not changed: uses of the macro do not lead to the "
                           "same edit",
                           NoteRole::Refusal});
  }
  if (!One.Edits.empty())
    if (SourceLocation Unknown = unknownUse(Same, One.Loc, Policy.sources());
        Unknown.isValid()) {
      One.Edits.clear();
      One.Needs.clear();
      One.Notes = {{Unknown,
                    "not changed: nothing is known of this use of the macro",
                    NoteRole::Refusal}};
    }
  report(One, Policy);
}

void SwapopsCheck::report(const Finding &F, const EditPolicy &Policy) {
  say(F, Policy.sources());
  for (const HeaderNeed &Need : F.Needs)
    reportHeader(Need, Policy);
}

} // namespace swapfold
