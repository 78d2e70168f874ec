//===- MacroBody.h - what a #define spells out ------------------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_REWRITES_TEXT_MACROBODY_H
#define SWAPFOLD_REWRITES_TEXT_MACROBODY_H

#include "llvm/ADT/StringRef.h"

namespace swapfold {

/// The directive of \p Code that \p Offset stands in, on all lines that
/// backslashes continue; of other text, its line.
llvm::StringRef directiveAt(llvm::StringRef Code, size_t Offset);

/// The part of \p Code that \p Offset stands in: a macro's body in its #define,
/// on all lines that backslashes continue. Empty if there is none.
llvm::StringRef macroBodyAt(llvm::StringRef Code, size_t Offset);

/// True if \p Part, of the text \p Body of a macro, is one operand wherever the
/// macro is used: it has parentheses of its own, or stands between tokens that
/// keep it together.
bool isOneOperand(llvm::StringRef Body, llvm::StringRef Part);

} // namespace swapfold

#endif // SWAPFOLD_REWRITES_TEXT_MACROBODY_H
