//===- Fold.h - the edits that fold a chain ---------------------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_REWRITES_RULES_FOLD_H
#define SWAPFOLD_REWRITES_RULES_FOLD_H

#include "rewrites/edit/Finding.h"
#include "rewrites/rules/Arms.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/Support/Error.h"

namespace swapfold {

/// Adds the edits that make one arm of \p Arms to \p Into, and notes on what
/// changes with it. Fails, with the reason as a clause, if they may not be
/// folded; then \p Into is of no use. \p InARow: see mayFold().
llvm::Error fold(llvm::ArrayRef<Arm> Arms, bool InARow,
                 const FunctionSites &Sites, const EditPolicy &Policy,
                 Finding &Into);

} // namespace swapfold

#endif // SWAPFOLD_REWRITES_RULES_FOLD_H
