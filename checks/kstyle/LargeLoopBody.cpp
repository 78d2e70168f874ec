//===- LargeLoopBody.cpp - kstyle-large-loop-body -------------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Finds loop bodies that do enough to be a function of their own.
//
//     while (page_vma_mapped_walk(&pvmw)) {
//             ... 30 statements on one page table entry ...
//     }
//
// would read better as
//
//     while (page_vma_mapped_walk(&pvmw)) {
//             if (!remap_one(vma, &pvmw, page))
//                     break;
//     }
//
//===----------------------------------------------------------------------===//
#include "checks/Checks.h"
#include "checks/base/NumericOption.h"
#include "checks/base/RuleCheck.h"
#include "checks/base/UnitContext.h"
#include "rewrites/ast/CodeSize.h"
#include "rewrites/ast/FunctionMatcher.h"
#include "rewrites/rules/HelperProposal.h"
#include "clang/ASTMatchers/ASTMatchFinder.h"

using namespace clang;
using namespace clang::ast_matchers;
using namespace clang::tidy;
using llvm::StringRef;
using llvm::Twine;

namespace swapfold {
namespace {

class LargeLoopBodyCheck : public RuleCheck {
public:
  LargeLoopBodyCheck(StringRef Name, ClangTidyContext *Context)
      : RuleCheck(Name, Context),
        Statements(numericOption(*this, Options, "StatementThreshold", 30)),
        NewStatements(
            numericOption(*this, Options, "NewStatementThreshold", 20)),
        Branches(numericOption(*this, Options, "BranchThreshold", 4)),
        Parameters(numericOption(*this, Options, "ParameterLimit", 6)) {}

  void storeOptions(ClangTidyOptions::OptionMap &Opts) override {
    Options.store(Opts, "StatementThreshold", Twine(Statements).str());
    Options.store(Opts, "NewStatementThreshold", Twine(NewStatements).str());
    Options.store(Opts, "BranchThreshold", Twine(Branches).str());
    Options.store(Opts, "ParameterLimit", Twine(Parameters).str());
  }

  void registerMatchers(MatchFinder *Finder) override {
    // A statement a line, or near enough: most functions are not looked into.
    const unsigned Least =
        unit().Diff ? std::min(Statements, NewStatements) : Statements;
    Finder->addMatcher(functionDecl(isLong(Least)).bind("function"), this);
  }

  void check(const MatchFinder::MatchResult &Result) override {
    const auto *Function = Result.Nodes.getNodeAs<FunctionDecl>("function");
    look(*Function->getBody(), *Function, *Result.SourceManager);
  }

private:
  /// Says so of each large loop in \p S, the outermost that makes a helper.
  void look(const Stmt &S, const FunctionDecl &Function,
            const SourceManager &Sources) {
    if (const Stmt *Body = writtenBody(S);
        Body && report(S, *Body, Function, Sources))
      return;
    forEachPart(S, [&](const Stmt &Part) { look(Part, Function, Sources); });
  }

  bool report(const Stmt &Loop, const Stmt &Body, const FunctionDecl &Function,
              const SourceManager &Sources) {
    const CodeSize Size = measure(Body);
    const unsigned Least =
        isAdded(Loop.getSourceRange(), Sources) ? NewStatements : Statements;
    if (Size.Statements < Least || Size.Branches < Branches)
      return false;
    const HelperProposal Helper = proposeHelper(Body, Function);
    // A function that gives three results is no easier to read than the loop.
    if (Helper.Entered || Helper.exits() > 1 || Helper.Outputs.size() > 2 ||
        Helper.parameters() > Parameters)
      return false;
    Finding F;
    F.Loc = Sources.getExpansionLoc(Loop.getBeginLoc());
    F.Asks = Request::ExtractLoopBody;
    F.Message = "loop body has " + number(Size.Statements) +
                " statements and " + number(Size.Branches) + " branches";
    F.Notes.push_back({Body.getBeginLoc(), Helper.describe()});
    say(F, Sources, Loop.getSourceRange());
    return true;
  }

  const unsigned Statements, NewStatements, Branches, Parameters;
};

} // namespace

std::unique_ptr<RuleCheck> makeLargeLoopBodyCheck(StringRef Name,
                                                  ClangTidyContext *Context) {
  return std::make_unique<LargeLoopBodyCheck>(Name, Context);
}

} // namespace swapfold
