//===- Candidate.h - whether a file is worth a parse ------------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_REWRITES_SCAN_CANDIDATE_H
#define SWAPFOLD_REWRITES_SCAN_CANDIDATE_H

#include "rewrites/scan/Occurrences.h"

namespace swapfold {

/// What rules look at of a family, beside converters: what no rule looks at is
/// not worth a parse.
struct LookedAt {
  bool Constructors = false; ///< and mutators
  bool WritePredicates = false;
  bool FewTests = false; ///< tests of too few kinds for a fold
};

/// True if a file with \p Names may have something of \p Family that a rule
/// rewrites.
bool isCandidate(const FileNames &Names, const EntryFamily &Family,
                 const LookedAt &Looks);

} // namespace swapfold

#endif // SWAPFOLD_REWRITES_SCAN_CANDIDATE_H
