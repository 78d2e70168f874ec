//===- CarriedFlags.h - bits that are carried over to an entry --*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_REWRITES_RULES_CARRIEDFLAGS_H
#define SWAPFOLD_REWRITES_RULES_CARRIEDFLAGS_H

#include "rewrites/sites/FunctionSites.h"
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace swapfold {

/// A page table entry that is made anew, and what becomes of the bits beside
/// it.
struct Rebuilt {
  const clang::CallExpr *Made;    ///< newpte = swp_entry_to_pte(entry)
  const clang::VarDecl *Variable; ///< what holds it
  const Carrier *Of;
  /// What is put into it was taken out of one, and changed.
  bool OfOld;
  /// Bits that it has if an old one has them, each with a call that sets it:
  /// newpte = pte_swp_mkuffd_wp(newpte). On one way at least.
  std::map<std::string, const clang::CallExpr *> Carried;
  /// Bits that it is given, or that are taken from it, on one way at least.
  std::set<std::string> Touched;
  /// The same on every way. Nothing if it is not known where it is used.
  std::optional<std::set<std::string>> Decided;
};

/// True if \p Function is a question for \p Bit, of a page table entry or of
/// one that is present: pte_swp_uffd_wp(), pte_uffd_wp().
bool asksForBit(const clang::FunctionDecl &Function, llvm::StringRef Bit);

/// The page table entries that \p Sites' function makes anew in a variable.
std::vector<Rebuilt> rebuiltIn(const FunctionSites &Sites);

} // namespace swapfold

#endif // SWAPFOLD_REWRITES_RULES_CARRIEDFLAGS_H
