//===- KindCoverage.cpp - swapops-kind-coverage ---------------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Finds tests of an entry's kind that leave out a kind like those they ask for.
//
//     if (is_migration_entry(entry) || is_device_private_entry(entry))
//             page = pfn_to_page(swp_offset(entry));
//
// in a tree whose is_device_exclusive_entry() says that of entries with a page,
// too.
//
//===----------------------------------------------------------------------===//
#include "rewrites/rules/KindCoverage.h"
#include "checks/Checks.h"
#include "checks/base/SwapopsCheck.h"
#include "rewrites/rules/KindSiblings.h"

using namespace clang::tidy;

namespace swapfold {
namespace {

class KindCoverageCheck : public SwapopsCheck {
public:
  KindCoverageCheck(llvm::StringRef Name, ClangTidyContext *Context)
      : SwapopsCheck(Name, Context), IgnoredKinds(option("IgnoredKinds", "")) {
    llvm::SmallVector<llvm::StringRef> Kinds;
    llvm::StringRef(IgnoredKinds).split(Kinds, ',', -1, /*KeepEmpty=*/false);
    for (llvm::StringRef Kind : Kinds)
      Ignored.insert(Kind.trim().str());
  }

  void storeOptions(ClangTidyOptions::OptionMap &Opts) override {
    SwapopsCheck::storeOptions(Opts);
    Options.store(Opts, "IgnoredKinds", IgnoredKinds);
  }

  std::vector<Finding> analyze(const FunctionSites &Sites,
                               const EditPolicy &Policy) override {
    std::vector<Finding> Out = findCoverageGaps(Sites, Policy, Ignored);
    std::set<std::string> Said = Ignored;
    for (const Finding &F : Out)
      Said.insert(F.MissingKinds.begin(), F.MissingKinds.end());
    for (Finding &F : Siblings.gaps(Sites, Policy))
      if (!Said.count(F.MissingKinds.front()))
        Out.push_back(std::move(F));
    return Out;
  }

  void onEndOfTranslationUnit() override {
    SwapopsCheck::onEndOfTranslationUnit();
    Siblings = KindSiblings();
  }

private:
  const std::string IgnoredKinds;
  std::set<std::string> Ignored;
  KindSiblings Siblings;
};

} // namespace

std::unique_ptr<RuleCheck> makeKindCoverageCheck(llvm::StringRef Name,
                                                 ClangTidyContext *Context) {
  return std::make_unique<KindCoverageCheck>(Name, Context);
}

} // namespace swapfold
