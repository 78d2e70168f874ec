//===- WhiteSpaceEdits.h - edits of white space only ------------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_REWRITES_LAYOUT_WHITESPACEEDITS_H
#define SWAPFOLD_REWRITES_LAYOUT_WHITESPACEEDITS_H

#include "rewrites/edit/Finding.h"
#include "rewrites/layout/LineBreaks.h"
#include <vector>

namespace swapfold {

/// The edits that make \p Place read \p Text, which differs from it in white
/// space only: fails if it does not.
llvm::Expected<std::vector<Edit>> whiteSpaceEdits(const SourceLines &Lines,
                                                  const UnitLines &Place,
                                                  llvm::StringRef Text,
                                                  const LineRules &Rules);

} // namespace swapfold

#endif // SWAPFOLD_REWRITES_LAYOUT_WHITESPACEEDITS_H
