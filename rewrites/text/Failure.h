//===- Failure.h - an error of one line -------------------------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_REWRITES_TEXT_FAILURE_H
#define SWAPFOLD_REWRITES_TEXT_FAILURE_H

#include "llvm/ADT/Twine.h"
#include "llvm/Support/Error.h"

namespace swapfold {

/// An error that reads \p Message: one line for people, or, where something is
/// refused, the reason as a clause.
inline llvm::Error failure(const llvm::Twine &Message) {
  return llvm::createStringError(llvm::inconvertibleErrorCode(), Message);
}

} // namespace swapfold

#endif // SWAPFOLD_REWRITES_TEXT_FAILURE_H
