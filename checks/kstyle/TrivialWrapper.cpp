//===- TrivialWrapper.cpp - kstyle-trivial-wrapper ------------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Finds functions that only hand their parameters to another.
//
//     static inline unsigned long device_entry_to_pfn(swp_entry_t entry)
//     {
//             return swp_offset(entry);
//     }
//
// is swp_offset() by a second name.
//
//===----------------------------------------------------------------------===//
#include "rewrites/rules/TrivialWrapper.h"
#include "checks/Checks.h"
#include "checks/base/GlobOption.h"
#include "checks/base/RuleCheck.h"
#include "rewrites/ast/FunctionMatcher.h"
#include "clang/ASTMatchers/ASTMatchFinder.h"

using namespace clang::ast_matchers;
using namespace clang::tidy;

namespace swapfold {
namespace {

/// Words of names that come in pairs: the other half may do more.
constexpr const char *DefaultPairs =
    "init;exit;new;create;destroy;alloc;free;setup;teardown;get;put;lock;"
    "unlock;open;close;start;stop;begin;end;add;remove;enable;disable;"
    "register;unregister;attach;detach;charge;uncharge;prepare;finish";

class TrivialWrapperCheck : public RuleCheck {
public:
  TrivialWrapperCheck(llvm::StringRef Name, ClangTidyContext *Context)
      : RuleCheck(Name, Context),
        InHeaders(
            globOption(*this, Options, "InHeaders", "*_to_pfn;*_to_page")),
        Pairs(globOption(*this, Options, "Pairs", DefaultPairs)) {}

  void storeOptions(ClangTidyOptions::OptionMap &Opts) override {
    Options.store(Opts, "InHeaders", InHeaders.text());
    Options.store(Opts, "Pairs", Pairs.text());
  }

  void registerMatchers(MatchFinder *Finder) override {
    auto HasOneStatement = [](const clang::FunctionDecl &,
                              const clang::CompoundStmt &Body,
                              clang::ASTContext &) { return Body.size() == 1; };
    Finder->addMatcher(
        functionDecl(isWritten(HasOneStatement)).bind("function"), this);
  }

  void check(const MatchFinder::MatchResult &Result) override {
    const auto *Function =
        Result.Nodes.getNodeAs<clang::FunctionDecl>("function");
    std::optional<std::string> Wrapped =
        wrappedBy(*Function, InHeaders, Pairs, EditPolicy(*Result.Context),
                  isAdded(Function->getSourceRange(), *Result.SourceManager));
    if (!Wrapped)
      return;
    Finding Found;
    Found.Loc = Function->getLocation();
    Found.Asks = Request::DropWrapper;
    Found.End = Function->getEndLoc();
    Found.Message = quoted(Function->getName()) +
                    " only hands its parameters to " + quoted(*Wrapped);
    say(Found, *Result.SourceManager);
  }

private:
  const NameGlobs InHeaders, Pairs;
};

} // namespace

std::unique_ptr<RuleCheck> makeTrivialWrapperCheck(llvm::StringRef Name,
                                                   ClangTidyContext *Context) {
  return std::make_unique<TrivialWrapperCheck>(Name, Context);
}

} // namespace swapfold
