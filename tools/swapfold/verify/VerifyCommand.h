//===- VerifyCommand.h - swapfold verify ------------------------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_TOOLS_VERIFY_VERIFYCOMMAND_H
#define SWAPFOLD_TOOLS_VERIFY_VERIFYCOMMAND_H

#include "tools/swapfold/options/RunOptions.h"
#include "llvm/Support/Error.h"

namespace swapfold {

struct VerifyOptions : CompileOptions {
  std::string Before;             ///< a tree
  std::vector<std::string> After; ///< a tree, or patches in their order
  std::vector<std::string> Base;  ///< patches that both sides have
  bool Identical = false;         ///< no function's code may differ
  bool AllowLosses = false;       ///< of assertions, barriers and tests
};

/// swapfold verify: what the change from one tree to the other does, on
/// stdout. SomeLeft if a person must look at it.
llvm::Expected<Status> verify(const VerifyOptions &Options);

} // namespace swapfold

#endif // SWAPFOLD_TOOLS_VERIFY_VERIFYCOMMAND_H
