//===- FilesRead.h - what was read of a file system -------------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_TOOLS_SUPPORT_FILESREAD_H
#define SWAPFOLD_TOOLS_SUPPORT_FILESREAD_H

#include "llvm/Support/VirtualFileSystem.h"
#include <map>
#include <string>

namespace swapfold {

/// A hash of each file that was read, by its path as it was asked for; 0 of
/// what was not there, and 1 of what is no regular file or was not opened. Of a
/// folder that was listed, by its path with a slash behind it, a hash of the
/// names in it.
using FilesRead = std::map<std::string, uint64_t>;

/// \p Files, and whatever is asked of it goes into \p Read, which must outlive
/// it.
llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem>
recording(llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> Files,
          FilesRead &Read);

/// Says of files what FilesRead has of them. Each is read once.
class FilesNow {
public:
  explicit FilesNow(llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> Files)
      : Files(std::move(Files)) {}

  /// True if \p Path has \p Hash in FilesRead.
  bool isStill(const std::string &Path, uint64_t Hash);
  /// True if all of \p Read are as they were.
  bool areStill(const FilesRead &Read);

private:
  llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> Files;
  /// What is there and, if it was asked for, its hash.
  std::map<std::string, bool> There;
  FilesRead Known;
};

} // namespace swapfold

#endif // SWAPFOLD_TOOLS_SUPPORT_FILESREAD_H
