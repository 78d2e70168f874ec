//===- HeaderRecord.h - what one build has heard of headers --- -*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_TOOLS_CHECK_HEADERRECORD_H
#define SWAPFOLD_TOOLS_CHECK_HEADERRECORD_H

#include "rewrites/plan/Proposal.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"

namespace swapfold {

/// Takes those of \p Findings out that are in another file than \p Source and
/// that another call has left in the same run of make, and records the others.
/// The record is in \p Directory, behind a lock beside it. A run is the
/// outermost make that this process descends from; without any, nothing is
/// taken out. \p Tree is that of the findings.
llvm::Error dropSaidOfHeaders(std::vector<Proposal> &Findings,
                              llvm::StringRef Source, llvm::StringRef Tree,
                              llvm::StringRef Directory);

} // namespace swapfold

#endif // SWAPFOLD_TOOLS_CHECK_HEADERRECORD_H
