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
#include <vector>

namespace swapfold {

/// Every converter of one kind that the function uses, but for those
/// that \p Found has; with \p OpenCoded also pfn_to_page(swp_offset(entry)).
std::vector<Finding> findAccessors(const FunctionSites &Sites,
                                   const EditPolicy &Policy,
                                   const Chains &Found, bool OpenCoded);

} // namespace swapfold

#endif // SWAPFOLD_REWRITES_RULES_KINDACCESSOR_H
