//===- Main.cpp - the swapfold command ------------------------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "tools/swapfold/CommandLine.h"
#include "llvm/Support/raw_ostream.h"
#include <csignal>
#include <fcntl.h>
#include <unistd.h>

using namespace llvm;
using namespace swapfold;

static int refuse(Error E) {
  std::string Message = toString(std::move(E));
  errs() << "swapfold: error: " << StringRef(Message).rtrim() << "\n";
  return Refused;
}

/// Files that we open must not become stdout or stderr because whoever started
/// us has closed these: writing to one of them fails instead.
static void occupyStandardDescriptors() {
  for (int FD : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
    if (::fcntl(FD, F_GETFD) < 0)
      ::open("/dev/null", O_RDONLY);
}

int main(int argc, char **argv) {
  occupyStandardDescriptors();
  // A reader that went away is an error like any other of writing.
  ::signal(SIGPIPE, SIG_IGN);
  // So is a file that may not grow any further (ulimit -f).
  ::signal(SIGXFSZ, SIG_IGN);
  Expected<Status> Ended = runCommandLine(ArrayRef(argv, argc).drop_front());
  int Code = Ended ? *Ended : refuse(Ended.takeError());
  // A reader of stderr that went away is no reason to end as if we had failed.
  errs().clear_error();
  return Code;
}
