//===- KindCoverage.h - kinds that tests leave out --------------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_REWRITES_RULES_KINDCOVERAGE_H
#define SWAPFOLD_REWRITES_RULES_KINDCOVERAGE_H

#include "rewrites/edit/EditPolicy.h"
#include "rewrites/edit/Finding.h"
#include "rewrites/sites/FunctionSites.h"
#include <set>
#include <string>
#include <vector>

namespace swapfold {

/// The ladders, ifs in a row and disjunctions that test an entry for at least
/// two of the kinds that hold a page, writable or not, and not for all of them.
/// Kinds that earlier tests rule out are not missed, nor are those named in \p
/// Ignored.
std::vector<Finding> findCoverageGaps(const FunctionSites &Sites,
                                      const EditPolicy &Policy,
                                      const std::set<std::string> &Ignored);

} // namespace swapfold

#endif // SWAPFOLD_REWRITES_RULES_KINDCOVERAGE_H
