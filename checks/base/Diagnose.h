//===- Diagnose.h - a finding as diagnostics --------------------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_CHECKS_BASE_DIAGNOSE_H
#define SWAPFOLD_CHECKS_BASE_DIAGNOSE_H

#include "ClangTidyCheck.h"
#include "rewrites/edit/Finding.h"

namespace swapfold {

/// Says \p F in the name of \p Check: a warning, or a remark, with the edits as
/// its fix; then the notes. \p About, if valid, is what it is about as a whole:
/// whoever changes a line of that has to do with it (swapfold check --diff).
void diagnose(clang::tidy::ClangTidyCheck &Check, const Finding &F,
              const clang::SourceManager &Sources,
              clang::SourceRange About = clang::SourceRange());

} // namespace swapfold

#endif // SWAPFOLD_CHECKS_BASE_DIAGNOSE_H
