//===- WritablePredicate.cpp - swapops-writable-predicate -----------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Finds predicates that ask whether an entry is a write.
//
//     if (is_write_migration_entry(entry))
//
// becomes
//
//     if (is_writable_migration_entry(entry))
//
//===----------------------------------------------------------------------===//
#include "checks/Checks.h"
#include "checks/base/SwapopsCheck.h"
#include "rewrites/rules/EntryMutator.h"

using namespace clang::tidy;

namespace swapfold {
namespace {

class WritablePredicateCheck : public SwapopsCheck {
public:
  WritablePredicateCheck(llvm::StringRef Name, ClangTidyContext *Context)
      : SwapopsCheck(Name, Context, sayWritePredicate) {}

  std::vector<Finding> analyze(const FunctionSites &Sites,
                               const EditPolicy &Policy) override {
    return findWritePredicates(Sites, Policy,
                               foundByChains(Sites, Policy).Claimed);
  }
};

} // namespace

std::unique_ptr<RuleCheck>
makeWritablePredicateCheck(llvm::StringRef Name, ClangTidyContext *Context) {
  return std::make_unique<WritablePredicateCheck>(Name, Context);
}

} // namespace swapfold
