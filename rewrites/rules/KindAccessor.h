//===- KindAccessor.h - conversions written for one kind --------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_REWRITES_RULES_KINDACCESSOR_H
#define SWAPFOLD_REWRITES_RULES_KINDACCESSOR_H

#include "rewrites/edit/EditPolicy.h"
#include "rewrites/edit/Finding.h"
#include "rewrites/rules/EntryChain.h"
#include "rewrites/sites/FunctionSites.h"
#include <optional>
#include <vector>

namespace swapfold {

struct AccessorOptions {
  /// pfn_to_page(swp_offset(entry)) counts, too.
  bool OpenCoded = false;
  /// Conversions whose entry nothing proves to be of their kind are left alone.
  bool ProvenOnly = false;
};

/// What is said of \p U if it is a converter of one kind, without an edit.
std::optional<Finding> sayAccessor(const Use &U, const EntryFamily &Family);

/// Every converter of one kind that the function uses, but for those
/// that \p Found has. One that is replaced although nothing proves the kind of
/// its entry has a note of the role Unproven.
std::vector<Finding> findAccessors(const FunctionSites &Sites,
                                   const EditPolicy &Policy,
                                   const Chains &Found,
                                   const AccessorOptions &Options);

} // namespace swapfold

#endif // SWAPFOLD_REWRITES_RULES_KINDACCESSOR_H
