//===- LegacyPrefix.cpp - kstyle-legacy-prefix ----------------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Finds names of file scope that start with the prefix of an older thing.
//
//     int hmm_make_exclusive(struct mm_struct *mm, unsigned long start);
//
// could be
//
//     int make_device_exclusive(struct mm_struct *mm, unsigned long start);
//
//===----------------------------------------------------------------------===//
#include "checks/Checks.h"
#include "checks/base/GlobOption.h"
#include "checks/base/RuleCheck.h"
#include "rewrites/ast/NodeMatcher.h"
#include "clang/AST/ASTContext.h"
#include "clang/ASTMatchers/ASTMatchFinder.h"
#include "clang/Lex/PPCallbacks.h"
#include "clang/Lex/Preprocessor.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/Path.h"
#include <optional>

using namespace clang::ast_matchers;
using namespace clang::tidy;

namespace swapfold {
namespace {

/// True for what has a name of its own in the whole file: no field, local or
/// parameter.
bool isOfFileScope(const clang::NamedDecl &D) {
  if (D.isImplicit() || D.getCanonicalDecl() != &D ||
      !llvm::isa<clang::FunctionDecl, clang::VarDecl, clang::TypeDecl,
                 clang::EnumConstantDecl>(D))
    return false;
  const auto *Function = llvm::dyn_cast<clang::FunctionDecl>(&D);
  if (Function && Function->isTemplateInstantiation())
    return false;
  const clang::DeclContext *Scope = D.getDeclContext();
  if (llvm::isa<clang::EnumConstantDecl>(D))
    Scope = Scope->getParent();
  return Scope->getRedeclContext()->isFileContext();
}

class LegacyPrefixCheck : public RuleCheck {
public:
  LegacyPrefixCheck(llvm::StringRef Name, ClangTidyContext *Context)
      : RuleCheck(Name, Context), Prefixes(Options.get("Prefixes", "hmm_")),
        ExemptNames(
            globOption(*this, Options, "ExemptNames",
                       "hmm_range*;hmm_pfn*;hmm_pte_*;hmm_vma_*;hmm_walk_*")),
        ExemptFiles(globOption(*this, Options, "ExemptFiles",
                               "*/drivers/staging/media/*")) {}

  void storeOptions(ClangTidyOptions::OptionMap &Opts) override {
    Options.store(Opts, "Prefixes", Prefixes.text());
    Options.store(Opts, "ExemptNames", ExemptNames.text());
    Options.store(Opts, "ExemptFiles", ExemptFiles.text());
  }

  void registerMatchers(MatchFinder *Finder) override {
    auto HasPrefix = [this](const clang::NamedDecl &Named) {
      return hasPrefix(Named);
    };
    Finder->addMatcher(
        namedDecl(thatIs<clang::NamedDecl>(HasPrefix)).bind("name"), this);
  }

  void registerPPCallbacks(const clang::SourceManager &Sources,
                           clang::Preprocessor *PP,
                           clang::Preprocessor *ModuleExpander) override;

  void check(const MatchFinder::MatchResult &Result) override {
    const auto *Named = Result.Nodes.getNodeAs<clang::NamedDecl>("name");
    if (isOfFileScope(*Named) && !isOfOwnFile(*Named, *Result.SourceManager))
      report(Named->getName(), Named->getLocation(), *Result.SourceManager);
  }

  void onStartOfTranslationUnit() override { AnyName.reset(); }

  /// True for what only one source sees, if that has the prefix for its own
  /// name: hmm_vma_fault() of hmm.c.
  bool isOfOwnFile(const clang::NamedDecl &Named,
                   const clang::SourceManager &Sources) const {
    const clang::SourceLocation Loc =
        Sources.getExpansionLoc(Named.getLocation());
    llvm::StringRef Prefix = Prefixes.prefixOf(Named.getName());
    return !Named.isExternallyVisible() && Sources.isInMainFile(Loc) &&
           llvm::sys::path::stem(Sources.getFilename(Loc)) == Prefix.rtrim('_');
  }

  /// Most units have no such name at all, and many thousands of others.
  bool hasPrefix(const clang::NamedDecl &Named) {
    if (!AnyName)
      AnyName = llvm::any_of(Named.getASTContext().Idents, [&](auto &Entry) {
        return !Prefixes.prefixOf(Entry.getKey()).empty();
      });
    return *AnyName && Named.getIdentifier() &&
           !Prefixes.prefixOf(Named.getName()).empty();
  }

  void report(llvm::StringRef Name, clang::SourceLocation Loc,
              const clang::SourceManager &Sources) {
    llvm::StringRef Prefix = Prefixes.prefixOf(Name);
    // A name that ## makes is spelled nowhere, so no place can be named.
    while (Sources.isMacroArgExpansion(Loc))
      Loc = Sources.getImmediateSpellingLoc(Loc);
    if (Prefix.empty() || Loc.isMacroID() || ExemptNames.match(Name) ||
        ExemptFiles.match(Sources.getFilename(Loc)))
      return;
    Finding F;
    F.Loc = Loc;
    F.Asks = Request::ChoosePrefix;
    F.Message = quoted(Name) + " has the legacy prefix " + quoted(Prefix);
    say(F, Sources);
  }

private:
  const PrefixList Prefixes;
  const NameGlobs ExemptNames;
  const NameGlobs ExemptFiles;
  std::optional<bool> AnyName; ///< in this translation unit, has a prefix
};

class MacroNames : public clang::PPCallbacks {
public:
  MacroNames(LegacyPrefixCheck &Check, const clang::SourceManager &Sources)
      : Check(Check), Sources(Sources) {}

  /// One without a text is an include guard, and one that is its own text says
  /// that a function exists.
  void MacroDefined(const clang::Token &Name,
                    const clang::MacroDirective *Macro) override {
    const clang::MacroInfo &Info = *Macro->getMacroInfo();
    const clang::IdentifierInfo *Id = Name.getIdentifierInfo();
    if (Info.getNumTokens() &&
        Info.getReplacementToken(0).getIdentifierInfo() != Id)
      Check.report(Id->getName(), Name.getLocation(), Sources);
  }

private:
  LegacyPrefixCheck &Check;
  const clang::SourceManager &Sources;
};

void LegacyPrefixCheck::registerPPCallbacks(const clang::SourceManager &Sources,
                                            clang::Preprocessor *PP,
                                            clang::Preprocessor *) {
  PP->addPPCallbacks(std::make_unique<MacroNames>(*this, Sources));
}

} // namespace

std::unique_ptr<RuleCheck> makeLegacyPrefixCheck(llvm::StringRef Name,
                                                 ClangTidyContext *Context) {
  return std::make_unique<LegacyPrefixCheck>(Name, Context);
}

} // namespace swapfold
