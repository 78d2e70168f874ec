//===- FamilyUnitText.h - the words of a family's unit -------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_REWRITES_FAMILY_FAMILYUNITTEXT_H
#define SWAPFOLD_REWRITES_FAMILY_FAMILYUNITTEXT_H

#include "rewrites/family/FamilyUnit.h"

namespace swapfold {

/// True if \p Word is one of C or of the kernel's annotations, and names
/// nothing.
bool isKeyword(llvm::StringRef Word);

/// True for the names of integer types that the unit defines.
bool isKnownType(llvm::StringRef Name);

/// True if a tag follows \p Word: struct, union and enum.
bool isTagged(llvm::StringRef Word);

/// The function or macro that the token at \p At of \p Body calls, or nothing.
llvm::StringRef called(llvm::ArrayRef<Token> Body, size_t At);

} // namespace swapfold

#endif // SWAPFOLD_REWRITES_FAMILY_FAMILYUNITTEXT_H
