//===- Stub.h - functions that are configured away --------------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_REWRITES_TEXT_STUB_H
#define SWAPFOLD_REWRITES_TEXT_STUB_H

#include "rewrites/text/HeaderText.h"
#include "llvm/ADT/ArrayRef.h"

namespace swapfold {

/// True if the body of \p F only says "not in this configuration".
inline bool isStub(const HeaderFunction &F) {
  llvm::ArrayRef<Token> B = F.Body;
  if (!B.empty() && B.front().is("return"))
    B = B.drop_front();
  if (!B.empty() && B.back().is(";"))
    B = B.drop_back();
  while (B.size() > 2 && B.front().is("(") && B.back().is(")"))
    B = B.drop_front().drop_back();
  return B.size() == 1 && (B[0].is("NULL") || B[0].is("0") ||
                           B[0].is("false") || B[0].is("nullptr"));
}

} // namespace swapfold

#endif // SWAPFOLD_REWRITES_TEXT_STUB_H
