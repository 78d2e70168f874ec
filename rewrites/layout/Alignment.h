//===- Alignment.h - lines under the parenthesis ---------------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_REWRITES_LAYOUT_ALIGNMENT_H
#define SWAPFOLD_REWRITES_LAYOUT_ALIGNMENT_H

#include "llvm/ADT/StringRef.h"
#include <string>

namespace swapfold {

/// \p After, a statement behind \p Prefix that was \p Before. Where an edited
/// line breaks behind a comma or a logical operator, the lines that go on from
/// there stand under the parenthesis that is open, which checkpatch.pl wants of
/// lines that a patch adds. Left as it is if its breaks are not those of
/// \p Before; so is a line that would not fit \p Limit.
std::string alignLines(llvm::StringRef Prefix, llvm::StringRef Before,
                       llvm::StringRef After, unsigned Limit);

} // namespace swapfold

#endif // SWAPFOLD_REWRITES_LAYOUT_ALIGNMENT_H
