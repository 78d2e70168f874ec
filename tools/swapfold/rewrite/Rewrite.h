//===- Rewrite.h - swapfold rewrite -----------------------------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_TOOLS_REWRITE_REWRITE_H
#define SWAPFOLD_TOOLS_REWRITE_REWRITE_H

#include "tools/swapfold/options/RunOptions.h"
#include "tools/swapfold/options/SeriesOptions.h"
#include "llvm/Support/Error.h"
#include <optional>

namespace swapfold {

struct RewriteOptions : RunOptions {
  bool InPlace = false;
  std::string ExportFixes; ///< a file's name, or empty
  std::optional<SeriesOptions> Series;
  bool Verify = false; ///< write nothing that does not verify
  bool Cocci = false;  ///< print the semantic patch, parse nothing
};

/// swapfold rewrite: the plan goes to where \p Options says, the rest to
/// stderr. An error is one line and means Refused.
llvm::Expected<Status> rewrite(RewriteOptions Options);

} // namespace swapfold

#endif // SWAPFOLD_TOOLS_REWRITE_REWRITE_H
