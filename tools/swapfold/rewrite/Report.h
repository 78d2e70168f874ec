//===- Report.h - what a rewrite tells people -------------------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_TOOLS_REWRITE_REPORT_H
#define SWAPFOLD_TOOLS_REWRITE_REPORT_H

#include "tools/swapfold/parse/Outcome.h"

namespace swapfold {

/// Lines of text.
struct Report {
  std::string Findings; ///< without a fix; under -v every one
  std::string Warnings; ///< what was not seen or stays as it is
  std::string Summary;
  bool SomeLeft = false; ///< there was anything but the summary to say
};

Report report(const Outcome &Run, bool Verbose);

/// "2 conversions rest on a kind that nothing proves", of as many \p Places.
std::string sayUnproven(size_t Places);

} // namespace swapfold

#endif // SWAPFOLD_TOOLS_REWRITE_REPORT_H
