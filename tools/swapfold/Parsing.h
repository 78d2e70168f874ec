//===- Parsing.h - parse what is worth it, in workers -----------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_TOOLS_PARSING_H
#define SWAPFOLD_TOOLS_PARSING_H

#include "tools/swapfold/Commands.h"
#include "tools/swapfold/Report.h"

namespace swapfold {

/// True for a file that is parsed by itself.
inline bool isWorthParsing(const ScannedFile &File) {
  return File.Candidate && isSourceFile(File.Path);
}

/// Parses the sources of \p Run that are worth it under its configurations, and
/// then under more of them (Coverage.h) until each use was seen or nothing is
/// left to try. What comes back, and what fails, goes into \p Run. An error is
/// one of the whole run.
llvm::Error parse(const RewriteOptions &Options,
                  const ConfigurationRequest &Prepare, Outcome &Run);

} // namespace swapfold

#endif // SWAPFOLD_TOOLS_PARSING_H
