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
#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace swapfold {

/// Looks for identifiers by a few strings of which each of them contains one,
/// in one pass however many these are, and without a look at most characters.
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
  /// Two characters as a number.
  static size_t pair(char First, char Second) {
    return (static_cast<unsigned char>(First) << 8) |
           static_cast<unsigned char>(Second);
  }

  size_t Shortest =
      0; ///< the length of the shortest needle; 0 if there is none
  /// By two characters of a text, how far behind them at least a needle can
  /// have its Shortest-th character. With 0 they may be that one and the one
  /// before it.
  std::array<uint8_t, 1 << 16> Shift;
  /// The needles by the pair of characters that ends there.
  std::map<size_t, std::vector<std::string>> Needles;
};

} // namespace swapfold

#endif // SWAPFOLD_REWRITES_TREE_NAMEFILTER_H
