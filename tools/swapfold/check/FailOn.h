//===- FailOn.h - which findings fail a check ----------------- -*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_TOOLS_CHECK_FAILON_H
#define SWAPFOLD_TOOLS_CHECK_FAILON_H

#include "rewrites/plan/Proposal.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"

namespace swapfold {

/// What makes a command end with status 1 that looks at code.
struct FailOn {
  std::string Rules = "*"; ///< globs
  bool Remarks = true;     ///< of these rules, too
  bool Unchecked = true;   ///< something was not looked at

  /// What --fail-on says: "warning", "remark", "unchecked", "none" and globs of
  /// rules, with commas between them. Fails for what is none of these.
  static llvm::Expected<FailOn> read(llvm::StringRef List);

  /// True if \p Findings, or that something is \p Unseen, make it fail.
  bool fails(llvm::ArrayRef<Proposal> Findings, bool Unseen) const;
};

} // namespace swapfold

#endif // SWAPFOLD_TOOLS_CHECK_FAILON_H
