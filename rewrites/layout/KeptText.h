//===- KeptText.h - edits around what stays ---------------------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_REWRITES_LAYOUT_KEPTTEXT_H
#define SWAPFOLD_REWRITES_LAYOUT_KEPTTEXT_H

#include "rewrites/edit/Finding.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"

namespace swapfold {

/// A part of the code that no edit touches, and where it is in the new text.
struct Kept {
  unsigned Code, Length, After;
};

/// Turns \p After, \p Unit with its edits, into \p Fitted, which differs from
/// it in blanks only. What is kept and did not move apart is in no edit:
/// another rule may change a name there.
std::vector<Edit> editsAround(llvm::StringRef Code, const FileRange &LayoutUnit,
                              llvm::ArrayRef<Kept> Keep, llvm::StringRef After,
                              llvm::StringRef Fitted);

} // namespace swapfold

#endif // SWAPFOLD_REWRITES_LAYOUT_KEPTTEXT_H
