//===- FunctionMacro.cpp - kstyle-function-macro --------------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Finds function-like macros whose body is a statement expression that a
// function or a plain expression could be.
//
//     #define free_swap_and_cache(e) ({(is_migration_entry(e));})
//
// becomes
//
//     static inline int free_swap_and_cache(swp_entry_t e)
//     {
//             return is_migration_entry(e);
//     }
//
// where that is the same in every file. Else a single call loses its braces.
//
//===----------------------------------------------------------------------===//
#include "rewrites/rules/FunctionMacro.h"
#include "checks/Checks.h"
#include "checks/base/RuleCheck.h"
#include "rewrites/edit/EditPolicy.h"
#include "rewrites/family/EntryFamily.h"
#include "rewrites/kconfig/Conditionals.h"
#include "rewrites/text/Conjoined.h"
#include "clang/ASTMatchers/ASTMatchFinder.h"
#include "llvm/Support/Regex.h"

using namespace clang;
using namespace clang::ast_matchers;
using namespace clang::tidy;
using llvm::StringRef;

namespace swapfold {
namespace {

class FunctionMacroCheck : public RuleCheck {
public:
  FunctionMacroCheck(StringRef Name, ClangTidyContext *Context)
      : RuleCheck(Name, Context) {}

  void registerPPCallbacks(const SourceManager &, Preprocessor *PP,
                           Preprocessor *) override {
    Preprocessed = PP;
    Graph.watch(*PP);
  }

  void registerMatchers(MatchFinder *Finder) override {
    Finder->addMatcher(translationUnitDecl().bind("unit"), this);
  }

  void check(const MatchFinder::MatchResult &Result) override {
    const MacroForm Form(*Result.Context, *Preprocessed, Graph);
    const SourceManager &Sources = *Result.SourceManager;
    // clang-tidy drops what is said of other headers; so it is not looked for.
    const llvm::Regex Headers(Tidy.getOptions().HeaderFilterRegex.value_or(""));
    OptionalFileEntryRef Main =
        Sources.getFileEntryRefForID(Sources.getMainFileID());
    auto IsWanted = [&](FileEntryRef File) {
      return (Main && *Main == File) || Headers.match(File.getName());
    };
    for (const SourceMacro &Found : statementMacros(Sources, IsWanted)) {
      const StatementMacro &M = Found.Macro;
      // Some are statement expressions because a plain one would be worse.
      if (M.usesParameters() && (M.Real || Form.whyNotPlain(M).empty()))
        report(Found, Form, EditPolicy(*Result.Context));
    }
  }

private:
  void report(const SourceMacro &Found, const MacroForm &Form,
              const EditPolicy &Policy) {
    const StatementMacro &M = Found.Macro;
    Finding F;
    F.Loc = Policy.sources()
                .getLocForStartOfFile(Found.File)
                .getLocWithOffset(M.NameOffset);
    F.Asks = M.Real ? Request::MakeInline : Request::DropBraces;
    if (M.Real)
      F.Details = {formOf(*M.Real, Policy.fileText(Found.File))};
    F.Message =
        "macro " + quoted(M.Macro.Name) + " " +
        (M.Real ? "stands in for a function with" : "wraps one expression in") +
        " a statement expression";
    if (isFoldedElsewhere(M))
      F.refuse("not changed", "swapops-entry-chain may fold it");
    else
      Form.rewrite(Found, F);
    say(F, Policy.sources());
  }

  /// What \p Real, a function of the header \p Text, is to a macro in another
  /// branch, as a clause.
  static std::string formOf(const HeaderFunction &Real, StringRef Text) {
    std::vector<std::string> Options;
    if (auto Settings = Conditionals(Text).settingsFor(Real.Begin))
      for (const auto &[Name, IsOn] : *Settings)
        Options.push_back("CONFIG_" + Name + (IsOn ? "=y" : "=n"));
    return Options.empty()
               ? "as it is a function in the other branch of the #if"
               : "as the " + conjoined(Options) + " one is";
  }

  /// What a fold rewrites is the other rule's.
  bool isFoldedElsewhere(const StatementMacro &M) const {
    if (!Tidy.isCheckEnabled("swapops-entry-chain"))
      return false;
    std::optional<std::vector<PlainCall>> Calls = plainCalls(M);
    return Calls && Calls->size() > 1 &&
           llvm::all_of(*Calls, [](const PlainCall &Call) {
             return llvm::any_of(
                 builtInFamilies(), [&](const FamilyNames &Names) {
                   return matchPattern(Names.Predicate, Call.Callee);
                 });
           });
  }

  Preprocessor *Preprocessed = nullptr;
  IncludeGraph Graph;
};

} // namespace

std::unique_ptr<RuleCheck> makeFunctionMacroCheck(StringRef Name,
                                                  ClangTidyContext *Context) {
  return std::make_unique<FunctionMacroCheck>(Name, Context);
}

} // namespace swapfold
