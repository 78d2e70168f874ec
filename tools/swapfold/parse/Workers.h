//===- Workers.h - work that may crash or hang ------------------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Jobs are done by forked processes, fed one by one. Whatever a job does to its
// process costs that job only.
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_TOOLS_PARSE_WORKERS_H
#define SWAPFOLD_TOOLS_PARSE_WORKERS_H

#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/Support/Error.h"
#include <string>

namespace swapfold {

struct WorkerOptions {
  unsigned Jobs = 1; ///< processes at a time
  /// For one job; what a worker waits for a processor does not count.
  unsigned TimeoutSeconds = 120;
  /// For one process.
  unsigned MemoryMiB = 4096;
};

/// Does jobs 0 to \p Count - 1 in processes forked from this one, which must
/// have no other thread. \p Work runs in a worker and gives the job's answer;
/// \p Done gets it here, in any order, or an error that says as a clause what
/// became of the worker: "crashed (Segmentation fault)". \p Said gets every
/// line that a worker wrote to stderr, once.
///
/// Fails if no process can be made, if \p Done does, or if the user interrupts;
/// no worker outlives the call.
llvm::Error runWorkers(
    size_t Count, const WorkerOptions &Options,
    llvm::function_ref<std::string(size_t)> Work,
    llvm::function_ref<llvm::Error(size_t, llvm::Expected<std::string>)> Done,
    llvm::function_ref<void(llvm::StringRef)> Said);

} // namespace swapfold

#endif // SWAPFOLD_TOOLS_PARSE_WORKERS_H
