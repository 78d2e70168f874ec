//===- AnswerCache.h - what earlier parses have said ------------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_TOOLS_PARSE_ANSWERCACHE_H
#define SWAPFOLD_TOOLS_PARSE_ANSWERCACHE_H

#include "tools/swapfold/parse/Questions.h"
#include "tools/swapfold/support/CacheFolder.h"
#include "tools/swapfold/support/FilesRead.h"
#include <optional>

namespace swapfold {

/// Answers of workers, in the user's cache. One counts as long as the program,
/// what it was asked, and every file that the parse has read or looked for are
/// as they were, by their contents.
class AnswerCache {
public:
  /// The cache, less what it has too much of, for questions about files of
  /// \p Scanned; nothing if there is none to be had. \p Options must outlive
  /// it.
  static std::optional<AnswerCache> open(const Scan &Scanned,
                                         const TidyOptions &Options);

  /// What parseFile() said last time, or nothing.
  std::optional<std::string> find(const std::string &Path,
                                  const Configuration &How);

  /// Keeps \p Answer, for which a parse read \p Read. Who cannot write keeps
  /// nothing.
  void put(const std::string &Path, const Configuration &How, FilesRead Read,
           std::string Answer);

private:
  AnswerCache(CacheFolder Folder, Questions Asked)
      : Folder(std::move(Folder)), Asked(Asked) {}
  std::string fileFor(const std::string &Path, const Configuration &How);

  CacheFolder Folder;
  const Questions Asked;
  /// Those of the disk and of each overlay.
  std::map<const TextOverlay *, FilesNow> Now;
};

} // namespace swapfold

#endif // SWAPFOLD_TOOLS_PARSE_ANSWERCACHE_H
