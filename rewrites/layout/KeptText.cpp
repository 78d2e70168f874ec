//===- KeptText.cpp - edits around what stays -----------------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/layout/KeptText.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace llvm;

namespace swapfold {

/// Cuts what both texts have in common off an edit.
static Edit trimmed(StringRef Code, Edit E) {
  StringRef Old = Code.slice(E.Range.Begin, E.Range.End);
  StringRef New = E.Text;
  size_t Front = 0, Most = std::min(Old.size(), New.size());
  while (Front < Most && Old[Front] == New[Front])
    ++Front;
  size_t Back = 0;
  while (Back < Most - Front &&
         Old[Old.size() - 1 - Back] == New[New.size() - 1 - Back])
    ++Back;
  E.Range.Begin += Front;
  E.Range.End -= Back;
  E.Text = New.slice(Front, New.size() - Back).str();
  return E;
}

/// Where the characters that are no blanks stand.
static std::vector<unsigned> inked(StringRef Text) {
  std::vector<unsigned> Out;
  for (unsigned I = 0; I < Text.size(); ++I)
    if (!isSpace(Text[I]))
      Out.push_back(I);
  return Out;
}

std::vector<Edit> editsAround(StringRef Code, const FileRange &LayoutUnit,
                              ArrayRef<Kept> Keep, StringRef After,
                              StringRef Fitted) {
  std::vector<unsigned> From = inked(After), To = inked(Fitted);
  std::vector<Edit> Out;
  unsigned CodeAt = LayoutUnit.Begin, FittedAt = 0;
  auto Change = [&](unsigned CodeEnd, unsigned FittedEnd) {
    StringRef New = Fitted.slice(FittedAt, FittedEnd);
    if (Code.slice(CodeAt, CodeEnd) != New)
      Out.push_back(
          trimmed(Code, {{LayoutUnit.File, CodeAt, CodeEnd}, New.str()}));
  };
  for (const Kept &K : Keep) {
    if (From.size() != To.size())
      break;
    StringRef Text = Code.substr(K.Code, K.Length);
    auto Ink = lower_bound(From, K.After) - From.begin();
    // Each stretch that has the same blanks inside as before.
    for (unsigned I = 0; I < Text.size();) {
      if (isSpace(Text[I])) {
        ++I;
        continue;
      }
      unsigned Begin = I, At = To[Ink];
      unsigned End = ++I;
      for (++Ink; I < Text.size(); ++I) {
        if (isSpace(Text[I]))
          continue;
        if (Text.slice(Begin, I) != Fitted.slice(At, To[Ink]))
          break;
        End = I + 1;
        ++Ink;
      }
      Change(K.Code + Begin, At);
      CodeAt = K.Code + End;
      FittedAt = At + End - Begin;
    }
  }
  Change(LayoutUnit.End, Fitted.size());
  return Out;
}

} // namespace swapfold
