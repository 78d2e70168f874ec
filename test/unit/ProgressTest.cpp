//===- ProgressTest.cpp - how far a long work is, on stderr ---------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "tools/swapfold/support/Progress.h"
#include "gtest/gtest.h"

using namespace swapfold;
using namespace std::chrono_literals;

namespace {

/// What steps that take ten seconds each leave in a log.
std::string logOf(size_t Steps, size_t Total) {
  std::string Text;
  llvm::raw_string_ostream Out(Text);
  Progress::Clock::time_point Now;
  Progress Bar("parsing", Total, Out, false, Now);
  for (size_t I = 0; I != Steps; ++I)
    Bar.step("mm/memory.c", Now += 10s);
  return Text;
}

TEST(Progress, ALogGetsALineEveryHalfAMinute) {
  EXPECT_EQ(logOf(2, 12), "");
  EXPECT_EQ(logOf(3, 12), "swapfold: parsing: 3 of 12, about 2 min left\n");
  EXPECT_EQ(logOf(8, 12), "swapfold: parsing: 3 of 12, about 2 min left\n"
                          "swapfold: parsing: 6 of 12, about 1 min left\n");
  EXPECT_EQ(logOf(3, 5),
            "swapfold: parsing: 3 of 5, less than a minute left\n");
}

TEST(Progress, ALogHearsNothingOfTheEnd) { EXPECT_EQ(logOf(3, 3), ""); }

TEST(Progress, ATerminalHasOneLineThatFits) {
  std::string Text;
  llvm::raw_string_ostream Out(Text);
  Progress::Clock::time_point Now;
  {
    Progress Bar("parsing", 12, Out, true, Now);
    Bar.step("mm/memory.c", Now + 1s);
    EXPECT_EQ(Text, "\r\033[K[##......................] 1/12 mm/memory.c");
    Text.clear();
    Bar.step(std::string(100, 'x'), Now + 60s);
    EXPECT_EQ(Text, "\r\033[K[####....................] 2/12 " +
                        std::string(29, 'x') + ", about 5 min left");
    EXPECT_LE(Text.size(), 79 + std::string("\r\033[K").size());
    Text.clear();
  }
  EXPECT_EQ(Text, "\r\033[K");
}

} // namespace
