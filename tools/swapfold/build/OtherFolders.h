//===- OtherFolders.h - sources that a folder beside compiles ---*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_TOOLS_BUILD_OTHERFOLDERS_H
#define SWAPFOLD_TOOLS_BUILD_OTHERFOLDERS_H

#include "llvm/ADT/StringRef.h"
#include <map>
#include <string>
#include <vector>

namespace swapfold {

/// Makefiles may list objects of other folders, by names that begin with "../":
/// what is in drivers/gpu/drm/amd/display is compiled by that of amdgpu beside
/// it. Kbuild knows such a file by that name only.
class OtherFolders {
public:
  explicit OtherFolders(std::string Tree) : Tree(std::move(Tree)) {}

  /// The names that makefiles of other folders may have for \p Source, all of
  /// them relative to the tree:
  /// "drivers/gpu/drm/amd/amdgpu/../display/dc/core/dc.c".
  std::vector<std::string> namesOf(llvm::StringRef Source);

private:
  struct Listing {
    std::string Folder;  ///< whose makefile has names of other folders
    std::string Reaches; ///< what the path of each of these begins with
  };
  const std::vector<Listing> &listingsIn(llvm::StringRef Folder);

  const std::string Tree;
  std::map<std::string, std::vector<Listing>> Known; ///< by the folder around
};

} // namespace swapfold

#endif // SWAPFOLD_TOOLS_BUILD_OTHERFOLDERS_H
