//===- FlagConstructor.cpp - swapops-flag-constructor ---------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Finds calls of constructors that choose what they make by a flag.
//
//     entry = make_device_private_entry(page, pte_write(pte));
//
// becomes
//
//     if (pte_write(pte))
//             entry = make_writable_device_private_entry(page_to_pfn(page));
//     else
//             entry = make_readable_device_private_entry(page_to_pfn(page));
//
//===----------------------------------------------------------------------===//
#include "rewrites/rules/FlagConstructor.h"
#include "checks/Checks.h"
#include "checks/base/SwapopsCheck.h"

using namespace clang::tidy;

namespace swapfold {
namespace {

class FlagConstructorCheck : public SwapopsCheck {
public:
  FlagConstructorCheck(llvm::StringRef Name, ClangTidyContext *Context)
      : SwapopsCheck(Name, Context, sayFlagConstructor),
        RepeatAssertions(option("RepeatAssertions", "true")) {}

  void storeOptions(ClangTidyOptions::OptionMap &Opts) override {
    SwapopsCheck::storeOptions(Opts);
    Options.store(Opts, "RepeatAssertions", RepeatAssertions);
  }

  std::vector<Finding> analyze(const FunctionSites &Sites,
                               const EditPolicy &Policy) override {
    return findFlagConstructors(Sites, Policy,
                                foundByChains(Sites, Policy).Claimed,
                                RepeatAssertions == "true");
  }

private:
  const std::string RepeatAssertions;
};

} // namespace

std::unique_ptr<RuleCheck> makeFlagConstructorCheck(llvm::StringRef Name,
                                                    ClangTidyContext *Context) {
  return std::make_unique<FlagConstructorCheck>(Name, Context);
}

} // namespace swapfold
