//===- VerifyCommand.h - swapfold verify -----------------------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_TOOLS_VERIFY_VERIFYCOMMAND_H
#define SWAPFOLD_TOOLS_VERIFY_VERIFYCOMMAND_H

#include "tools/swapfold/options/Invocation.h"

namespace swapfold {

/// swapfold verify, as \p Given asks: what the change from one tree to the
/// other does, on stdout. SomeLeft if a person must look at it.
llvm::Expected<Status> runVerify(const Invocation &Given);

} // namespace swapfold

#endif // SWAPFOLD_TOOLS_VERIFY_VERIFYCOMMAND_H
