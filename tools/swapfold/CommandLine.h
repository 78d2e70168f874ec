//===- CommandLine.h - the options of the subcommands -----------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_TOOLS_COMMANDLINE_H
#define SWAPFOLD_TOOLS_COMMANDLINE_H

#include "tools/swapfold/options/RunOptions.h"

namespace swapfold {

/// Runs the subcommand that LLVM's options, once parsed, ask for. \p Flags is
/// what came after --, if that was there; \p Words the whole command line. An
/// error is one line: nothing was written.
llvm::Expected<Status> runCommand(bool HasFlags, std::vector<std::string> Flags,
                                  llvm::ArrayRef<std::string> Words);

} // namespace swapfold

#endif // SWAPFOLD_TOOLS_COMMANDLINE_H
