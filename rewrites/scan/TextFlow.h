//===- TextFlow.h - what tests can settle, by the text ----------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A rough KindFlow over the tokens of a body, which needs no parse. It errs on
// the side of knowing too much of a value: that nothing changes it, and that
// all values which are asked are one.
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_REWRITES_SCAN_TEXTFLOW_H
#define SWAPFOLD_REWRITES_SCAN_TEXTFLOW_H

#include "rewrites/flow/TypeTable.h"

namespace swapfold {

/// False if no rule can have anything to say of what the function with \p Body
/// asks and converts of \p Family: no test there is settled by others, and
/// each conversion stands where a test of the same value lets it. \p Body is
/// the text between and with the braces; \p Types are those of the family.
bool mayBeAtFault(llvm::StringRef Body, const EntryFamily &Family,
                  const TypeTable &Types);

} // namespace swapfold

#endif // SWAPFOLD_REWRITES_SCAN_TEXTFLOW_H
