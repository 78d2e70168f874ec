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
#include "rewrites/sites/KindGuards.h"
#include "rewrites/sites/KindQuestions.h"
#include "rewrites/sites/KindTypes.h"
#include "llvm/ADT/STLExtras.h"

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
      if (!U.Call || U.Does == Role::Mutator ||
          typesTakenBy(U, Sites.family()).empty())
        continue;
      KindQuestions Asked = questionsAbout(*U.Entry, Sites);
      auto IsBefore = [&](const CallExpr *Question) {
        return SM.isBeforeInTranslationUnit(Question->getBeginLoc(),
                                            U.Call->getBeginLoc());
      };
      // What stands before may be proof, also where it is not understood.
      if (Asked.IsParameter || llvm::any_of(Asked.Calls, IsBefore) ||
          KindGuards(Sites, Policy).proven(U.Call, U.Entry))
        continue;
      // If nothing asks, whoever filled the page table may have.
      if (Asked.Calls.empty() && NeverAsked != "true")
        continue;
      Finding F;
      F.OfDefinition = Policy.isInDefinition(U.Entry->getBeginLoc());
      F.Loc = F.OfDefinition ? U.Name->getLocation()
                             : SM.getExpansionLoc(U.Name->getLocation());
      F.Asks = Asked.Calls.empty() ? Request::AskKind : Request::AskKindFirst;
      F.Message = "entry is converted by " + quoted(U.Function) +
                  (Asked.Calls.empty() ? " and never asked for its kind"
                                       : " before it is asked for its kind");
      if (!Asked.Calls.empty())
        F.Notes.push_back({Asked.Calls.front()->getBeginLoc(),
                           "the entry is asked for its kind here"});
      Out.push_back(std::move(F));
    }
    return Out;
  }

private:
  const std::string NeverAsked;
};

} // namespace

std::unique_ptr<RuleCheck>
makeUnguardedConvertCheck(llvm::StringRef Name, ClangTidyContext *Context) {
  return std::make_unique<UnguardedConvertCheck>(Name, Context);
}

} // namespace swapfold
