//===- Process.h - child processes and interruption ---*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_TOOLS_SUPPORT_PROCESS_H
#define SWAPFOLD_TOOLS_SUPPORT_PROCESS_H

#include "rewrites/text/Interrupted.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include <string>
#include <vector>

namespace swapfold {

struct ProcessResult {
  int Status = 0;  ///< exit status; 128 + n if killed by signal n
  std::string Out; ///< its stdout
  std::string Err; ///< its stderr
};

/// Runs \p Args (Args[0] is looked up in PATH) in \p Directory with \p Env
/// ("NAME=value") added to the environment ("NAME" alone removes it) and stdin
/// at /dev/null, and waits.
/// \p OnLine, if given, sees each line of its stdout as it comes. Fails if the
/// program cannot be started or if the user interrupts (the child and its
/// children are then killed).
llvm::Expected<ProcessResult>
runProcess(const std::vector<std::string> &Args, llvm::StringRef Directory,
           const std::vector<std::string> &Env = {},
           llvm::function_ref<void(llvm::StringRef)> OnLine = {});

/// From here on SIGINT, SIGTERM and SIGHUP only set a flag, which every long
/// loop asks for. runProcess() and the workers kill their children by it.
void catchInterrupts();
bool interrupted();

} // namespace swapfold

#endif // SWAPFOLD_TOOLS_SUPPORT_PROCESS_H
