//===- Plan.h - one set of edits from all that was found --------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Merges the proposals of all files, checks and configurations. What is said
// twice counts once. A proposal is applied whole or not at all; of two whose
// edits overlap neither is, but that one which changes white space alone gives
// way to one that changes code.
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_REWRITES_PLAN_PLAN_H
#define SWAPFOLD_REWRITES_PLAN_PLAN_H

#include "rewrites/plan/Proposal.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include <optional>

namespace swapfold {

struct FileRewrite {
  std::string Path; ///< real path
  std::string Old, New;
};

/// A definition, in whatever branches, that goes as nothing uses it any more.
struct DeletedName {
  std::string Name;
  Replaced What = Replaced::Nothing; ///< the edits of it leave no uses
  /// What takes its place. With more than one, a place must choose.
  std::vector<std::string> Successors;
  Place Where;           ///< the first of its definitions
  Part Of = Part::Unify; ///< of a series, that leaves it without uses
};

struct Plan {
  std::vector<FileRewrite> Changes; ///< by path
  // By place:
  std::vector<Proposal> Applied;
  std::vector<Proposal> Left;    ///< without edits; their notes say why
  std::vector<Proposal> Remarks; ///< where nothing is wrong
  /// Set by finishPlan(), as are the changes that come of it.
  std::vector<DeletedName> Deleted;
};

/// Files that stay as they are, and why, as a clause.
using RefusedFiles = std::map<std::string, std::string>;

struct PlanRequest {
  std::string Tree; ///< real path; nothing outside is edited
  /// Real paths. If any, findings elsewhere are left out, but for what
  /// is added to the family's header.
  std::vector<std::string> Files;
  /// No proposal with an edit in one of these is applied.
  RefusedFiles Refused = {};
};

/// Merges what was found in \p Parsed, reads the files that are to change and
/// edits them in memory. Fails, by one line, if one of them is not as it was
/// when it was parsed.
llvm::Expected<Plan> makePlan(llvm::ArrayRef<ParsedFile> Parsed,
                              const PlanRequest &Request);

/// What was found in \p Parsed, by place, each once; of findings without edits
/// the notes of all configurations.
std::vector<Proposal> mergeProposals(llvm::ArrayRef<ParsedFile> Parsed,
                                     const PlanRequest &Request);

/// The same as makePlan() for some of what mergeProposals() gave.
llvm::Expected<Plan> planFor(llvm::ArrayRef<Proposal> Merged,
                             llvm::ArrayRef<ParsedFile> Parsed,
                             const PlanRequest &Request);

/// \p Old under \p Edits, or nothing if two of them overlap or one lies
/// outside.
std::optional<std::string> applyEdits(llvm::StringRef Old,
                                      const std::set<TextEdit> &Edits);

/// How many places in \p Some are edited although nothing proves that what the
/// edits rest on holds.
size_t countUnproven(llvm::ArrayRef<Proposal> Some);

/// True if the file \p Path lies below the directory \p Tree; both are real
/// paths.
bool isBelow(llvm::StringRef Path, llvm::StringRef Tree);

} // namespace swapfold

#endif // SWAPFOLD_REWRITES_PLAN_PLAN_H
