//===- CheckCommand.h - swapfold check -------------------------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_TOOLS_CHECK_CHECKCOMMAND_H
#define SWAPFOLD_TOOLS_CHECK_CHECKCOMMAND_H

#include "tools/swapfold/options/Invocation.h"

namespace swapfold {

/// swapfold check, as \p Given asks.
llvm::Expected<Status> runCheck(const Invocation &Given);

} // namespace swapfold

#endif // SWAPFOLD_TOOLS_CHECK_CHECKCOMMAND_H
