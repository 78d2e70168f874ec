//===- Surroundings.cpp - what edits leave as it is -----------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/plan/Surroundings.h"
#include "rewrites/text/HeaderText.h"
#include "llvm/ADT/STLExtras.h"

using namespace llvm;

namespace swapfold {

/// True if \p A and \p B are the same to the compiler.
static bool sameToken(const Token &A, const Token &B) {
  // A # elsewhere on its line is no directive.
  return A.Kind == B.Kind && A.Length == B.Length && A.Text == B.Text &&
         (!A.is("#") || A.StartsLine == B.StartsLine);
}

std::optional<unsigned> changedSurroundings(StringRef Old, StringRef New,
                                            const std::set<TextEdit> &Edits) {
  const std::vector<Token> Now = tokenize(New, /*KeepComments=*/true);
  auto At = Now.begin();
  auto Next = Edits.begin();
  int64_t Moved = 0; // by the edits so far
  for (const Token &T : tokenize(Old, /*KeepComments=*/true)) {
    for (; Next != Edits.end() && Next->end() <= T.Offset; ++Next)
      Moved += int64_t(Next->Text.size()) - Next->Length;
    if (Next != Edits.end() && Next->Offset < T.end())
      continue;
    const int64_t Place = T.Offset + Moved;
    while (At != Now.end() && At->Offset < Place)
      ++At;
    if (At == Now.end() || At->Offset != Place || !sameToken(T, *At))
      return T.Offset;
  }
  return std::nullopt;
}

} // namespace swapfold
