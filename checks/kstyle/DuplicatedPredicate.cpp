//===- DuplicatedPredicate.cpp - kstyle-duplicated-predicate --------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Finds a condition that spells out what an inline function asks.
//
//     return type == SWP_DEVICE_READ || swp_type(entry) == SWP_DEVICE_WRITE;
//
// could be
//
//     return type == SWP_DEVICE_READ || is_write_device_private_entry(entry);
//
//===----------------------------------------------------------------------===//
#include "rewrites/rules/DuplicatedPredicate.h"
#include "checks/Checks.h"
#include "checks/base/RuleCheck.h"
#include "rewrites/ast/Expressions.h"
#include "rewrites/ast/NodeMatcher.h"
#include "rewrites/edit/EditPolicy.h"
#include "clang/ASTMatchers/ASTMatchFinder.h"
#include <optional>

using namespace clang::ast_matchers;
using namespace clang::tidy;

namespace swapfold {
namespace {

class DuplicatedPredicateCheck : public RuleCheck {
public:
  using RuleCheck::RuleCheck;

  void registerMatchers(MatchFinder *Finder) override {
    Finder->addMatcher(functionDecl(isDefinition()).bind("function"), this);
    auto IsCondition = [](const clang::BinaryOperator &Op) {
      return Op.isComparisonOp() || Op.isLogicalOp();
    };
    Finder->addMatcher(
        binaryOperator(thatIs<clang::BinaryOperator>(IsCondition))
            .bind("condition"),
        this);
  }

  void check(const MatchFinder::MatchResult &Result) override {
    // A function is met before what is in it.
    if (const auto *F = Result.Nodes.getNodeAs<clang::FunctionDecl>("function"))
      Function = F;
    else if (Function && !Function->isTemplateInstantiation())
      checkCondition(
          *Result.Nodes.getNodeAs<clang::BinaryOperator>("condition"),
          *Result.Context);
  }

  void onStartOfTranslationUnit() override {
    Function = nullptr;
    Index.reset();
  }

private:
  void checkCondition(const clang::BinaryOperator &Condition,
                      clang::ASTContext &Context) {
    const clang::SourceManager &Sources = Context.getSourceManager();
    auto IsNew = [&](const clang::FunctionDecl &F) {
      return isAdded(F.getSourceRange(), Sources);
    };
    const clang::Expr *Returned = onlyReturned(*Function);
    const bool IsName = Returned && withoutLikely(Returned) == &Condition;
    if (EditPolicy(Context).isInDefinition(Condition.getOperatorLoc()))
      return;
    if (!Index)
      Index.emplace(Context);
    const std::optional<SpelledPredicate> Spelled =
        Index->spelledIn(Condition, *Function, IsNew);
    if (!Spelled)
      return;
    const clang::FunctionDecl &Same = *Spelled->Function;
    // A body that is the question and nothing else is a name for it. Of two
    // names that a patch adds the second is one too many.
    if (IsName && Spelled->IsAll &&
        !(IsNew(*Function) && IsNew(Same) &&
          Sources.isBeforeInTranslationUnit(Same.getLocation(),
                                            Function->getLocation())))
      return;
    // A predicate that lists others by their names lists them all.
    if (IsName && !Spelled->IsAll && Spelled->IsOfCalls)
      return;
    Finding Found;
    Found.Loc = Sources.getFileLoc(Spelled->First->getBeginLoc());
    Found.Asks = Request::CallPredicate;
    Found.End = Spelled->Last->getEndLoc();
    Found.Message =
        "condition spells out the body of " + quoted(Same.getName());
    Found.Notes.push_back({Same.getLocation(), "it is defined here"});
    say(Found, Sources);
  }

  const clang::FunctionDecl *Function = nullptr;
  std::optional<PredicateIndex> Index; ///< of this translation unit
};

} // namespace

std::unique_ptr<RuleCheck>
makeDuplicatedPredicateCheck(llvm::StringRef Name, ClangTidyContext *Context) {
  return std::make_unique<DuplicatedPredicateCheck>(Name, Context);
}

} // namespace swapfold
