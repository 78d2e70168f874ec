//===- NameFilter.h - which texts hold a name, fast -------------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_REWRITES_TREE_NAMEFILTER_H
#define SWAPFOLD_REWRITES_TREE_NAMEFILTER_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/StringRef.h"
#include <string>
#include <vector>

namespace swapfold {

/// Looks for identifiers by a few strings of which each of them contains one.
class NameFilter {
public:
  /// \p Patterns are names, or patterns of names whose one '*' stands for any
  /// identifier characters.
  explicit NameFilter(llvm::ArrayRef<std::string> Patterns);

  /// True if \p Wanted accepts an identifier of \p Text, wherever it stands,
  /// that may match a pattern.
  bool match(llvm::StringRef Text,
             llvm::function_ref<bool(llvm::StringRef)> Wanted) const;

private:
  std::vector<std::string> Needles;
};

} // namespace swapfold

#endif // SWAPFOLD_REWRITES_TREE_NAMEFILTER_H
