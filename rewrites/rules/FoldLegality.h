//===- FoldLegality.h - whether a chain may be folded -----------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_REWRITES_RULES_FOLDLEGALITY_H
#define SWAPFOLD_REWRITES_RULES_FOLDLEGALITY_H

#include "rewrites/rules/Arms.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/Support/Error.h"

namespace swapfold {

/// Fails, with the reason as a clause, if \p Arms, whose bodies are the same,
/// may not become one; docs/design.md lists the conditions. \p InARow: they are
/// independent ifs, not a ladder.
llvm::Error mayFold(llvm::ArrayRef<Arm> Arms, bool InARow,
                    const FunctionSites &Sites, const EditPolicy &Policy);

} // namespace swapfold

#endif // SWAPFOLD_REWRITES_RULES_FOLDLEGALITY_H
