//===- TakenNames.cpp - names that a tree has for something else ----------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/scan/TakenNames.h"
#include "rewrites/family/HeaderAddition.h"
#include "rewrites/text/HeaderText.h"
#include "llvm/ADT/SmallVector.h"

using namespace llvm;

namespace swapfold {

TakenNames::TakenNames(const EntryFamily &Family, StringRef Tree)
    : Names(namesLacking(Family)), Filter(to_vector(Names)), Tree(Tree) {}

void TakenNames::read(StringRef Path, StringRef Text) {
  auto IsLacking = [&](StringRef Name) { return Names.count(Name.str()) != 0; };
  if (!Filter.match(Text, IsLacking))
    return;
  StringRef Below = Path;
  if (Below.consume_front(Tree))
    Below.consume_front("/");
  std::lock_guard<std::mutex> Guard(Lock);
  for (const Token &T : tokenize(Text))
    if (T.Kind == Token::Identifier && IsLacking(T.Text)) {
      auto [It, New] = Found.try_emplace(T.Text, Below);
      if (!New && Below < It->second)
        It->second = Below.str();
    }
}

} // namespace swapfold
