//===- RewriteCommand.h - swapfold rewrite ---------------------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_TOOLS_REWRITE_REWRITECOMMAND_H
#define SWAPFOLD_TOOLS_REWRITE_REWRITECOMMAND_H

#include "tools/swapfold/options/Invocation.h"

namespace swapfold {

/// swapfold rewrite, as \p Given asks.
llvm::Expected<Status> runRewrite(const Invocation &Given);

} // namespace swapfold

#endif // SWAPFOLD_TOOLS_REWRITE_REWRITECOMMAND_H
