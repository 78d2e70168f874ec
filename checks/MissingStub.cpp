//===- MissingStub.cpp - swapops-missing-stub -----------------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Finds calls of before_missing_stub().
//
//     page = before_missing_stub(entry);
//
// becomes
//
//     page = after_missing_stub(entry);
//
//===----------------------------------------------------------------------===//
#include "checks/Checks.h"
#include "rewrites/EditPolicy.h"
#include "clang/ASTMatchers/ASTMatchFinder.h"

using namespace clang::ast_matchers;
using namespace clang::tidy;

namespace swapfold {
namespace {

class MissingStubCheck : public ClangTidyCheck {
public:
  using ClangTidyCheck::ClangTidyCheck;

  void registerMatchers(MatchFinder *Finder) override {
    auto OldFunction = functionDecl(hasName("before_missing_stub"));
    Finder->addMatcher(callExpr(callee(OldFunction)).bind("call"), this);
  }

  void check(const MatchFinder::MatchResult &Result) override {
    const auto *Call = Result.Nodes.getNodeAs<clang::CallExpr>("call");
    const clang::SourceRange Name = Call->getCallee()->getSourceRange();
    const clang::SourceLocation At = Name.getBegin();
    llvm::Expected<FileRange> Range =
        EditPolicy(*Result.Context).editable(Name);
    if (!Range) {
      diag(At, "call of 'before_missing_stub'");
      diag(At, "not changed: " + llvm::toString(Range.takeError()),
           clang::DiagnosticIDs::Note);
      return;
    }
    const clang::SourceLocation File =
        Result.SourceManager->getLocForStartOfFile(Range->File);
    diag(At, "call of 'before_missing_stub'")
        << clang::FixItHint::CreateReplacement(
               clang::CharSourceRange::getCharRange(
                   File.getLocWithOffset(Range->Begin),
                   File.getLocWithOffset(Range->End)),
               "after_missing_stub");
  }
};

} // namespace

std::unique_ptr<ClangTidyCheck>
makeMissingStubCheck(llvm::StringRef Name, ClangTidyContext *Context) {
  return std::make_unique<MissingStubCheck>(Name, Context);
}

} // namespace swapfold
