//===- WordSieve.cpp - whether a text mentions one of many names ----------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/compare/WordSieve.h"
#include "llvm/ADT/StringExtras.h"
#include <array>

using namespace llvm;

namespace swapfold {

WordSieve::WordSieve(const StringSet<> &Names) : Names(Names) {
  for (const auto &Name : Names)
    if (Name.getKey().size() > 2)
      Beginnings.set(beginning(Name.getKey().data()));
}

bool WordSieve::anyIn(StringRef Text) const {
  static const std::array<bool, 256> InName = [] {
    std::array<bool, 256> Out{};
    for (unsigned C = 0; C < Out.size(); ++C)
      Out[C] = isAlnum(char(C)) || C == '_';
    return Out;
  }();
  auto IsInName = [](char C) { return InName[static_cast<unsigned char>(C)]; };
  for (const char *At = Text.begin(), *End = Text.end(); At != End;) {
    if (!IsInName(*At)) {
      ++At;
      continue;
    }
    const char *Begin = At;
    while (At != End && IsInName(*At))
      ++At;
    if (At - Begin > 2 && Beginnings[beginning(Begin)] &&
        Names.contains(StringRef(Begin, At - Begin)))
      return true;
  }
  return false;
}

} // namespace swapfold
