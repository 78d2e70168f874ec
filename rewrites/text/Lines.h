//===- Lines.h - the lines of a text by offsets -----------------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_REWRITES_TEXT_LINES_H
#define SWAPFOLD_REWRITES_TEXT_LINES_H

#include "llvm/ADT/StringRef.h"
#include <algorithm>

namespace swapfold {

/// The number, from 1, of the line that \p Offset of \p Text is on.
inline unsigned lineNumber(llvm::StringRef Text, size_t Offset) {
  return 1 + Text.take_front(Offset).count('\n');
}

/// The offset at which the line of \p Offset begins.
inline unsigned lineBegin(llvm::StringRef Text, size_t Offset) {
  return Text.take_front(Offset).rfind('\n') + 1;
}

/// The offset of the newline that ends the line of \p Offset, or the end of
/// \p Text.
inline unsigned lineEnd(llvm::StringRef Text, size_t Offset) {
  return std::min(Text.find('\n', Offset), Text.size());
}

/// The offset at which the line behind that of \p Offset begins, or the end of
/// \p Text.
inline unsigned nextLine(llvm::StringRef Text, size_t Offset) {
  return std::min<size_t>(lineEnd(Text, Offset) + 1, Text.size());
}

} // namespace swapfold

#endif // SWAPFOLD_REWRITES_TEXT_LINES_H
