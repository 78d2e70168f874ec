//===- EditedText.h - a file's text under edits -----------------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_REWRITES_EDITEDTEXT_H
#define SWAPFOLD_REWRITES_EDITEDTEXT_H

#include "rewrites/Proposal.h"
#include "llvm/ADT/StringRef.h"
#include <optional>

namespace swapfold {

/// A text, and what becomes of it. All edits are of the old text.
class EditedText {
public:
  EditedText() = default;
  explicit EditedText(std::string Old) : Old(std::move(Old)) {}

  void add(const TextEdit &E) { Edits.insert(E); }
  const std::string &old() const { return Old; }

  /// The text under the edits, or nothing if two of them overlap or one lies
  /// outside the text.
  std::optional<std::string> text() const;

  /// Edits of the file \p Path that take [Begin, End) out of text(), or nothing
  /// if that holds what an edit brought.
  std::optional<std::vector<TextEdit>>
  deletion(llvm::StringRef Path, unsigned Begin, unsigned End) const;

  /// Where in the old text \p Offset of text() was, or the edit that brought it.
  unsigned oldOffset(unsigned Offset) const;

private:
  std::optional<std::vector<TextEdit>>
  exactDeletion(llvm::StringRef Path, unsigned Begin, unsigned End) const;

  std::string Old;
  std::set<TextEdit> Edits;
};

} // namespace swapfold

#endif // SWAPFOLD_REWRITES_EDITEDTEXT_H
