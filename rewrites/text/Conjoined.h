//===- Conjoined.h - several things in a sentence ---------------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_REWRITES_TEXT_CONJOINED_H
#define SWAPFOLD_REWRITES_TEXT_CONJOINED_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include <string>

namespace swapfold {

/// "a, b and c", with \p Last in front of the last of \p Items.
inline std::string conjoined(llvm::ArrayRef<std::string> Items,
                             llvm::StringRef Last = " and ") {
  std::string Out;
  for (size_t I = 0; I < Items.size(); ++I) {
    if (I)
      Out += I + 1 == Items.size() ? Last : ", ";
    Out += Items[I];
  }
  return Out;
}

} // namespace swapfold

#endif // SWAPFOLD_REWRITES_TEXT_CONJOINED_H
