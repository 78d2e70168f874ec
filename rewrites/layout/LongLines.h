//===- LongLines.h - lines that are too long -------------------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_REWRITES_LAYOUT_LONGLINES_H
#define SWAPFOLD_REWRITES_LAYOUT_LONGLINES_H

#include "rewrites/layout/SourceLines.h"
#include <string>
#include <vector>

namespace swapfold {

/// The columns of the widest line of \p Text.
unsigned widestLine(llvm::StringRef Text);

/// True if a line of \p Code is wider than \p Limit columns. Says it without
/// lexing.
bool anyWideLine(llvm::StringRef Code, unsigned Limit);

/// True if \p Line is wider than \p Limit columns and nothing excuses it:
/// comments behind code, strings, URLs, constants and names of files do.
bool isLongLine(const SourceLines &Lines, unsigned Line, unsigned Limit);

/// True if \p Line is the first of a comment that has text, and says what
/// something is: in a kernel-doc comment, or behind "name() - ".
bool isSummary(const SourceLines &Lines, unsigned Line);

/// True if \p Line is inside a comment, and blanks part its columns.
bool isCommentRow(const SourceLines &Lines, unsigned Line);

/// All lines that are too long, from 0.
std::vector<unsigned> longLines(const SourceLines &Lines, unsigned Limit);

} // namespace swapfold

#endif // SWAPFOLD_REWRITES_LAYOUT_LONGLINES_H
