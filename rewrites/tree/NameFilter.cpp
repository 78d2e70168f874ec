//===- NameFilter.cpp - which texts hold a name, fast ---------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/tree/NameFilter.h"
#include "rewrites/text/NamePart.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

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
  std::vector<StringRef> Kept;
  for (StringRef Piece : Pieces)
    if (!Piece.empty() &&
        none_of(Kept, [&](StringRef N) { return Piece.contains(N); }))
      Kept.push_back(Piece);
  if (Kept.empty())
    return;
  Shortest = std::min<size_t>(Kept.front().size(), 255);
  Shift.fill(Shortest);
  for (StringRef Needle : Kept) {
    // Whatever stands before the first character of a needle.
    for (unsigned Any = 0; Any < 256; ++Any) {
      uint8_t &First = Shift[pair(char(Any), Needle[0])];
      First = std::min<size_t>(First, Shortest - 1);
    }
    for (size_t I = 1; I < Shortest; ++I) {
      uint8_t &At = Shift[pair(Needle[I - 1], Needle[I])];
      At = std::min<size_t>(At, Shortest - 1 - I);
    }
    // A needle of one character may follow any.
    const char Last = Needle[Shortest - 1];
    Needles[Shortest > 1 ? pair(Needle[Shortest - 2], Last) : pair(0, Last)]
        .push_back(Needle.str());
  }
}

bool NameFilter::match(StringRef Text,
                       function_ref<bool(StringRef)> Wanted) const {
  if (!Shortest)
    return false;
  for (size_t At = Shortest - 1; At < Text.size();) {
    const char Before = At ? Text[At - 1] : 0;
    if (size_t Far = Shift[pair(Before, Text[At])]) {
      At += Far;
      continue;
    }
    auto Found = Needles.find(pair(Shortest > 1 ? Before : 0, Text[At]));
    const size_t Begin = At - (Shortest - 1);
    if (Found == Needles.end() ||
        none_of(Found->second, [&](const std::string &Needle) {
          return Text.substr(Begin).starts_with(Needle);
        })) {
      ++At;
      continue;
    }
    StringRef Word = Text.drop_front(Begin).take_while(isNamePart);
    const size_t End = Begin + std::max(Word.size(), Shortest);
    size_t Start = Begin;
    while (Start && isNamePart(Text[Start - 1]))
      --Start;
    if (Wanted(Text.slice(Start, End)))
      return true;
    At = End + Shortest - 1;
  }
  return false;
}

} // namespace swapfold
