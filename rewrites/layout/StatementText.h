//===- StatementText.h - the text of a statement ----------------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_REWRITES_LAYOUT_STATEMENTTEXT_H
#define SWAPFOLD_REWRITES_LAYOUT_STATEMENTTEXT_H

#include "rewrites/edit/EditPolicy.h"
#include "llvm/Support/Error.h"
#include <vector>

namespace swapfold {

/// The text of a statement, its ';' included. Fails if its end is not plain
/// text.
llvm::Expected<FileRange> statementText(const clang::Stmt &S,
                                        const EditPolicy &Policy);

/// Re-breaks the lines of \p Edits' statements where an edit makes that
/// necessary. \p Units may overlap or repeat.
std::vector<Edit> laidOut(std::vector<Edit> Edits, std::vector<FileRange> Units,
                          const EditPolicy &Policy);

} // namespace swapfold

#endif // SWAPFOLD_REWRITES_LAYOUT_STATEMENTTEXT_H
