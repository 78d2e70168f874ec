//===- Includes.h - the files that a source includes ------------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_TOOLS_PARSE_INCLUDES_H
#define SWAPFOLD_TOOLS_PARSE_INCLUDES_H

#include "tools/swapfold/build/Configuration.h"
#include "tools/swapfold/options/RunOptions.h"
#include "llvm/Support/Error.h"

namespace swapfold {

/// The files that \p Path, which \p How has a command for, is compiled of
/// beside itself: real paths, sorted. It is preprocessed in a worker. Where
/// that fails, those that it came to, or none: a parse says why. Fails if no
/// worker can be started, or if the user interrupts.
llvm::Expected<std::vector<std::string>> includesOf(const std::string &Path,
                                                    const Configuration &How,
                                                    const RunOptions &Options);

} // namespace swapfold

#endif // SWAPFOLD_TOOLS_PARSE_INCLUDES_H
