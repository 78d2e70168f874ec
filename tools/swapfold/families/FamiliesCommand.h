//===- FamiliesCommand.h - swapfold families --------------------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_TOOLS_FAMILIES_FAMILIESCOMMAND_H
#define SWAPFOLD_TOOLS_FAMILIES_FAMILIESCOMMAND_H

#include "tools/swapfold/options/Invocation.h"

namespace swapfold {

/// swapfold families, as \p Given asks: lists the families that are known, or
/// what a tree has of each.
llvm::Expected<Status> runFamilies(const Invocation &Given);

} // namespace swapfold

#endif // SWAPFOLD_TOOLS_FAMILIES_FAMILIESCOMMAND_H
