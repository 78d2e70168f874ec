//===- CodeSize.h - how much a piece of code does ---------------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Counts what a reader has to follow. What a macro expands to is one statement,
// however long it is; the body behind a macro such as list_for_each_entry() is
// in the source, and counts.
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_REWRITES_AST_CODESIZE_H
#define SWAPFOLD_REWRITES_AST_CODESIZE_H

#include "clang/AST/Stmt.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/STLFunctionalExtras.h"

namespace swapfold {

struct CodeSize {
  unsigned Statements = 0; ///< without blocks and labels; a loop counts too
  unsigned Branches = 0;   ///< if, switch and loops
  unsigned Nesting = 0;    ///< branches within one another
};

/// The size of \p S, itself included. Expressions are not looked into.
CodeSize measure(const clang::Stmt &S);

/// The body that people wrote for \p Loop, which may be a macro's; or null if
/// \p Loop is no loop, or a macro's altogether.
const clang::Stmt *writtenBody(const clang::Stmt &Loop);

/// Calls \p Visit with the statements that \p S is made of, those of macros
/// left out. They are its branches, or what stands in a block.
void forEachPart(const clang::Stmt &S,
                 llvm::function_ref<void(const clang::Stmt &)> Visit);

/// The lines from the first to the last of \p Range, or 0 if it is not plain
/// text of one file.
unsigned lineCount(clang::SourceRange Range,
                   const clang::SourceManager &Sources);

} // namespace swapfold

#endif // SWAPFOLD_REWRITES_AST_CODESIZE_H
