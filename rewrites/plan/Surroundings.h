//===- Surroundings.h - what edits leave as it is ---------------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_REWRITES_PLAN_SURROUNDINGS_H
#define SWAPFOLD_REWRITES_PLAN_SURROUNDINGS_H

#include "rewrites/plan/Plan.h"

namespace swapfold {

/// The offset in \p Old, a C file, of the first token that no edit is about and
/// that \p New, the file under \p Edits, does not have in its place; or
/// nothing. A comment is a token, too. Text that begins a comment or a literal,
/// or that ends in half a name, changes what stands behind it.
std::optional<unsigned> changedSurroundings(llvm::StringRef Old,
                                            llvm::StringRef New,
                                            const std::set<TextEdit> &Edits);

/// True unless \p Old and \p New, two texts of a C file, differ in nothing but
/// white space and comments that no compiler sees. In a directive it sees where
/// there are some.
bool changesCode(llvm::StringRef Old, llvm::StringRef New);

} // namespace swapfold

#endif // SWAPFOLD_REWRITES_PLAN_SURROUNDINGS_H
