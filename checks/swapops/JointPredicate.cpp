//===- JointPredicate.cpp - swapops-joint-predicate -----------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Finds tests for several kinds that one predicate of the tree asks for.
//
//     if (pmd_is_migration_entry(pmd) || pmd_is_device_private_entry(pmd))
//
// becomes
//
//     if (pmd_is_valid_softleaf(pmd))
//
// What the unified predicate asks for is swapops-entry-chain's.
//
//===----------------------------------------------------------------------===//
#include "checks/Checks.h"
#include "checks/base/SwapopsCheck.h"
#include "rewrites/rules/Disjunctions.h"

using namespace clang::tidy;

namespace swapfold {
namespace {

class JointPredicateCheck : public SwapopsCheck {
public:
  using SwapopsCheck::SwapopsCheck;

  std::vector<Finding> analyze(const FunctionSites &Sites,
                               const EditPolicy &Policy) override {
    return findDisjunctions(Sites, Policy, foundByChains(Sites, Policy).Claimed,
                            Spelled::OtherJoint);
  }
};

} // namespace

std::unique_ptr<RuleCheck> makeJointPredicateCheck(llvm::StringRef Name,
                                                   ClangTidyContext *Context) {
  return std::make_unique<JointPredicateCheck>(Name, Context);
}

} // namespace swapfold
