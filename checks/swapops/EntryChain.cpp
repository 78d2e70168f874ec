//===- EntryChain.cpp - swapops-entry-chain -------------------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Finds chains of entry kind tests whose arms differ only in their converter.
//
//     if (is_migration_entry(entry))
//             page = migration_entry_to_page(entry);
//     else if (is_device_private_entry(entry))
//             page = device_private_entry_to_page(entry);
//
// becomes
//
//     if (is_pfn_swap_entry(entry))
//             page = pfn_swap_entry_to_page(entry);
//
//===----------------------------------------------------------------------===//
#include "rewrites/rules/EntryChain.h"
#include "checks/Checks.h"
#include "checks/base/SwapopsCheck.h"
#include "rewrites/rules/Disjunctions.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang::tidy;

namespace swapfold {
namespace {

class EntryChainCheck : public SwapopsCheck {
public:
  EntryChainCheck(llvm::StringRef Name, ClangTidyContext *Context)
      : SwapopsCheck(Name, Context),
        ReportLadders(option("ReportLadders", "false")) {}

  void storeOptions(ClangTidyOptions::OptionMap &Opts) override {
    SwapopsCheck::storeOptions(Opts);
    Options.store(Opts, "ReportLadders", ReportLadders);
  }

  std::vector<Finding> analyze(const FunctionSites &Sites,
                               const EditPolicy &Policy) override {
    Chains Found = findChains(Sites, Policy);
    noteClaims(Found, Policy.sources());
    std::vector<Finding> Out = std::move(Found.Findings);
    llvm::append_range(Out, findDisjunctions(Sites, Policy, Found.Claimed));
    if (ReportLadders == "true")
      for (Finding &Ladder : Found.Ladders) {
        Ladder.IsRemark = true;
        Out.push_back(std::move(Ladder));
      }
    return Out;
  }

private:
  const std::string ReportLadders;
};

} // namespace

std::unique_ptr<RuleCheck> makeEntryChainCheck(llvm::StringRef Name,
                                               ClangTidyContext *Context) {
  return std::make_unique<EntryChainCheck>(Name, Context);
}

} // namespace swapfold
