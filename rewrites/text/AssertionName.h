//===- AssertionName.h - BUG_ON() and its like ------------------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_REWRITES_TEXT_ASSERTIONNAME_H
#define SWAPFOLD_REWRITES_TEXT_ASSERTIONNAME_H

#include "llvm/ADT/StringRef.h"

namespace swapfold {

/// True if \p Name is BUG_ON or WARN_ON with whole words around, as in
/// VM_BUG_ON_PAGE and WARN_ON_ONCE. DEBUG_ONLY is no assertion.
inline bool isAssertionName(llvm::StringRef Name) {
  for (llvm::StringRef Stem : {"BUG_ON", "WARN_ON"})
    for (size_t At = Name.find(Stem); At != llvm::StringRef::npos;
         At = Name.find(Stem, At + 1)) {
      llvm::StringRef Before = Name.take_front(At);
      llvm::StringRef Behind = Name.drop_front(At + Stem.size());
      if ((Before.empty() || Before.ends_with("_")) &&
          (Behind.empty() || Behind.starts_with("_")))
        return true;
    }
  return false;
}

} // namespace swapfold

#endif // SWAPFOLD_REWRITES_TEXT_ASSERTIONNAME_H
