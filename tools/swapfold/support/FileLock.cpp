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

Error FileLock::open(StringRef Path, int Flags) {
  FD = ::open(Path.str().c_str(), Flags, 0666);
  if (FD >= 0)
    return Error::success();
  std::error_code EC(errno, std::generic_category());
  return cannot("lock " + Path, EC);
}

Error FileLock::open(StringRef File) {
  Of = File.rsplit('.').first.str();
  // Programs that we start inherit it. If we are killed, nobody else works
  // there until they have ended too.
  return open(File, O_RDWR | O_CREAT);
}

Error FileLock::openDirectory(StringRef Directory) {
  Of = Directory.str();
  return open(Directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
}

Error FileLock::take(Mode M, bool SaysSo) {
  int Operation = (M == Shared ? LOCK_SH : LOCK_EX) | LOCK_NB;
  for (bool Said = !SaysSo; ::flock(FD, Operation) != 0; ::usleep(100000)) {
    if (interrupted())
      return interruptedError();
    if (errno != EWOULDBLOCK && errno != EINTR)
      return failure("cannot lock " + Of);
    if (!std::exchange(Said, true))
      errs() << "swapfold: waiting for another swapfold at " << Of << "\n";
  }
  return Error::success();
}

} // namespace swapfold
