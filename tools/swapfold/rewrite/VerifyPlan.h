//===- VerifyPlan.h - rewrite --verify --------------------------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_TOOLS_REWRITE_VERIFYPLAN_H
#define SWAPFOLD_TOOLS_REWRITE_VERIFYPLAN_H

#include "tools/swapfold/parse/Outcome.h"
#include "tools/swapfold/report/HtmlSizes.h"
#include "tools/swapfold/rewrite/Rewrite.h"
#include "llvm/Support/raw_ostream.h"

namespace swapfold {

/// Verifies \p Run's plan step by step, before any of it is written: its
/// second part must not change the code of any function. Reports to \p OS, and
/// returns the sizes of the code that differs. Fails if a person has to look at
/// something.
llvm::Expected<std::vector<CodeSizes>> verifyPlan(const Outcome &Run,
                                                  const RewriteOptions &Options,
                                                  llvm::raw_ostream &OS);

} // namespace swapfold

#endif // SWAPFOLD_TOOLS_REWRITE_VERIFYPLAN_H
