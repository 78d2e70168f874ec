//===- Explain.h - swapfold check --explain ---------------------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_TOOLS_CHECK_EXPLAIN_H
#define SWAPFOLD_TOOLS_CHECK_EXPLAIN_H

#include "tools/swapfold/check/Check.h"

namespace swapfold {

/// swapfold check --explain: says on stdout what is known of the kind of each
/// entry at \p Place, "FILE:LINE", and from where. SomeLeft if the line was not
/// seen. Fails if \p Place is no such place.
llvm::Expected<Status> explain(CheckOptions Options, llvm::StringRef Place);

} // namespace swapfold

#endif // SWAPFOLD_TOOLS_CHECK_EXPLAIN_H
