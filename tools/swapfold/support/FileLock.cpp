//===- FileLock.cpp - one swapfold at a time ------------------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "tools/swapfold/support/FileLock.h"
#include "rewrites/text/Failure.h"
#include "tools/swapfold/support/Files.h"
#include "tools/swapfold/support/Process.h"
#include "llvm/Support/raw_ostream.h"
#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>
#include <utility>

using namespace llvm;

namespace swapfold {

FileLock::~FileLock() {
  if (FD >= 0)
    ::close(FD);
}

Error FileLock::open(StringRef File) {
  Path = File.str();
  FD = ::open(Path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
  if (FD >= 0)
    return Error::success();
  std::error_code EC(errno, std::generic_category());
  return cannot("write " + Path, EC);
}

Error FileLock::take(Mode M) {
  int Operation = (M == Shared ? LOCK_SH : LOCK_EX) | LOCK_NB;
  for (bool Said = false; ::flock(FD, Operation) != 0; ::usleep(100000)) {
    if (interrupted())
      return interruptedError();
    if (errno != EWOULDBLOCK && errno != EINTR)
      return failure("cannot lock " + Path);
    if (!std::exchange(Said, true))
      errs() << "swapfold: waiting for another swapfold at "
             << StringRef(Path).rsplit('.').first << "\n";
  }
  return Error::success();
}

} // namespace swapfold
