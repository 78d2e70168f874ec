//===- LargeFunction.cpp - kstyle-large-function --------------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Finds functions that do too much, and says which flags they do it for.
//
//     bool unmap_one(struct page *page, ..., enum ttu_flags flags)
//     {
//             ... 150 statements, much of it under `if (flags & TTU_...)` ...
//     }
//
// would read better as a function for each purpose.
//
//===----------------------------------------------------------------------===//
#include "rewrites/rules/LargeFunction.h"
#include "checks/Checks.h"
#include "checks/base/NumericOption.h"
#include "checks/base/RuleCheck.h"
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

/// A part that is worth a note has this share of the function, in percent.
constexpr unsigned LeastShare = 5;
constexpr unsigned MostNotes = 4;
constexpr unsigned MostParameters = 6;

class LargeFunctionCheck : public RuleCheck {
public:
  LargeFunctionCheck(StringRef Name, ClangTidyContext *Context)
      : RuleCheck(Name, Context),
        Statements(numericOption(*this, Options, "StatementThreshold", 100)),
        Branches(numericOption(*this, Options, "BranchThreshold", 20)) {}

  void storeOptions(ClangTidyOptions::OptionMap &Opts) override {
    Options.store(Opts, "StatementThreshold", Twine(Statements).str());
    Options.store(Opts, "BranchThreshold", Twine(Branches).str());
  }

  void registerMatchers(MatchFinder *Finder) override {
    // A statement a line, or near enough: most functions are not looked into.
    Finder->addMatcher(functionDecl(isLong(Statements)).bind("function"), this);
  }

  void check(const MatchFinder::MatchResult &Result) override {
    const auto *Function = Result.Nodes.getNodeAs<FunctionDecl>("function");
    const CodeSize Size = measure(*Function->getBody());
    if (Size.Statements < Statements || Size.Branches < Branches)
      return;
    Finding F;
    F.Loc = Function->getLocation();
    F.Asks = Request::SplitFunction;
    F.Details = {Function->getNameAsString()};
    F.Message = "function has " + number(Size.Statements) + " statements and " +
                number(Size.Branches) + " branches, up to " +
                number(Size.Nesting) + " deep";
    std::vector<std::string> Flags;
    F.Notes = flagNotes(*Function, Size, *Result.Context, Flags);
    if (Flags.empty()) {
      F.Notes = largestPart(*Function, Size);
    } else {
      F.Asks = Request::SplitByFlags;
      llvm::append_range(F.Details, Flags);
    }
    say(F, *Result.SourceManager, Function->getSourceRange());
  }

private:
  /// What the flags guard, if they guard something to speak of; \p Flags gets
  /// these.
  static std::vector<Note> flagNotes(const FunctionDecl &Function,
                                     const CodeSize &Size,
                                     const ASTContext &Context,
                                     std::vector<std::string> &Flags) {
    std::vector<Note> Notes;
    for (const FlagPart &Part : flagParts(Function, Context)) {
      const unsigned Share = 100 * Part.Statements / Size.Statements;
      if (Share < LeastShare || Notes.size() == MostNotes)
        break;
      std::string Text = "'" + Part.Flag + "' guards " + std::to_string(Share) +
                         " % of the statements";
      if (Part.Branches > 1)
        Text += ", in " + std::to_string(Part.Branches) + " places";
      Notes.push_back({Part.Loc, Text});
      Flags.push_back(Part.Flag);
    }
    return Notes;
  }

  /// What a helper would need for the largest block that makes one and is no
  /// more than half of the function.
  static std::vector<Note> largestPart(const FunctionDecl &Function,
                                       const CodeSize &Size) {
    const Stmt *Largest = nullptr;
    unsigned Most = Size.Statements * LeastShare / 100;
    HelperProposal Best;
    auto CheckResult = [&](auto &Self, const Stmt &S) -> void {
      forEachPart(S, [&](const Stmt &Part) {
        const unsigned Its = measure(Part).Statements;
        if (Its <= Most)
          return;
        if (isa<CompoundStmt>(Part) && Its <= Size.Statements / 2) {
          HelperProposal Helper = proposeHelper(Part, Function);
          if (!Helper.Entered && Helper.parameters() <= MostParameters) {
            Largest = &Part;
            Most = Its;
            Best = std::move(Helper);
            return;
          }
        }
        Self(Self, Part);
      });
    };
    CheckResult(CheckResult, *Function.getBody());
    if (!Largest)
      return {};
    return {{Largest->getBeginLoc(), "this part has " + std::to_string(Most) +
                                         " statements; " + Best.describe()}};
  }

  const unsigned Statements, Branches;
};

} // namespace

std::unique_ptr<RuleCheck> makeLargeFunctionCheck(StringRef Name,
                                                  ClangTidyContext *Context) {
  return std::make_unique<LargeFunctionCheck>(Name, Context);
}

} // namespace swapfold
