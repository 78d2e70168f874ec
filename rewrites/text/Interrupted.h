//===- Interrupted.h - the error of who was stopped ------------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_REWRITES_TEXT_INTERRUPTED_H
#define SWAPFOLD_REWRITES_TEXT_INTERRUPTED_H

#include "llvm/Support/Error.h"

namespace swapfold {

/// "interrupted", as an error: the user asked for an end before the work was
/// done.
inline llvm::Error interruptedError() {
  return llvm::createStringError(std::errc::interrupted, "interrupted");
}

} // namespace swapfold

#endif // SWAPFOLD_REWRITES_TEXT_INTERRUPTED_H
