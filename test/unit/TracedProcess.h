//===- TracedProcess.h - work stopped at its system calls -------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_TEST_UNIT_TRACEDPROCESS_H
#define SWAPFOLD_TEST_UNIT_TRACEDPROCESS_H

#include "llvm/ADT/STLFunctionalExtras.h"
#include <csignal>
#include <optional>
#include <sys/ptrace.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

namespace swapfold {

/// A process that stops before \p Work, which it is to do, and then wherever
/// the tracer says; or nothing where processes must not be traced.
inline std::optional<pid_t> startTraced(llvm::function_ref<void()> Work) {
  pid_t Child = ::fork();
  if (Child == 0) {
    if (::ptrace(PTRACE_TRACEME, 0, nullptr, nullptr))
      ::_exit(2);
    ::raise(SIGSTOP);
    Work();
    ::_exit(0);
  }
  int Status = 0;
  ::waitpid(Child, &Status, 0);
  if (!WIFSTOPPED(Status))
    return std::nullopt;
  ::ptrace(PTRACE_SETOPTIONS, Child, nullptr, PTRACE_O_TRACESYSGOOD);
  return Child;
}

/// Lets \p Child go on to where its next system call begins, or ends. Returns
/// false if the process has ended.
inline bool goOn(pid_t Child) {
  int Status = 0;
  ::ptrace(PTRACE_SYSCALL, Child, nullptr, nullptr);
  ::waitpid(Child, &Status, 0);
  return WIFSTOPPED(Status);
}

inline void end(pid_t Child) {
  ::kill(Child, SIGKILL);
  ::waitpid(Child, nullptr, 0);
}

/// Runs \p Work in a process that is killed at its system call number \p Last,
/// counted from 0. Returns false if the process had ended before. Nothing runs
/// where processes must not be traced.
inline std::optional<bool> killAt(unsigned Last,
                                  llvm::function_ref<void()> Work) {
  std::optional<pid_t> Child = startTraced(Work);
  if (!Child)
    return std::nullopt;
  for (unsigned Stop = 0; Stop <= 2 * Last; ++Stop)
    if (!goOn(*Child))
      return false;
  end(*Child);
  return true;
}

/// The system call that \p Child begins, or -1 where one ends.
inline long callOf(pid_t Child) {
  __ptrace_syscall_info Info;
  ::ptrace(PTRACE_GET_SYSCALL_INFO, Child, sizeof(Info), &Info);
  return Info.op == PTRACE_SYSCALL_INFO_ENTRY ? long(Info.entry.nr) : -1;
}

inline bool isRename(long Call) {
#ifdef SYS_rename
  if (Call == SYS_rename)
    return true;
#endif
  return Call == SYS_renameat || Call == SYS_renameat2;
}

} // namespace swapfold

#endif // SWAPFOLD_TEST_UNIT_TRACEDPROCESS_H
