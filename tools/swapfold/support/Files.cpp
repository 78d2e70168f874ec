//===- Files.cpp - read and write whole files -----------------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "tools/swapfold/support/Files.h"
#include "rewrites/text/Failure.h"
#include "llvm/Support/Errno.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Process.h"
#include <unistd.h>

using namespace llvm;

namespace swapfold {

Error cannot(const Twine &What, std::error_code Why) {
  return failure("cannot " + What + ": " + Why.message());
}

std::error_code writeAll(int FD, StringRef Text) {
  while (!Text.empty()) {
    ssize_t N =
        sys::RetryAfterSignal(-1, ::write, FD, Text.data(), Text.size());
    if (N < 0)
      return std::error_code(errno, std::generic_category());
    Text = Text.drop_front(N);
  }
  return {};
}

Error writeAtomically(StringRef Path, StringRef Text) {
  Expected<sys::fs::TempFile> Temp =
      sys::fs::TempFile::create(Path + ".%%%%%%.tmp");
  if (!Temp)
    return cannot("write " + Path, errorToErrorCode(Temp.takeError()));
  if (std::error_code EC = writeAll(Temp->FD, Text)) {
    consumeError(Temp->discard());
    return cannot("write " + Path, EC);
  }
  return Temp->keep(Path);
}

Error writeWhole(const Twine &Path, StringRef Text) {
  int FD;
  std::error_code EC = sys::fs::openFileForWrite(Path, FD);
  if (!EC) {
    EC = writeAll(FD, Text);
    std::error_code Closed = sys::Process::SafelyCloseFileDescriptor(FD);
    if (!EC)
      EC = Closed;
  }
  return EC ? cannot("write " + Path, EC) : Error::success();
}

} // namespace swapfold
