//===- NameGlobs.h - lists of names in options ------------------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// An option that is a list has ';' between its words.
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_REWRITES_TEXT_NAMEGLOBS_H
#define SWAPFOLD_REWRITES_TEXT_NAMEGLOBS_H

#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include "llvm/Support/GlobPattern.h"
#include <string>
#include <vector>

namespace swapfold {

/// The words of \p List without blanks around them; empty ones are dropped.
std::vector<std::string> splitList(llvm::StringRef List);

/// Names, some of them patterns: '*' stands for any text, and so on as
/// llvm::GlobPattern has it.
class NameGlobs {
public:
  /// Fails, with the word and the reason, if one of \p List is no pattern.
  static llvm::Expected<NameGlobs> parse(llvm::StringRef List);
  /// Patterns refer to the words, which stay where they are in a move.
  NameGlobs(NameGlobs &&) = default;

  bool match(llvm::StringRef Name) const;
  const std::string &text() const { return Text; }

private:
  explicit NameGlobs(llvm::StringRef List);

  std::string Text; ///< the option as it was given
  std::vector<std::string> Words;
  std::vector<llvm::GlobPattern> Globs;
};

class PrefixList {
public:
  explicit PrefixList(llvm::StringRef List);

  /// The prefix in this list that \p Name starts with, and goes on behind; or
  /// nothing.
  llvm::StringRef prefixOf(llvm::StringRef Name) const;
  const std::string &text() const { return Text; }

private:
  std::string Text; ///< the option as it was given
  std::vector<std::string> Prefixes;
};

} // namespace swapfold

#endif // SWAPFOLD_REWRITES_TEXT_NAMEGLOBS_H
