//===- SwapopsCheck.h - what the swapops-* checks share ---------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_CHECKS_BASE_SWAPOPSCHECK_H
#define SWAPFOLD_CHECKS_BASE_SWAPOPSCHECK_H

#include "checks/base/RuleCheck.h"
#include "rewrites/edit/EditPolicy.h"
#include "rewrites/family/EntryFamily.h"
#include "rewrites/family/HeaderAddition.h"
#include "rewrites/rules/EntryChain.h"
#include "rewrites/sites/FunctionSites.h"
#include "rewrites/sites/UnitFamily.h"
#include <optional>

namespace swapfold {

/// A check that knows the entry family, and those that are looked at beside it.
/// It sees each function that uses a family, once for each, and its findings
/// may need definitions that the family's header does not have yet: those are
/// added by findings of their own, there.
class SwapopsCheck : public RuleCheck {
public:
  /// What a rule says of a use, or nothing.
  using Sayer = std::optional<Finding>(const Use &U, const EntryFamily &Family);

  /// \p Outside, if given, says it of those uses that stand in no function, and
  /// are left alone there.
  SwapopsCheck(llvm::StringRef Name, clang::tidy::ClangTidyContext *Context,
               Sayer *Outside = nullptr);

  void storeOptions(clang::tidy::ClangTidyOptions::OptionMap &Opts) override;
  void registerMatchers(clang::ast_matchers::MatchFinder *Finder) override;
  void
  check(const clang::ast_matchers::MatchFinder::MatchResult &Result) override;
  void onStartOfTranslationUnit() override;
  void onEndOfTranslationUnit() override;

protected:
  /// What the rule says of one function.
  virtual std::vector<Finding> analyze(const FunctionSites &Sites,
                                       const EditPolicy &Policy) = 0;

  /// True if the rule may have something to say of a function. \p OfFamily: it
  /// is one of those that the family is made of.
  virtual bool concerns(const FunctionSites &Sites, bool OfFamily) const {
    return !OfFamily && !Sites.helpers().empty();
  }

  /// What swapops-entry-chain finds in a function, if that runs too: the calls
  /// that it claims are not another rule's.
  Chains foundByChains(const FunctionSites &Sites, const EditPolicy &Policy);

  /// Takes down that \p Found speaks for what it claims: a rule that is silent
  /// there is not so for want of knowing.
  void noteClaims(const Chains &Found, const clang::SourceManager &Sources);

  /// The headers that define the family.
  llvm::ArrayRef<clang::FileID> headers() const { return Unit->headers(); }

  /// True if \p Function stands in a header that defines the family.
  bool inFamilyHeader(const clang::FunctionDecl &Function,
                      const clang::SourceManager &Sources) const;

  std::string option(llvm::StringRef Name, llvm::StringRef Default) const {
    return Options.getLocalOrGlobal(Name, Default).str();
  }

private:
  std::optional<std::string> valueOf(llvm::StringRef Option) const;
  void discover(clang::ASTContext &Context);
  void lookAt(UnitFamily &Of);
  void checkFor(const clang::FunctionDecl &Function);
  void checkOutside(const clang::VarDecl &Variable);
  bool isDefinitionOfFamily(const clang::FunctionDecl &Function,
                            const clang::SourceManager &Sources) const;
  std::string whyTaken(const HeaderNeed &Need) const;
  void settle(Finding &F, const EditPolicy &Policy);
  void report(const Finding &F, const EditPolicy &Policy);
  clang::SourceLocation unknownUse(const std::vector<Finding> &Same,
                                   clang::SourceLocation InBody,
                                   const clang::SourceManager &Sources) const;
  void reportDefinition(std::vector<Finding> Same, const EditPolicy &Policy);

  /// What a need comes down to: an addition to a header, or why there is none.
  struct HeaderAnswer {
    std::optional<HeaderAddition> Addition;
    std::string WhyNot;
    bool Reported = false;
  };
  HeaderAnswer &answer(const HeaderNeed &Need, const EditPolicy &Policy);
  llvm::Expected<HeaderAddition> derive(const HeaderNeed &Need,
                                        const EditPolicy &Policy) const;
  void reportHeader(const HeaderNeed &Need, const EditPolicy &Policy);
  bool isBefore(clang::SourceLocation Loc, const HeaderAddition &Addition,
                const clang::SourceManager &Sources) const;
  clang::FileID headerAt(llvm::StringRef Path,
                         const clang::SourceManager &Sources) const;

  Sayer *const Outside;
  Families Known;        ///< one of these is the unit's
  Families Beside;       ///< and all of these that it uses
  std::string WrongFile; ///< what is wrong with a family's file, if one is
  clang::ASTContext *AST = nullptr; ///< of this translation unit
  /// What is said of a place in a macro's definition, by that place and the
  /// message: a finding for each expansion.
  std::map<std::pair<clang::SourceLocation, std::string>, std::vector<Finding>>
      InDefinitions;
  /// Where expansions of macros begin whose calls chains claim.
  std::set<clang::SourceLocation> ClaimedExpansions;
  /// The families of this translation unit, and the one that is looked at.
  std::vector<std::shared_ptr<UnitFamily>> Units;
  UnitFamily *Unit = nullptr;
  const EntryFamily *Family = nullptr;        ///< its
  std::map<HeaderNeed, HeaderAnswer> Answers; ///< of this translation unit
};

} // namespace swapfold

#endif // SWAPFOLD_CHECKS_BASE_SWAPOPSCHECK_H
