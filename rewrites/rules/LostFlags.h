//===- LostFlags.h - bits that an entry loses -------------------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_REWRITES_RULES_LOSTFLAGS_H
#define SWAPFOLD_REWRITES_RULES_LOSTFLAGS_H

#include "rewrites/edit/EditPolicy.h"
#include "rewrites/rules/CarriedFlags.h"

namespace swapfold {

/// Who keeps a bit that an entry loses.
enum class Keeper { SameEntry, Arm, File, Nobody };

struct LostFlag {
  const clang::CallExpr *Made; ///< newpte = swp_entry_to_pte(entry)
  /// newpte = pte_swp_mkuffd_wp(newpte): for another entry, or on another way.
  /// Null if nobody keeps it.
  const clang::CallExpr *Carried;
  Keeper By;
  std::string Variable; ///< "newpte"
  std::string Flag;     ///< "uffd_wp"
  std::string TakenBy;  ///< "pte_to_swp_entry", which leaves the bit behind
};

/// Of one translation unit, which bits its functions carry over.
class UnitFlags {
public:
  /// The bits that functions of the main file carry over, each with a call that
  /// does it.
  const std::map<std::string, const clang::CallExpr *> &
  carried(const EntryFamily &Family, clang::ASTContext &Context);

  /// True if a function of the main file asks for \p Bit of something.
  bool asksFor(llvm::StringRef Bit, clang::ASTContext &Context);

private:
  std::optional<std::map<std::string, const clang::CallExpr *>> Read;
  std::map<std::string, bool> Asked;
};

/// The bits that page table entries lose in \p Sites' function: such as the
/// same entry keeps on another way, another one in the function or in the file,
/// or such as every carrier of the family has, if the file asks for them at
/// all.
///
/// One that a comment beside the entry names is lost on purpose. An entry that
/// was tested to be writable may have no bit that protects it; so what is set
/// or cleared behind it on some way is reported there only if another one in
/// the function keeps it, and this one keeps no bit.
std::vector<LostFlag> lostFlags(const FunctionSites &Sites, UnitFlags &Unit,
                                const EditPolicy &Policy);

} // namespace swapfold

#endif // SWAPFOLD_REWRITES_RULES_LOSTFLAGS_H
