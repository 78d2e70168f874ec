//===- CheckReport.h - what a check tells on stderr -------------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_TOOLS_CHECK_CHECKREPORT_H
#define SWAPFOLD_TOOLS_CHECK_CHECKREPORT_H

#include "tools/swapfold/check/Baseline.h"
#include "tools/swapfold/check/Check.h"
#include "tools/swapfold/check/CheckResult.h"
#include "tools/swapfold/parse/Outcome.h"

namespace swapfold {

/// All files of \p Run that are not checked, with the reason: those that do not
/// parse, and those that no parse came to.
std::vector<NotParsed> notChecked(const Outcome &Run);

/// Prints what \p Run did not look at. Where many files have one reason they
/// are counted, unless \p Verbose. Returns true if there was anything.
bool reportNotChecked(const Outcome &Run, bool Verbose, llvm::raw_ostream &OS);

/// How many of \p Asked, or of all files, name nothing of the family.
size_t leftOut(const Scan &Scanned, const Input &Asked);

/// What a check came to, in a few lines. \p Gone findings of \p Known are not
/// there any more.
std::string summaryOf(const CheckOptions &Options, const CheckResult &All,
                      const std::optional<Baseline> &Known, size_t Gone);

/// \p Why a run has ended that has written some fixes: it says that too.
llvm::Error afterWriting(llvm::Error Why);

} // namespace swapfold

#endif // SWAPFOLD_TOOLS_CHECK_CHECKREPORT_H
