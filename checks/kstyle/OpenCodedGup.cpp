//===- OpenCodedGup.cpp - kstyle-open-coded-gup ---------------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Finds a page table walk that only collects pages and takes references.
//
//     walk_page_range(mm, start, end, &collect_ops, &pages);
//
// could be
//
//     get_user_pages_remote(mm, start, npages, FOLL_GET, pages, NULL, NULL);
//
//===----------------------------------------------------------------------===//
#include "rewrites/rules/OpenCodedGup.h"
#include "checks/Checks.h"
#include "checks/base/GlobOption.h"
#include "checks/base/RuleCheck.h"
#include "rewrites/ast/NodeMatcher.h"
#include "clang/ASTMatchers/ASTMatchFinder.h"

using namespace clang::ast_matchers;
using namespace clang::tidy;

namespace swapfold {
namespace {

class OpenCodedGupCheck : public RuleCheck {
public:
  OpenCodedGupCheck(llvm::StringRef Name, ClangTidyContext *Context)
      : RuleCheck(Name, Context),
        Names{globOption(*this, Options, "Walkers",
                         PageWalkNames::DefaultWalkers),
              globOption(*this, Options, "Getters",
                         PageWalkNames::DefaultGetters),
              globOption(*this, Options, "Collected",
                         PageWalkNames::DefaultCollected)} {}

  void storeOptions(ClangTidyOptions::OptionMap &Opts) override {
    Options.store(Opts, "Walkers", Names.Walkers.text());
    Options.store(Opts, "Getters", Names.Getters.text());
    Options.store(Opts, "Collected", Names.Collected.text());
  }

  void registerMatchers(MatchFinder *Finder) override {
    auto IsOfWalker = [this](const clang::CallExpr &Call) {
      const auto *Callee =
          llvm::dyn_cast_or_null<clang::FunctionDecl>(Call.getCalleeDecl());
      return Callee && Callee->getIdentifier() &&
             Names.Walkers.match(Callee->getName());
    };
    Finder->addMatcher(
        callExpr(thatIs<clang::CallExpr>(IsOfWalker)).bind("call"), this);
  }

  void check(const MatchFinder::MatchResult &Result) override {
    const auto *Call = Result.Nodes.getNodeAs<clang::CallExpr>("call");
    if (std::optional<Finding> Found =
            findOpenCodedGup(*Call, Names, *Result.Context))
      say(*Found, *Result.SourceManager);
  }

private:
  const PageWalkNames Names;
};

} // namespace

std::unique_ptr<RuleCheck> makeOpenCodedGupCheck(llvm::StringRef Name,
                                                 ClangTidyContext *Context) {
  return std::make_unique<OpenCodedGupCheck>(Name, Context);
}

} // namespace swapfold
