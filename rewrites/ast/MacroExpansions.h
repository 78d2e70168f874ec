//===- MacroExpansions.h - where a macro's text comes to ---------*- C++
//-*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_REWRITES_AST_MACROEXPANSIONS_H
#define SWAPFOLD_REWRITES_AST_MACROEXPANSIONS_H

#include "clang/Basic/SourceManager.h"
#include <vector>

namespace swapfold {

/// Where the expansion begins that has \p Loc out of a macro's own body,
/// however far it was handed on as an argument; invalid if \p Loc is not of
/// one.
clang::SourceLocation expansionOf(clang::SourceLocation Loc,
                                  const clang::SourceManager &Sources);

/// Where each expansion in the translation unit begins of the macro in whose
/// body \p InBody, a place in a file, stands: be it in code or not.
std::vector<clang::SourceLocation>
expansionsWith(clang::SourceLocation InBody,
               const clang::SourceManager &Sources);

} // namespace swapfold

#endif // SWAPFOLD_REWRITES_AST_MACROEXPANSIONS_H
