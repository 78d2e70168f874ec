//===- CommandLine.h - the commands by their names -------------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_TOOLS_COMMANDLINE_H
#define SWAPFOLD_TOOLS_COMMANDLINE_H

#include "tools/swapfold/options/RunOptions.h"

namespace swapfold {

/// Runs the command that the first of \p Words names with the others as its
/// options, or prints the help or the version that they ask for. An error is
/// one line: nothing was written.
llvm::Expected<Status> runCommandLine(llvm::ArrayRef<const char *> Words);

} // namespace swapfold

#endif // SWAPFOLD_TOOLS_COMMANDLINE_H
