//===- BesideNames.h - uses of the families beside the first ----*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Families that are looked at beside the one that the rules rewrite. What many
// files name of one says nothing by itself, so a file is worth a parse only if
// one of its functions asks twice, or asks and converts, and the order of that
// does not already show that nothing is wrong with it.
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_REWRITES_SCAN_BESIDENAMES_H
#define SWAPFOLD_REWRITES_SCAN_BESIDENAMES_H

#include "rewrites/flow/TypeTable.h"
#include "rewrites/scan/Scan.h"
#include "rewrites/tree/NameFilter.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include <map>
#include <memory>
#include <mutex>

namespace swapfold {

class BesideNames {
public:
  /// Reads those that \p Request asks for and its tree has; null if none.
  static std::unique_ptr<BesideNames> of(const ScanRequest &Request);

  /// Takes down the names in \p Text if \p Path is worth a parse for them. May
  /// be called from several threads.
  void look(llvm::StringRef Path, llvm::StringRef Text);

  /// Adds what was taken down to \p Files, which have a \p UniqueID each.
  void addTo(std::vector<ScannedFile> &Files,
             llvm::function_ref<std::error_code(llvm::StringRef Path,
                                                llvm::sys::fs::UniqueID &ID)>
                 UniqueID) const;

private:
  /// What a file holds, and its hash as it was read.
  struct File {
    FileNames Names;
    uint64_t Hash;
  };

  struct Known {
    EntryFamily Family;
    TypeTable Types;
  };

  std::vector<Known> Each;
  std::set<std::string> Names;
  std::unique_ptr<NameFilter> Filter;
  std::mutex Lock;
  std::map<std::string, File> Found;
};

} // namespace swapfold

#endif // SWAPFOLD_REWRITES_SCAN_BESIDENAMES_H
