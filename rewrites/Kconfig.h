//===- Kconfig.h - the options that a tree has ------------------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_REWRITES_KCONFIG_H
#define SWAPFOLD_REWRITES_KCONFIG_H

#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/VirtualFileSystem.h"
#include <string>
#include <vector>

namespace swapfold {

/// What the Kconfig files of a tree define, those of all architectures.
class Kconfig {
public:
  /// Reads \p Top, a tree's own Kconfig file, and all that it sources. What
  /// cannot be read is left out.
  Kconfig(llvm::vfs::FileSystem &Files, llvm::StringRef Top);

  bool empty() const { return Needs.empty(); }

  /// True if \p Option, without CONFIG_, is one.
  bool has(llvm::StringRef Option) const { return Needs.contains(Option); }

  /// True if neither of two options can be on without the other, or one of
  /// them cannot.
  bool related(llvm::StringRef A, llvm::StringRef B) const {
    return needs(A, B) || needs(B, A);
  }

private:
  friend class KconfigReader;
  bool needs(llvm::StringRef Option, llvm::StringRef Other) const;

  /// By option: what it depends on or selects, whatever else is set.
  llvm::StringMap<std::vector<std::string>> Needs;
};

/// The Kconfig file of the tree that \p File, an absolute path, stands in: of
/// those above it the nearest with a main menu. Empty if none has one.
std::string topKconfig(llvm::vfs::FileSystem &Files, llvm::StringRef File);

} // namespace swapfold

#endif // SWAPFOLD_REWRITES_KCONFIG_H
