//===- KindAccessor.cpp - swapops-kind-accessor ---------------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Finds conversions of an entry that are written for one kind of entry.
//
//     page = migration_entry_to_page(entry);
//     pfn = device_private_entry_to_pfn(entry);
//
// becomes
//
//     page = pfn_swap_entry_to_page(entry);
//     pfn = swp_offset(entry);
//
//===----------------------------------------------------------------------===//
#include "rewrites/rules/KindAccessor.h"
#include "checks/Checks.h"
#include "checks/base/SwapopsCheck.h"

using namespace clang::tidy;

namespace swapfold {
namespace {

class KindAccessorCheck : public SwapopsCheck {
public:
  KindAccessorCheck(llvm::StringRef Name, ClangTidyContext *Context)
      : SwapopsCheck(Name, Context, sayAccessor),
        ProvenOnly(option("ProvenOnly", "false")) {}

  void storeOptions(ClangTidyOptions::OptionMap &Opts) override {
    SwapopsCheck::storeOptions(Opts);
    Options.store(Opts, "ProvenOnly", ProvenOnly);
  }

  std::vector<Finding> analyze(const FunctionSites &Sites,
                               const EditPolicy &Policy) override {
    return findAccessors(
        Sites, Policy, foundByChains(Sites, Policy),
        {/*OpenCoded=*/!inFamilyHeader(Sites.function(), Policy.sources()),
         ProvenOnly == "true"});
  }

private:
  const std::string ProvenOnly;
};

} // namespace

std::unique_ptr<RuleCheck> makeKindAccessorCheck(llvm::StringRef Name,
                                                 ClangTidyContext *Context) {
  return std::make_unique<KindAccessorCheck>(Name, Context);
}

} // namespace swapfold
