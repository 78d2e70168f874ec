//===- CacheFolder.h - what is kept for a while -----------------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_TOOLS_SUPPORT_CACHEFOLDER_H
#define SWAPFOLD_TOOLS_SUPPORT_CACHEFOLDER_H

#include "llvm/ADT/StringRef.h"
#include <optional>
#include <string>

namespace swapfold {

/// A folder of the user's cache that is held below a size: the files that were
/// longest not read go first.
class CacheFolder {
public:
  /// The folder \p Name of swapfold's cache, made if it is not there, less what
  /// is over \p MostBytes. Nothing if there is no cache.
  static std::optional<CacheFolder> open(llvm::StringRef Name,
                                         uint64_t MostBytes);

  const std::string &path() const { return Path; }
  /// The file for what \p Key tells from all else, whether it is there or not.
  std::string fileFor(uint64_t Key) const;

private:
  explicit CacheFolder(std::string Path) : Path(std::move(Path)) {}

  std::string Path;
};

} // namespace swapfold

#endif // SWAPFOLD_TOOLS_SUPPORT_CACHEFOLDER_H
