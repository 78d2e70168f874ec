//===- RulePages.h - what is written about a rule ------------- -*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_TOOLS_REPORT_RULEPAGES_H
#define SWAPFOLD_TOOLS_REPORT_RULEPAGES_H

#include "llvm/ADT/StringRef.h"

namespace swapfold {

/// What \p Rule finds, in a few words (checks/Rules.def). Empty if there is no
/// such rule.
llvm::StringRef ruleSummary(llvm::StringRef Rule);

/// docs/rules/RULE.md as it was when this was built: Markdown. Empty if there
/// is no such rule.
llvm::StringRef rulePage(llvm::StringRef Rule);

} // namespace swapfold

#endif // SWAPFOLD_TOOLS_REPORT_RULEPAGES_H
