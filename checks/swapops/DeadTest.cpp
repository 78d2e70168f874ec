//===- DeadTest.cpp - swapops-dead-test -----------------------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Finds tests of an entry's kind whose answer an earlier test has settled.
//
//     if (is_migration_entry(entry))
//             return;
//     if (is_migration_entry(entry))
//             wait_on(entry);
//
//===----------------------------------------------------------------------===//
#include "checks/Checks.h"
#include "checks/base/SwapopsCheck.h"
#include "checks/base/TooLarge.h"
#include "rewrites/flow/Assertions.h"
#include "rewrites/flow/KindFlow.h"
#include "clang/Lex/Lexer.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;
using namespace clang::tidy;

namespace swapfold {
namespace {

/// The call of the function that \p Name names; null if it is not called.
const CallExpr *callOf(const DeclRefExpr &Name, const FunctionSites &Sites) {
  const Stmt *S = Sites.parentPastCasts(&Name);
  const auto *Call = dyn_cast_or_null<CallExpr>(S);
  return Call && Call->getCallee()->IgnoreParenImpCasts() == &Name ? Call
                                                                   : nullptr;
}

/// The macro whose use begins at \p Loc, which is in no macro; or another word.
llvm::StringRef wordAt(SourceLocation Loc, const ASTContext &Context) {
  return Lexer::getSourceText(CharSourceRange::getTokenRange(Loc, Loc),
                              Context.getSourceManager(),
                              Context.getLangOpts());
}

class DeadTestCheck : public SwapopsCheck {
public:
  using SwapopsCheck::SwapopsCheck;

  std::vector<Finding> analyze(const FunctionSites &Sites,
                               const EditPolicy &Policy) override {
    std::vector<Finding> Out;
    for (const DeclRefExpr *Name : Sites.helpers()) {
      const CallExpr *Test = callOf(*Name, Sites);
      if (!Test || !Sites.family().accepts(Name->getDecl()->getName()) ||
          !isWrittenHere(Name->getLocation(), Sites.context(), Policy))
        continue;
      if (std::optional<Finding> F = notFollowed(Sites))
        return {*F};
      std::optional<SettledTest> Settled = KindFlow::of(Sites).settled(*Test);
      if (!Settled || isOnlyAsserted(Settled->Of, Sites.context()))
        continue;
      Finding F;
      F.Loc = Policy.sources().getExpansionLoc(Name->getLocation());
      F.Asks = Request::DropTest;
      F.Details = {Settled->Answer ? "true" : "false"};
      F.Message = quoted(Name->getDecl()->getName()) + " is always " +
                  (Settled->Answer ? "true" : "false") + " here";
      for (SourceLocation Place : Settled->Of.From)
        F.Notes.push_back({Place, "the kind of '" + Settled->Of.Entry +
                                      "' is known from here"});
      Out.push_back(std::move(F));
    }
    return Out;
  }

private:
  /// True if \p Loc stands in no macro but likely() or unlikely(). An assertion
  /// is there to say what should be known; what other macros make of a test
  /// is their business.
  static bool isWrittenHere(SourceLocation Loc, const ASTContext &Context,
                            const EditPolicy &Policy) {
    if (!Loc.isMacroID())
      return true;
    llvm::StringRef Macro =
        wordAt(Policy.sources().getExpansionLoc(Loc), Context);
    return !Policy.isInDefinition(Loc) &&
           (Macro == "likely" || Macro == "unlikely");
  }

  /// True if \p Known comes from an assertion, too: these are configured away,
  /// and what is tested behind one may happen then.
  static bool isOnlyAsserted(const KnownKind &Known,
                             const ASTContext &Context) {
    return llvm::any_of(Known.From, [&](SourceLocation Place) {
      return isAssertion(wordAt(Place, Context));
    });
  }
};

} // namespace

std::unique_ptr<RuleCheck> makeDeadTestCheck(llvm::StringRef Name,
                                             ClangTidyContext *Context) {
  return std::make_unique<DeadTestCheck>(Name, Context);
}

} // namespace swapfold
