//===- NamePart.h - what names are made of ----------------------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_REWRITES_TEXT_NAMEPART_H
#define SWAPFOLD_REWRITES_TEXT_NAMEPART_H

#include "clang/Basic/CharInfo.h"

namespace swapfold {

/// True if \p C may stand in a name.
inline bool isNamePart(char C) { return clang::isAsciiIdentifierContinue(C); }

} // namespace swapfold

#endif // SWAPFOLD_REWRITES_TEXT_NAMEPART_H
