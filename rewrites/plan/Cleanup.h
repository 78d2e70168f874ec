//===- Cleanup.h - what a plan leaves to do in the tree ---------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Once a plan is made, obsolete definitions may be without uses, and documents
// name what is no more.
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_REWRITES_PLAN_CLEANUP_H
#define SWAPFOLD_REWRITES_PLAN_CLEANUP_H

#include "rewrites/plan/Deletion.h"

namespace swapfold {

struct Cleanup {
  std::vector<KeptName> Kept;
  /// Comments, and what is neither code nor a patched document, that name
  /// deleted helpers; by the lines of the old tree.
  std::vector<Mention> Mentions;
};

struct CleanupRequest {
  std::string Tree; ///< real path; nothing outside is edited
  /// Files that may name something obsolete (Scan::MayName).
  std::vector<std::string> Files;
  unsigned Jobs = 1;
  RefusedFiles Refused; ///< nothing is deleted from these
  std::function<bool(Replaced What)> Selected;
  std::function<bool()> Interrupted = [] { return false; };
};

/// Deletes from \p Done's headers every obsolete helper that nothing in the
/// tree uses under its edits, and patches the documents that name it. Fails if
/// a file cannot be read or changed since.
llvm::Expected<Cleanup> finishPlan(Plan &Done, const EntryFamily &Family,
                                   const CleanupRequest &Request);

/// What becomes of the files of \p Done if only \p Some of its proposals are
/// applied and only \p Deleted goes.
std::vector<FileRewrite> changesOf(const Plan &Done,
                                   llvm::ArrayRef<Proposal> Some,
                                   llvm::ArrayRef<DeletedName> Deleted);

} // namespace swapfold

#endif // SWAPFOLD_REWRITES_PLAN_CLEANUP_H
