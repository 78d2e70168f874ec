//===- MacroUses.h - uses of a macro that nobody has seen -------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_TOOLS_PARSE_MACROUSES_H
#define SWAPFOLD_TOOLS_PARSE_MACROUSES_H

#include "tools/swapfold/parse/Outcome.h"

namespace swapfold {

/// Drops what would change the body of a macro that is used where no parse of
/// \p Run went, and says so: an edit of a body is one of all uses.
void dropEditsOfUnseenMacros(Outcome &Run);

} // namespace swapfold

#endif // SWAPFOLD_TOOLS_PARSE_MACROUSES_H
