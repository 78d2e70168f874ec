//===- Statements.h - what a statement does, and its text -------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_REWRITES_AST_STATEMENTS_H
#define SWAPFOLD_REWRITES_AST_STATEMENTS_H

#include "rewrites/edit/EditPolicy.h"
#include "llvm/Support/Error.h"
#include <vector>

namespace swapfold {

bool isLoop(const clang::Stmt &S);

/// What \p Loop repeats; null if it is no loop.
const clang::Stmt *loopBody(const clang::Stmt &Loop);

/// True if control never leaves \p S at its end.
bool alwaysJumps(const clang::Stmt *S);

/// The text of a statement, its ';' included. Fails if its end is not plain
/// text.
llvm::Expected<FileRange> statementText(const clang::Stmt &S,
                                        const EditPolicy &Policy);

/// Re-breaks the lines of \p Edits' statements where an edit makes that
/// necessary. \p Units may overlap or repeat.
std::vector<Edit> laidOut(std::vector<Edit> Edits, std::vector<FileRange> Units,
                          const EditPolicy &Policy);

} // namespace swapfold

#endif // SWAPFOLD_REWRITES_AST_STATEMENTS_H
