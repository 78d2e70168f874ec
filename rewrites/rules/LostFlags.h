//===- LostFlags.h - bits that an entry loses -------------------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_REWRITES_RULES_LOSTFLAGS_H
#define SWAPFOLD_REWRITES_RULES_LOSTFLAGS_H

#include "rewrites/sites/FunctionSites.h"
#include <string>
#include <vector>

namespace swapfold {

/// A page table entry that is made anew, in one arm of a ladder, without a bit
/// of the old one that another arm carries over.
struct LostFlag {
  const clang::CallExpr *Made;    ///< newpte = swp_entry_to_pte(entry)
  const clang::CallExpr *Carried; ///< newpte = pte_swp_mkuffd_wp(newpte)
  std::string Variable;           ///< "newpte"
  std::string Flag;               ///< "uffd_wp"
};

/// What the arms of the function's ladders lose, in source order.
std::vector<LostFlag> lostFlags(const FunctionSites &Sites);

} // namespace swapfold

#endif // SWAPFOLD_REWRITES_RULES_LOSTFLAGS_H
