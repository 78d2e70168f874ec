//===- ReadFiles.cpp - read many files in parallel ------------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/tree/ReadFiles.h"
#include "rewrites/text/Failure.h"
#include "rewrites/text/Interrupted.h"
#include "llvm/Support/Errno.h"
#include <fcntl.h>
#include <map>
#include <mutex>
#include <unistd.h>
#include <vector>

using namespace llvm;

namespace swapfold {

namespace {

/// A file's text for as long as the next one is not read.
class FileReader {
public:
  FileReader() : Buffer(1 << 20) {}

  /// The text of \p Path, followed by a NUL.
  Expected<StringRef> read(const std::string &Path) {
    int FD = sys::RetryAfterSignal(-1, ::open, Path.c_str(),
                                   O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    size_t Size = 0;
    ssize_t Got = FD < 0 ? -1 : 0;
    while (FD >= 0) {
      Got = sys::RetryAfterSignal(-1, ::read, FD, Buffer.data() + Size,
                                  Buffer.size() - Size - 1);
      if (Got <= 0)
        break;
      Size += Got;
      // A short read of a regular file is its end.
      if (Size < Buffer.size() - 1)
        break;
      Buffer.resize(Buffer.size() * 2);
    }
    int Why = errno;
    if (FD >= 0)
      ::close(FD);
    if (Got < 0)
      return failure("cannot read " + Path + ": " + sys::StrError(Why));
    Buffer[Size] = 0;
    return StringRef(Buffer.data(), Size);
  }

private:
  std::vector<char> Buffer;
};

} // namespace

Error readFiles(ArrayRef<std::string> Paths, DefaultThreadPool &Pool,
                const std::function<bool()> &Interrupted,
                function_ref<void(const std::string &, StringRef)> Fn) {
  std::mutex Lock;
  std::map<std::string, std::string> Failed;
  constexpr size_t Batch = 64;
  for (size_t I = 0; I < Paths.size(); I += Batch)
    Pool.async([&, Part = Paths.slice(I, std::min(Batch, Paths.size() - I))] {
      thread_local FileReader Reader;
      if (Interrupted())
        return;
      for (const std::string &Path : Part) {
        if (Expected<StringRef> Text = Reader.read(Path)) {
          Fn(Path, *Text);
        } else {
          std::lock_guard<std::mutex> Guard(Lock);
          Failed[Path] = toString(Text.takeError());
        }
      }
    });
  Pool.wait();
  if (Interrupted())
    return interruptedError();
  if (!Failed.empty())
    return failure(Failed.begin()->second);
  return Error::success();
}

} // namespace swapfold
