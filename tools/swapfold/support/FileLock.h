//===- FileLock.h - one swapfold at a time ----------------------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_TOOLS_SUPPORT_FILELOCK_H
#define SWAPFOLD_TOOLS_SUPPORT_FILELOCK_H

#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include <string>

namespace swapfold {

/// A lock on a file that exists for it, or on a directory. It ends with its
/// holder, however that ends.
class FileLock {
public:
  /// Many may hold a shared lock.
  enum Mode { Shared, Exclusive };

  FileLock() = default;
  FileLock(const FileLock &) = delete;
  FileLock &operator=(const FileLock &) = delete;
  ~FileLock();

  /// Names the file and creates it if need be.
  llvm::Error open(llvm::StringRef File);
  /// Names a directory, in which nothing changes.
  llvm::Error openDirectory(llvm::StringRef Directory);

  /// Waits for the lock, and says so on stderr if \p SaysSo, until interrupted.
  /// Changes the mode if it is held.
  llvm::Error take(Mode M, bool SaysSo = true);

private:
  llvm::Error open(llvm::StringRef Path, int Flags);

  std::string Of; ///< what is locked, as people know it
  int FD = -1;
};

} // namespace swapfold

#endif // SWAPFOLD_TOOLS_SUPPORT_FILELOCK_H
