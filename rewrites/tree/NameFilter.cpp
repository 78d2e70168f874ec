//===- NameFilter.cpp - which texts hold a name, fast ---------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/tree/NameFilter.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include <cstring>

using namespace llvm;

namespace swapfold {

NameFilter::NameFilter(ArrayRef<std::string> Patterns) {
  std::vector<StringRef> Pieces;
  for (StringRef Pattern : Patterns) {
    auto [Before, After] = Pattern.split('*');
    Pieces.push_back(Before.size() > After.size() ? Before : After);
  }
  llvm::sort(Pieces,
             [](StringRef A, StringRef B) { return A.size() < B.size(); });
  for (StringRef Piece : Pieces)
    if (!Piece.empty() &&
        none_of(Needles, [&](StringRef N) { return Piece.contains(N); }))
      Needles.push_back(Piece.str());
}

bool NameFilter::match(StringRef Text,
                       function_ref<bool(StringRef)> Wanted) const {
  auto IsName = [](char C) { return isAlnum(C) || C == '_'; };
  for (const std::string &Needle : Needles) {
    const char *At = Text.begin();
    // The C library's search is vectorized where it can be.
    while ((At = static_cast<const char *>(
                ::memmem(At, Text.end() - At, Needle.data(), Needle.size())))) {
      const char *Begin = At, *End = At + Needle.size();
      while (Begin != Text.begin() && IsName(Begin[-1]))
        --Begin;
      while (End != Text.end() && IsName(*End))
        ++End;
      if (Wanted(StringRef(Begin, End - Begin)))
        return true;
      At = End;
    }
  }
  return false;
}

} // namespace swapfold
