//===- TextOverlay.h - texts laid over the files of a tree ------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_REWRITES_TREE_TEXTOVERLAY_H
#define SWAPFOLD_REWRITES_TREE_TEXTOVERLAY_H

#include "rewrites/tree/FileList.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Support/VirtualFileSystem.h"
#include <map>
#include <optional>
#include <string>

namespace swapfold {

/// What a change makes of files of a tree, while those on the disk stay as they
/// are.
class TextOverlay {
public:
  /// \p Path, a real path, holds \p Text; or does not exist, without one.
  void set(std::string Path, std::optional<std::string> Text);
  bool empty() const { return Texts.empty(); }

  /// The text of \p Path (a real path), or null if only the disk has it. What
  /// it points to has no value for a file that is gone.
  const std::optional<std::string> *find(llvm::StringRef Path) const;

  /// The identity of \p Path, the one on the disk if there is one. Stays the
  /// same in other processes.
  std::error_code uniqueID(llvm::StringRef Path,
                           llvm::sys::fs::UniqueID &ID) const;

  /// Adds and drops in \p Files what lies below \p Tree.
  void apply(llvm::StringRef Tree, FileList &Files) const;

  /// \p Disk with the texts over it; they are copied. Files are found by any
  /// path that leads to them.
  llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem>
  over(llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> Disk) const;

private:
  std::map<std::string, std::optional<std::string>, std::less<>> Texts;
};

} // namespace swapfold

#endif // SWAPFOLD_REWRITES_TREE_TEXTOVERLAY_H
