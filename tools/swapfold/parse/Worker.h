//===- Worker.h - one worker process ----------------------------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_TOOLS_PARSE_WORKER_H
#define SWAPFOLD_TOOLS_PARSE_WORKER_H

#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/Support/Error.h"
#include <chrono>
#include <memory>
#include <optional>
#include <string>

namespace swapfold {

/// One worker process, seen from the tool.
class Worker {
public:
  /// Forks a process that answers with what \p Work gives for each job, and
  /// ends if that takes more than \p MemoryMiB. Fails if the system has no
  /// process to give.
  static llvm::Expected<std::unique_ptr<Worker>>
  start(llvm::function_ref<std::string(size_t)> Work, unsigned MemoryMiB);
  ~Worker() { finish(); }

  /// Hands \p Job to the worker, which must be idle. If it is gone, receive()
  /// tells.
  void give(size_t Job);
  bool isIdle() const { return !Job; }
  /// What it works on.
  size_t job() const { return *Job; }
  /// The time that it has had for its job, without what it spent waiting for a
  /// processor that others had.
  std::chrono::nanoseconds spent() const;

  int channel() const { return Channel; }
  int errors() const { return Errors; }
  /// What the worker has written to stderr and was not asked for yet.
  std::string takeErrors();

  /// Reads what has come. Returns false if the worker is gone.
  bool receive();
  /// The answer to the job, once it is complete; then the worker is idle.
  std::optional<std::string> answer();

  /// Ends the worker and tells how it ended, as a clause.
  std::string finish();

private:
  std::chrono::nanoseconds queued() const;
  [[noreturn]] static void serve(int Channel,
                                 llvm::function_ref<std::string(size_t)> Work);

  pid_t Process = 0;
  unsigned MemoryMiB = 0;
  int Channel = -1, Errors = -1;
  std::optional<size_t> Job;
  std::chrono::steady_clock::time_point Since;
  std::chrono::nanoseconds QueuedBefore{0};
  std::string Received;
};

} // namespace swapfold

#endif // SWAPFOLD_TOOLS_PARSE_WORKER_H
