//===- MissingStub.cpp - swapops-missing-stub -----------------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Finds helpers without a stub for the configurations that callers are built
// in.
//
//     #ifdef CONFIG_MIGRATION
//     static inline int is_migration_entry(swp_entry_t entry) { ... }
//     #endif
//
// and, in a file that is compiled without CONFIG_MIGRATION, too:
//
//     if (is_migration_entry(entry))
//
//===----------------------------------------------------------------------===//
#include "rewrites/rules/MissingStub.h"
#include "checks/Checks.h"
#include "checks/base/SwapopsCheck.h"
#include "clang/AST/Decl.h"

using namespace clang;
using namespace clang::tidy;

namespace swapfold {
namespace {

class MissingStubCheck : public SwapopsCheck {
public:
  using SwapopsCheck::SwapopsCheck;

  bool concerns(const FunctionSites &Sites, bool) const override {
    // Other families' headers may be included under a condition.
    return !Sites.helpers().empty() && !Sites.family().names().isBeside();
  }

  std::vector<Finding> analyze(const FunctionSites &Sites,
                               const EditPolicy &Policy) override {
    if (!Conditionals)
      Conditionals.emplace(headers(), Policy.sources());
    std::vector<Finding> Out;
    for (const DeclRefExpr *Name : Sites.helpers()) {
      const auto *Helper = cast<FunctionDecl>(Name->getDecl());
      if (Reported.count(Helper->getName()) ||
          !inFamilyHeader(*Helper, Policy.sources()))
        continue;
      std::optional<BrokenBuild> Broken =
          Conditionals->brokenBuild(Helper->getName(), Name->getLocation());
      if (!Broken)
        continue;
      Reported.insert(Helper->getName());
      Finding F;
      F.Loc = Helper->getLocation();
      F.Asks = Request::AddStub;
      F.Details = {settingsText(Broken->With)};
      F.Message = "helper " + quoted(Helper->getName()) + " has no stub for " +
                  settingsText(Broken->Hides);
      F.Notes.push_back({Name->getLocation(), "a caller is compiled with " +
                                                  settingsText(Broken->With)});
      Out.push_back(std::move(F));
    }
    return Out;
  }

  void onEndOfTranslationUnit() override {
    SwapopsCheck::onEndOfTranslationUnit();
    Conditionals.reset();
    Reported.clear();
  }

private:
  std::optional<MissingStubs> Conditionals; ///< of this translation unit
  llvm::StringSet<> Reported;               ///< in this translation unit
};

} // namespace

std::unique_ptr<RuleCheck> makeMissingStubCheck(llvm::StringRef Name,
                                                ClangTidyContext *Context) {
  return std::make_unique<MissingStubCheck>(Name, Context);
}

} // namespace swapfold
