//===- Files.cpp - read and write whole files -----------------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "tools/swapfold/support/Files.h"
#include "rewrites/text/Failure.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/raw_ostream.h"

using namespace llvm;

namespace swapfold {

static Error fileError(const Twine &What, std::error_code EC) {
  return failure(What + ": " + EC.message());
}

Expected<std::string> readFile(StringRef Path) {
  // A pipe would be waited for, a device may be endless.
  sys::fs::file_status Status;
  if (!sys::fs::status(Path, Status) && sys::fs::exists(Status) &&
      !sys::fs::is_regular_file(Status))
    return failure("cannot read " + Path + ": not a regular file");
  auto Buffer = MemoryBuffer::getFile(Path);
  if (!Buffer)
    return fileError("cannot read " + Path, Buffer.getError());
  return (*Buffer)->getBuffer().str();
}

Error writeAtomically(StringRef Path, StringRef Text) {
  Expected<sys::fs::TempFile> Temp =
      sys::fs::TempFile::create(Path + ".%%%%%%.tmp");
  if (!Temp)
    return fileError("cannot write " + Path,
                     errorToErrorCode(Temp.takeError()));
  raw_fd_ostream Out(Temp->FD, /*shouldClose=*/false);
  Out << Text;
  Out.flush();
  if (std::error_code EC = Out.error()) {
    Out.clear_error();
    consumeError(Temp->discard());
    return fileError("cannot write " + Path, EC);
  }
  return Temp->keep(Path);
}

Error writeWhole(const Twine &Path, StringRef Text) {
  std::error_code EC;
  raw_fd_ostream Out(Path.str(), EC);
  if (!EC) {
    Out << Text;
    Out.close();
    EC = Out.error();
    Out.clear_error();
  }
  return EC ? failure("cannot write " + Path + ": " + EC.message())
            : Error::success();
}

} // namespace swapfold
