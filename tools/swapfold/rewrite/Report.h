//===- Report.h - what a rewrite tells people -------------------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_TOOLS_REWRITE_REPORT_H
#define SWAPFOLD_TOOLS_REWRITE_REPORT_H

#include "tools/swapfold/parse/Outcome.h"
#include "llvm/Support/raw_ostream.h"

namespace swapfold {

/// Prints findings without a fix, what was not seen and a summary, and under
/// \p Verbose every finding. Returns true if there was anything but the
/// summary to say.
bool report(const Outcome &Run, bool Verbose, llvm::raw_ostream &OS);

/// "2 conversions rest on a kind that nothing proves", of as many \p Places.
std::string sayUnproven(size_t Places);

} // namespace swapfold

#endif // SWAPFOLD_TOOLS_REWRITE_REPORT_H
