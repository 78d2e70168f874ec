//===- TreeFamilies.h - what a tree has of each family ----------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_TOOLS_FAMILIES_TREEFAMILIES_H
#define SWAPFOLD_TOOLS_FAMILIES_TREEFAMILIES_H

#include "rewrites/family/EntryFamily.h"
#include "tools/swapfold/families/TagValues.h"
#include "llvm/Support/Error.h"

namespace swapfold {

/// What the headers of a tree have of one family, or of several that name the
/// same values.
struct TreeFamily {
  std::vector<std::string> Names;   ///< of the families, the preferred first
  std::string Summary;              ///< of that one
  std::vector<std::string> Headers; ///< read for it, relative to the tree
  EntryFamily Family;
  std::vector<TagValue> Tags;
  std::vector<std::string> Constructors, Flags, Carriers;
};

/// What the tree \p Tree, a real path, has of \p Known; families that it has
/// nothing of are left out. A header that a family names is read; for a family
/// that names none, all headers of the tree. Fails, by one line, if one of them
/// cannot be read.
llvm::Expected<std::vector<TreeFamily>> familiesIn(llvm::StringRef Tree,
                                                   const Families &Known);

} // namespace swapfold

#endif // SWAPFOLD_TOOLS_FAMILIES_TREEFAMILIES_H
