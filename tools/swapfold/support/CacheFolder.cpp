//===- CacheFolder.cpp - what is kept for a while -------------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "tools/swapfold/support/CacheFolder.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/CachePruning.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

using namespace llvm;

namespace swapfold {

std::optional<CacheFolder> CacheFolder::open(StringRef Name,
                                             uint64_t MostBytes) {
  SmallString<128> Folder;
  if (!sys::path::cache_directory(Folder))
    return std::nullopt;
  sys::path::append(Folder, "swapfold", Name);
  if (sys::fs::create_directories(Folder))
    return std::nullopt;
  CachePruningPolicy Policy;
  Policy.MaxSizeBytes = MostBytes;
  pruneCache(Folder, Policy);
  return CacheFolder(std::string(Folder));
}

std::string CacheFolder::fileFor(uint64_t Key) const {
  // By this prefix the cache is pruned.
  return Path + "/llvmcache-" + utohexstr(Key, /*LowerCase=*/true);
}

} // namespace swapfold
