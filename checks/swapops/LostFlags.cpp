//===- LostFlags.cpp - swapops-lost-flags ---------------------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Finds page table entries that are made anew without a bit of the old one that
// an arm beside carries over.
//
//     if (is_writable_migration_entry(entry)) {
//             entry = make_readable_migration_entry(swp_offset(entry));
//             newpte = swp_entry_to_pte(entry);
//     } else if (is_writable_device_exclusive_entry(entry)) {
//             entry = make_readable_device_exclusive_entry(swp_offset(entry));
//             newpte = swp_entry_to_pte(entry);
//             if (pte_swp_uffd_wp(oldpte))
//                     newpte = pte_swp_mkuffd_wp(newpte);
//     }
//
//===----------------------------------------------------------------------===//
#include "rewrites/rules/LostFlags.h"
#include "checks/Checks.h"
#include "checks/base/SwapopsCheck.h"

using namespace clang::tidy;

namespace swapfold {
namespace {

class LostFlagsCheck : public SwapopsCheck {
public:
  using SwapopsCheck::SwapopsCheck;

  std::vector<Finding> analyze(const FunctionSites &Sites,
                               const EditPolicy &Policy) override {
    std::vector<Finding> Out;
    for (const LostFlag &Lost : lostFlags(Sites, Unit, Policy)) {
      Finding F;
      F.Loc = Policy.sources().getExpansionLoc(Lost.Made->getBeginLoc());
      F.Asks = Request::KeepFlag;
      F.Message = quoted(Lost.Variable) + " loses " + quoted(Lost.Flag) +
                  (Lost.By == Keeper::Nobody
                       ? ", which " + quoted(Lost.TakenBy) + " has left behind"
                       : FindingText(kept(Lost.By)));
      if (Lost.Carried)
        F.Notes.push_back({Lost.Carried->getBeginLoc(), "it is kept here"});
      Out.push_back(std::move(F));
    }
    return Out;
  }

  void onEndOfTranslationUnit() override {
    SwapopsCheck::onEndOfTranslationUnit();
    Unit = UnitFlags();
  }

private:
  static const char *kept(Keeper By) {
    switch (By) {
    case Keeper::SameEntry:
      return " on one way, and keeps it on another";
    case Keeper::Arm:
      return ", which an arm beside it keeps";
    case Keeper::File:
      return ", which is kept elsewhere in this file";
    case Keeper::Nobody:
      break;
    }
    llvm_unreachable("no such keeper");
  }

  UnitFlags Unit;
};

} // namespace

std::unique_ptr<RuleCheck> makeLostFlagsCheck(llvm::StringRef Name,
                                              ClangTidyContext *Context) {
  return std::make_unique<LostFlagsCheck>(Name, Context);
}

} // namespace swapfold
