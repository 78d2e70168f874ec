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

/// The functions and macros of \p Text.
static std::set<std::string> declaredIn(StringRef Path, StringRef Text) {
  std::set<std::string> Out;
  for (const HeaderFunction &F : headerDeclarations(Path, Text))
    Out.insert(F.Name);
  std::vector<Token> Tokens = tokenize(Text);
  for (size_t I = 0; I + 2 < Tokens.size(); ++I)
    if (Tokens[I].is("#") && Tokens[I].StartsLine && Tokens[I + 1].is("define"))
      Out.insert(Tokens[I + 2].Text);
  return Out;
}

void TakenNames::read(StringRef Path, StringRef Text) {
  if (!Filter.match(
          Text, [&](StringRef Name) { return Names.count(Name.str()) != 0; }))
    return;
  StringRef Below = Path;
  if (Below.consume_front(Tree))
    Below.consume_front("/");
  std::set<std::string> Declared = declaredIn(Path, Text);
  std::lock_guard<std::mutex> Guard(Lock);
  for (const std::string &Name : Names)
    if (Declared.count(Name)) {
      auto [It, New] = Found.try_emplace(Name, Below);
      if (!New && Below < It->second)
        It->second = Below.str();
    }
}

} // namespace swapfold
