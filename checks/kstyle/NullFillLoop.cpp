//===- NullFillLoop.cpp - kstyle-null-fill-loop ---------------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Finds a function that does nothing but fill an array with NULL.
//
//     for (addr = start; addr < end; addr += PAGE_SIZE)
//             walk->pages[walk->npages++] = NULL;
//     return 0;
//
// is not needed if the array is zeroed when it is made.
//
//===----------------------------------------------------------------------===//
#include "rewrites/rules/NullFillLoop.h"
#include "checks/Checks.h"
#include "checks/base/RuleCheck.h"
#include "rewrites/ast/FunctionMatcher.h"
#include "rewrites/ast/Statements.h"
#include "clang/ASTMatchers/ASTMatchFinder.h"

using namespace clang::ast_matchers;
using namespace clang::tidy;

namespace swapfold {
namespace {

class NullFillLoopCheck : public RuleCheck {
public:
  using RuleCheck::RuleCheck;

  void registerMatchers(MatchFinder *Finder) override {
    auto HasLoop = [](const clang::FunctionDecl &,
                      const clang::CompoundStmt &Body, clang::ASTContext &) {
      return llvm::any_of(Body.body(),
                          [](const clang::Stmt *S) { return isLoop(*S); });
    };
    Finder->addMatcher(functionDecl(isWritten(HasLoop)).bind("function"), this);
  }

  void check(const MatchFinder::MatchResult &Result) override {
    const auto *Function =
        Result.Nodes.getNodeAs<clang::FunctionDecl>("function");
    if (std::optional<Finding> Found =
            findNullFill(*llvm::cast<clang::CompoundStmt>(Function->getBody()),
                         *Result.Context))
      say(*Found, *Result.SourceManager);
  }
};

} // namespace

std::unique_ptr<RuleCheck> makeNullFillLoopCheck(llvm::StringRef Name,
                                                 ClangTidyContext *Context) {
  return std::make_unique<NullFillLoopCheck>(Name, Context);
}

} // namespace swapfold
