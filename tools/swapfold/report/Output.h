//===- Output.h - where a plan goes -----------------------------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_TOOLS_REPORT_OUTPUT_H
#define SWAPFOLD_TOOLS_REPORT_OUTPUT_H

#include "rewrites/plan/Plan.h"
#include "llvm/Support/Error.h"

namespace swapfold {

/// One unified diff of \p Changes, with paths relative to \p Tree, that
/// `git apply` and `patch -p1` take. Needs git in PATH.
llvm::Expected<std::string> makeDiff(llvm::ArrayRef<FileRewrite> Changes,
                                     llvm::StringRef Tree, bool Color);

/// Writes \p Applied and \p Left to \p File as clang-tidy's YAML. Fails if the
/// file cannot be written, or if an edit is no UTF-8, which YAML cannot carry.
llvm::Error exportFixes(const Plan &Done, llvm::StringRef Tree,
                        llvm::StringRef File);

/// Writes \p Text to stdout. Fails if not all of it got there.
llvm::Error printOut(llvm::StringRef Text);

/// True if what goes to stdout may be colored: it is a terminal that can, or
/// CLICOLOR_FORCE says so; unless NO_COLOR or CLICOLOR=0 say that it must not.
bool stdoutTakesColors();

} // namespace swapfold

#endif // SWAPFOLD_TOOLS_REPORT_OUTPUT_H
