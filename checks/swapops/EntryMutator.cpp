//===- EntryMutator.cpp - swapops-entry-mutator ---------------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Finds calls of functions that change an entry in place.
//
//     make_migration_entry_read(&entry);
//
// becomes
//
//     entry = make_readable_migration_entry(swp_offset(entry));
//
//===----------------------------------------------------------------------===//
#include "rewrites/rules/EntryMutator.h"
#include "checks/Checks.h"
#include "checks/base/SwapopsCheck.h"

using namespace clang::tidy;

namespace swapfold {
namespace {

class EntryMutatorCheck : public SwapopsCheck {
public:
  EntryMutatorCheck(llvm::StringRef Name, ClangTidyContext *Context)
      : SwapopsCheck(Name, Context, sayMutator) {}

  std::vector<Finding> analyze(const FunctionSites &Sites,
                               const EditPolicy &Policy) override {
    return findMutators(Sites, Policy, foundByChains(Sites, Policy).Claimed);
  }
};

} // namespace

std::unique_ptr<RuleCheck> makeEntryMutatorCheck(llvm::StringRef Name,
                                                 ClangTidyContext *Context) {
  return std::make_unique<EntryMutatorCheck>(Name, Context);
}

} // namespace swapfold
