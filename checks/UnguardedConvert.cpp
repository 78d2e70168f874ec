//===- UnguardedConvert.cpp - swapops-unguarded-convert -------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Finds conversions of an entry before anything has asked for its kind.
//
//     page = migration_entry_to_page(entry);
//     if (!is_migration_entry(entry))
//             return;
//
//===----------------------------------------------------------------------===//
#include "checks/Checks.h"
#include "checks/base/SwapopsCheck.h"
#include "rewrites/ast/Expressions.h"
#include "rewrites/flow/KindFlow.h"
#include "rewrites/sites/Callers.h"
#include "rewrites/sites/KindQuestions.h"
#include "rewrites/sites/KindTypes.h"
#include "rewrites/sites/ValueChanges.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SetOperations.h"

using namespace clang;
using namespace clang::tidy;

namespace swapfold {
namespace {

class UnguardedConvertCheck : public SwapopsCheck {
public:
  UnguardedConvertCheck(llvm::StringRef Name, ClangTidyContext *Context)
      : SwapopsCheck(Name, Context), NeverAsked(option("NeverAsked", "false")) {
  }

  void storeOptions(ClangTidyOptions::OptionMap &Opts) override {
    SwapopsCheck::storeOptions(Opts);
    Options.store(Opts, "NeverAsked", NeverAsked);
  }

  std::vector<Finding> analyze(const FunctionSites &Sites,
                               const EditPolicy &Policy) override {
    std::vector<Finding> Out;
    const SourceManager &SM = Policy.sources();
    for (const Use &U : Sites.uses()) {
      const std::set<std::string> Taken =
          U.Call ? typesTakenBy(U, Sites.family()) : std::set<std::string>();
      if (U.Does == Role::Mutator || Taken.empty())
        continue;
      KindQuestions Asked = questionsAbout(*U.Entry, Sites);
      if (mayBeKnown(Asked, *U.Call, *U.Entry, Sites))
        continue;
      std::optional<UnguardedCall> From;
      if (Asked.IsParameter) {
        From = unguardedCall(*U.Entry, Sites);
        if (!From)
          continue;
      }
      llvm::erase_if(Asked.Calls, [&](const CallExpr *Question) {
        return asksWithin(*Question, Taken, Sites.family());
      });
      const CallExpr *Question =
          Asked.Calls.empty() ? nullptr : Asked.Calls.front();
      if (!Question && From)
        Question = From->Question;
      // If nothing here asks, the code that filled the page table may have.
      if (!Question && NeverAsked != "true")
        continue;
      Finding F;
      F.OfDefinition = Policy.isInDefinition(U.Entry->getBeginLoc());
      F.Loc = F.OfDefinition ? U.Name->getLocation()
                             : SM.getExpansionLoc(U.Name->getLocation());
      F.Asks = Asked.Calls.empty() ? Request::AskKind : Request::AskKindFirst;
      F.Message = "entry is converted by " + quoted(U.Function) +
                  (Question ? " before it is asked for its kind"
                            : " and never asked for its kind");
      if (From)
        F.Notes.push_back({From->Call->getBeginLoc(),
                           "it comes in here, where nothing has asked it"});
      if (Question)
        F.Notes.push_back(
            {Question->getBeginLoc(), "the entry is asked for its kind here"});
      Out.push_back(std::move(F));
    }
    return Out;
  }

private:
  /// A call that hands on an entry which nothing has asked before.
  struct UnguardedCall {
    const CallExpr *Call;
    const CallExpr *Question; ///< the first behind it, or null
  };

  /// True if \p Question asks for more than the kind, and of no other kind than
  /// \p Taken: which marker a marker is.
  static bool asksWithin(const CallExpr &Question,
                         const std::set<std::string> &Taken,
                         const EntryFamily &Family) {
    const KindSet *Accepted =
        Family.accepts(Question.getDirectCallee()->getName());
    return Accepted && !Accepted->Exact &&
           llvm::set_is_subset(Accepted->Types, Taken);
  }

  /// True if something before \p Place may tell the kind of \p Entry, also
  /// where it is not understood.
  static bool mayBeKnown(const KindQuestions &Asked, const CallExpr &Place,
                         const Expr &Entry, const FunctionSites &Sites) {
    const SourceManager &SM = Sites.context().getSourceManager();
    return llvm::any_of(Asked.Calls,
                        [&](const CallExpr *Question) {
                          return SM.isBeforeInTranslationUnit(
                              Question->getBeginLoc(), Place.getBeginLoc());
                        }) ||
           KindFlow::of(Sites).proven(&Place, &Entry);
  }

  /// A caller that hands over \p Entry unguarded, if that is a parameter of a
  /// static function. What comes into the caller is its callers' to test.
  static std::optional<UnguardedCall>
  unguardedCall(const Expr &Entry, const FunctionSites &Sites) {
    const FunctionDecl &F = Sites.function();
    const auto *Ref = dyn_cast<DeclRefExpr>(asWritten(&Entry));
    const auto *Parameter =
        Ref ? dyn_cast<ParmVarDecl>(Ref->getDecl()) : nullptr;
    if (!Parameter || F.getStorageClass() != SC_Static ||
        !ValueChanges(*Parameter, Sites).all().empty())
      return std::nullopt;
    for (const CallerSite &Site : callersOf(F, Sites.context())) {
      const FunctionSites Around(*Site.Caller, Sites.family(), Sites.context());
      unsigned Index = Parameter->getFunctionScopeIndex();
      if (Around.uses().empty() || Index >= Site.Call->getNumArgs())
        continue;
      const Expr &Argument = *Site.Call->getArg(Index);
      KindQuestions Asked = questionsAbout(Argument, Around);
      if (!Asked.IsParameter &&
          !mayBeKnown(Asked, *Site.Call, Argument, Around))
        return UnguardedCall{
            Site.Call, Asked.Calls.empty() ? nullptr : Asked.Calls.front()};
    }
    return std::nullopt;
  }

  const std::string NeverAsked;
};

} // namespace

std::unique_ptr<RuleCheck>
makeUnguardedConvertCheck(llvm::StringRef Name, ClangTidyContext *Context) {
  return std::make_unique<UnguardedConvertCheck>(Name, Context);
}

} // namespace swapfold
