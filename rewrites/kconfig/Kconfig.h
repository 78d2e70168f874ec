//===- Kconfig.h - what a tree's Kconfig files say --------------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Read without evaluating them: which options there are, and what one that is
// on makes others be.
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_REWRITES_KCONFIG_KCONFIG_H
#define SWAPFOLD_REWRITES_KCONFIG_KCONFIG_H

#include "rewrites/kconfig/Conditionals.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/VirtualFileSystem.h"
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace swapfold {

class Kconfig {
public:
  /// Reads \p Names, files below \p Tree, and all that they source. \p Archs
  /// are the directories of arch/ whose files count.
  /// Files that are not there have no options.
  static Kconfig read(llvm::StringRef Tree, llvm::ArrayRef<std::string> Names,
                      llvm::ArrayRef<std::string> Archs,
                      llvm::vfs::FileSystem &Files);

  /// True if a file defines \p Option, a name without CONFIG_.
  bool defines(llvm::StringRef Option) const {
    return Options.count(Option.str()) != 0;
  }
  bool empty() const { return Options.empty(); }

  /// True if dependencies and selects forbid \p Settings. False says nothing:
  /// alternatives and comparisons are not followed.
  bool forbids(const OptionSettings &Settings) const;

private:
  friend class KconfigReader;

  struct Option {
    unsigned Definitions = 0;
    /// What all must be as said for it to be on.
    OptionSettings Needs;
    std::set<std::string> Selects; ///< on if this is on
    bool HasPrompt = false;
    bool HasDefault = false;
    /// Where this holds it is on by default; nothing if that is not known.
    std::optional<OptionSettings> DefaultsToOnIf;
    bool NeedsMore = false; ///< than Needs
  };

  std::map<std::string, Option> Options;
};

/// The tree that \p File, an absolute path, stands in: the nearest directory
/// above it whose Kconfig file has a main menu. Empty if there is none.
std::string kconfigTree(llvm::StringRef File, llvm::vfs::FileSystem &Files);

/// The directories of arch/ that have options of their own.
std::vector<std::string> architectures(llvm::StringRef Tree,
                                       llvm::vfs::FileSystem &Files);

} // namespace swapfold

#endif // SWAPFOLD_REWRITES_KCONFIG_KCONFIG_H
