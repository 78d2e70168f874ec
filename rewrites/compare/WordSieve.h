//===- WordSieve.h - whether a text mentions one of many names --*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_REWRITES_COMPARE_WORDSIEVE_H
#define SWAPFOLD_REWRITES_COMPARE_WORDSIEVE_H

#include "llvm/ADT/StringRef.h"
#include "llvm/ADT/StringSet.h"
#include <bitset>

namespace swapfold {

/// Names of more than two letters, to look for in all files of a tree. Few
/// words begin like one of them, and only these are looked up.
class WordSieve {
public:
  /// \p Names must outlive this.
  explicit WordSieve(const llvm::StringSet<> &Names);

  /// True if an identifier of \p Text, comments and all, is one of the names.
  bool anyIn(llvm::StringRef Text) const;

private:
  static size_t beginning(const char *Word) {
    return (static_cast<unsigned char>(Word[0]) << 8) |
           static_cast<unsigned char>(Word[1]);
  }

  const llvm::StringSet<> &Names;
  std::bitset<1 << 16> Beginnings; ///< by the first two letters
};

} // namespace swapfold

#endif // SWAPFOLD_REWRITES_COMPARE_WORDSIEVE_H
