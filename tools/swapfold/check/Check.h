//===- Check.h - swapfold check ---------------------------------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_TOOLS_CHECK_CHECK_H
#define SWAPFOLD_TOOLS_CHECK_CHECK_H

#include "tools/swapfold/check/FailOn.h"
#include "tools/swapfold/options/RunOptions.h"
#include "tools/swapfold/report/FindingsPrinter.h"
#include "llvm/Support/Error.h"

namespace swapfold {

struct CheckOptions : RunOptions {
  FindingsFormat Format = FindingsFormat::Text;
  /// A revision: only what was added since counts. Empty: everything does.
  std::string Since;
  /// What an earlier run of the same check has parsed counts.
  bool Resume = false;
  bool Fix = false;       ///< apply what is safe
  bool ShowPatch = false; ///< print what Fix would write, and write nothing
  FailOn Fails;
  std::string BaselineFile;    ///< what is in there is not said; or empty
  std::string NewBaselineFile; ///< to write, or empty
};

/// swapfold check: what the rules say, on stdout; what was not looked at, on
/// stderr. SomeLeft if there is either.
llvm::Expected<Status> check(const CheckOptions &Options);

} // namespace swapfold

#endif // SWAPFOLD_TOOLS_CHECK_CHECK_H
