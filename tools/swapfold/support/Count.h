//===- Count.h - how many there are, in words ------------------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_TOOLS_SUPPORT_COUNT_H
#define SWAPFOLD_TOOLS_SUPPORT_COUNT_H

#include "llvm/ADT/Twine.h"
#include <string>

namespace swapfold {

/// "1 file" or "2 files"; \p Ending is what more than one have behind \p One.
inline std::string counted(size_t Number, llvm::StringRef One,
                           llvm::StringRef Ending = "s") {
  return (llvm::Twine(Number) + " " + One + (Number == 1 ? "" : Ending)).str();
}

} // namespace swapfold

#endif // SWAPFOLD_TOOLS_SUPPORT_COUNT_H
