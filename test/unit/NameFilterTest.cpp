//===- NameFilterTest.cpp - tests of NameFilter.h -------------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/tree/NameFilter.h"
#include "rewrites/tree/Mentions.h"
#include "llvm/ADT/StringExtras.h"
#include "gtest/gtest.h"
#include <random>

using namespace llvm;
using namespace swapfold;

namespace {

using Words = std::vector<std::string>;

Words found(const NameFilter &Filter, StringRef Text) {
  Words Out;
  Filter.match(Text, [&](StringRef Name) {
    Out.push_back(Name.str());
    return false;
  });
  return Out;
}

bool isNamePart(char C) { return isAlnum(C) || C == '_'; }

/// The identifiers of \p Text that have one of \p Needles in them, one by one.
Words foundSlowly(const Words &Needles, StringRef Text) {
  Words Out;
  while (!Text.empty()) {
    StringRef Word = Text.take_while(isNamePart);
    for (const std::string &Needle : Needles)
      if (Word.contains(Needle)) {
        Out.push_back(Word.str());
        break;
      }
    Text = Text.drop_front(std::max<size_t>(Word.size(), 1));
  }
  return Out;
}

TEST(NameFilter, FindsWholeIdentifiers) {
  NameFilter Filter({"is_*_entry", "pte_to_*", "swap"});
  EXPECT_EQ(found(Filter, "is_red_entry(pte_to_red(p)) + no_entry2 + swa swap"),
            Words({"is_red_entry", "pte_to_red", "no_entry2", "swap"}));
  EXPECT_EQ(found(Filter, ""), Words());
  EXPECT_EQ(found(Filter, "swa"), Words());
  EXPECT_EQ(found(NameFilter({}), "swap"), Words());
}

TEST(NameFilter, EndsWithTheFirstThatIsWanted) {
  unsigned Asked = 0;
  EXPECT_TRUE(NameFilter({"ab"}).match("ab abc xab", [&](StringRef Name) {
    ++Asked;
    return Name == "abc";
  }));
  EXPECT_EQ(Asked, 2u);
}

TEST(NameFilter, FindsWhatALookAtEachIdentifierFinds) {
  std::mt19937 Random(280);
  auto Letters = [&](unsigned Most, StringRef Of) {
    std::string Out;
    for (unsigned I = Random() % Most + 1; I; --I)
      Out += Of[Random() % Of.size()];
    return Out;
  };
  for (unsigned Round = 0; Round < 2000; ++Round) {
    Words Needles;
    for (unsigned I = Random() % 4 + 1; I; --I)
      Needles.push_back(Letters(Round % 7 + 1, "ab_"));
    std::string Text = Letters(120, "ab_b \n\xe4");
    EXPECT_EQ(found(NameFilter(Needles), Text), foundSlowly(Needles, Text))
        << Text << " by " << join(Needles, ", ");
  }
}

TEST(NameFilter, SeesWherePastingIsDone) {
  EXPECT_TRUE(mayPasteNames("#define A(x) x##_entry"));
  EXPECT_FALSE(mayPasteNames("#define A(x) #x # #"));
  EXPECT_FALSE(mayPasteNames(""));
}

} // namespace
