//===- GroupedFindings.h - findings that share a statement ------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_REWRITES_SITES_GROUPEDFINDINGS_H
#define SWAPFOLD_REWRITES_SITES_GROUPEDFINDINGS_H

#include "rewrites/edit/EditPolicy.h"
#include "rewrites/edit/Finding.h"
#include "rewrites/sites/FunctionSites.h"
#include <optional>
#include <vector>

namespace swapfold {

/// Says that the function of \p U does \p What, without an edit.
Finding findingOf(const Use &U, Request Asks, llvm::StringRef What);

/// A finding whose edits are not laid out yet.
struct PendingFinding {
  Finding F;
  std::vector<FileRange> Units; ///< see laidOut()
  /// What it shares with findings that change the same statements: where these
  /// begin. Without one, its first unit's begin.
  std::optional<unsigned> Group;

  /// Drops the edits and says why.
  void refuse(const std::string &Why);
};

/// Findings in the order of the code. Of those that share a statement the first
/// carries the edits of all where the statement is laid out anew; and of those
/// whose layout would reach into each other.
class GroupedFindings {
public:
  void add(PendingFinding P) { All.push_back(std::move(P)); }
  std::vector<Finding> finish(const EditPolicy &Policy);

private:
  std::vector<PendingFinding> All;
};

} // namespace swapfold

#endif // SWAPFOLD_REWRITES_SITES_GROUPEDFINDINGS_H
