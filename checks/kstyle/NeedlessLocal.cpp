//===- NeedlessLocal.cpp - kstyle-needless-local --------------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Finds a local that only carries a call to the return statement behind it,
// and, among those that a patch adds, one that only carries a constant to it.
//
//     int type = swp_type(entry);
//
//     return type == SWP_DEVICE_READ || type == SWP_DEVICE_WRITE;
//
// becomes
//
//     return swp_type(entry) == SWP_DEVICE_READ ||
//            swp_type(entry) == SWP_DEVICE_WRITE;
//
//===----------------------------------------------------------------------===//
#include "rewrites/rules/NeedlessLocal.h"
#include "checks/Checks.h"
#include "checks/base/RuleCheck.h"
#include "rewrites/ast/FunctionMatcher.h"
#include "clang/ASTMatchers/ASTMatchFinder.h"

using namespace clang::ast_matchers;
using namespace clang::tidy;

namespace swapfold {
namespace {

class NeedlessLocalCheck : public RuleCheck {
public:
  using RuleCheck::RuleCheck;

  void registerMatchers(MatchFinder *Finder) override {
    auto HasTwoStatements = [](const clang::FunctionDecl &,
                               const clang::CompoundStmt &Body,
                               clang::ASTContext &) {
      return Body.size() == 2 && llvm::isa<clang::DeclStmt>(Body.body_front());
    };
    Finder->addMatcher(
        functionDecl(isWritten(HasTwoStatements)).bind("function"), this);
    auto IsPatched = [this](const clang::FunctionDecl &Function,
                            const clang::CompoundStmt &,
                            clang::ASTContext &Context) {
      return isPatched(Function.getLocation(), Context.getSourceManager());
    };
    Finder->addMatcher(functionDecl(isWritten(IsPatched)).bind("patched"),
                       this);
  }

  void check(const MatchFinder::MatchResult &Result) override {
    // Old code has many; who adds one can do without.
    if (const auto *Patched =
            Result.Nodes.getNodeAs<clang::FunctionDecl>("patched")) {
      for (const Finding &F : findConstantResults(*Patched, *Result.Context))
        if (isAdded(F.Loc, *Result.SourceManager))
          say(F, *Result.SourceManager);
      return;
    }
    const auto *Function =
        Result.Nodes.getNodeAs<clang::FunctionDecl>("function");
    if (std::optional<Finding> Found = findNeedlessLocal(
            *llvm::cast<clang::CompoundStmt>(Function->getBody()),
            *Result.Context))
      say(*Found, *Result.SourceManager);
  }
};

} // namespace

std::unique_ptr<RuleCheck> makeNeedlessLocalCheck(llvm::StringRef Name,
                                                  ClangTidyContext *Context) {
  return std::make_unique<NeedlessLocalCheck>(Name, Context);
}

} // namespace swapfold
