//===- LayoutUnit.h - what is laid out together -----------------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_REWRITES_SITES_LAYOUTUNIT_H
#define SWAPFOLD_REWRITES_SITES_LAYOUTUNIT_H

#include "rewrites/edit/EditPolicy.h"
#include "rewrites/sites/FunctionSites.h"
#include "llvm/Support/Error.h"

namespace swapfold {

/// What is laid out together with \p E: its statement, or 'if (...)' if it
/// stands in a condition.
llvm::Expected<FileRange> layoutUnit(const clang::Expr &E,
                                     const FunctionSites &Sites,
                                     const EditPolicy &Policy);

} // namespace swapfold

#endif // SWAPFOLD_REWRITES_SITES_LAYOUTUNIT_H
