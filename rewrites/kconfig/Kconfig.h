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
  /// are the directories of arch/ whose files count. If the first of \p Names
  /// is the tree's own, Kconfig, then it is known which options are selected,
  /// for what other architectures select is read, too.
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
    bool IsSwitch = false;         ///< bool or tristate
    bool HasPrompt = false;
    unsigned Defaults = 0;
    /// Where this holds it is on by default; nothing if that is not known.
    std::optional<OptionSettings> DefaultsToOnIf;
    /// What must be as said for its first default to have it on.
    OptionSettings DefaultNeeds;
    bool NeedsMore = false; ///< than Needs
  };

  /// True if \p O, called \p Name, is on only where its one default is.
  bool followsDefault(const std::string &Name, const Option &O) const;

  std::map<std::string, Option> Options;
  std::set<std::string> Selected; ///< what any option selects or implies
  bool KnowsSelected = false;     ///< all of the tree's
};

/// The tree that \p File, an absolute path, stands in: the nearest directory
/// above it whose Kconfig file has a main menu. Empty if there is none.
std::string kconfigTree(llvm::StringRef File, llvm::vfs::FileSystem &Files);

/// The directories of arch/ that have options of their own.
std::vector<std::string> architectures(llvm::StringRef Tree,
                                       llvm::vfs::FileSystem &Files);

} // namespace swapfold

#endif // SWAPFOLD_REWRITES_KCONFIG_KCONFIG_H
