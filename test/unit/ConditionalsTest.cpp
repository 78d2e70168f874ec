//===- ConditionalsTest.cpp - tests of Conditionals.h ---------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/kconfig/Conditionals.h"
#include "gtest/gtest.h"

using namespace llvm;
using namespace swapfold;

namespace {

/// The settings for where HERE stands: "+A -B", or "never".
std::string settings(StringRef Text) {
  std::optional<OptionSettings> Found =
      Conditionals(Text).settingsFor(Text.find("HERE"));
  if (!Found)
    return "never";
  std::string Out;
  for (const auto &[Name, On] : *Found)
    Out += (Out.empty() ? "" : " ") + std::string(On ? "+" : "-") + Name;
  return Out;
}

std::string around(StringRef Text) {
  return Conditionals(Text).around(Text.find("HERE"));
}

TEST(Conditionals, ReadsBranches) {
  EXPECT_EQ(settings("HERE"), "");
  EXPECT_EQ(settings("#ifdef CONFIG_A\nHERE\n#endif\n"), "+A");
  EXPECT_EQ(settings("#ifndef CONFIG_A\nHERE\n#endif\n"), "-A");
  EXPECT_EQ(settings("#ifdef CONFIG_A\n#else\nHERE\n#endif\n"), "-A");
  EXPECT_EQ(settings("#ifndef CONFIG_A\n#else\nHERE\n#endif\n"), "+A");
  EXPECT_EQ(settings("#ifdef CONFIG_A\n#endif\nHERE\n"), "");
  EXPECT_EQ(settings("#if defined(CONFIG_A)\n#elif defined CONFIG_B\nHERE\n"
                     "#else\n#endif\n"),
            "-A +B");
  EXPECT_EQ(settings("#ifdef CONFIG_A\n#elif defined(CONFIG_B)\n#else\nHERE\n"
                     "#endif\n"),
            "-A -B");
}

TEST(Conditionals, JoinsWhatIsNested) {
  EXPECT_EQ(settings("#ifdef CONFIG_A\n#ifndef CONFIG_B\nHERE\n#endif\n"
                     "#endif\n"),
            "+A -B");
  EXPECT_EQ(settings("#ifdef CONFIG_A\n#ifndef CONFIG_A\nHERE\n#endif\n"
                     "#endif\n"),
            "never");
}

TEST(Conditionals, SolvesExpressions) {
  EXPECT_EQ(settings("#if IS_ENABLED(CONFIG_A) && !defined(CONFIG_B)\nHERE\n"),
            "+A -B");
  EXPECT_EQ(settings("#if !(defined(CONFIG_A) || CONFIG_B)\nHERE\n"), "-A -B");
  EXPECT_EQ(settings("#if (defined(CONFIG_A) && CONFIG_B) || CONFIG_C\nHERE\n"),
            "+C");
  EXPECT_EQ(settings("#if defined(CONFIG_A) && \\\n    defined(CONFIG_B)\n"
                     "HERE\n"),
            "+A +B");
}

TEST(Conditionals, LeavesAloneWhatOptionsDoNotDecide) {
  EXPECT_EQ(settings("#ifndef _LINUX_X_H\n#define _LINUX_X_H\nHERE\n#endif\n"),
            "");
  EXPECT_EQ(settings("#if CONFIG_LEVELS > 3 && defined(CONFIG_A)\nHERE\n"),
            "+A");
  EXPECT_EQ(settings("#if __GNUC__ >= (4 + 1) || X\nHERE\n"), "");
  EXPECT_EQ(settings("#if 0\nHERE\n#endif\n"), "never");
  EXPECT_EQ(settings("#if 0\n#else\nHERE\n#endif\n"), "");
  EXPECT_EQ(settings("#if 1\n#else\nHERE\n#endif\n"), "never");
}

TEST(Conditionals, TellsWhatTheyAre) {
  EXPECT_EQ(around("HERE"), "");
  EXPECT_EQ(around("#ifdef CONFIG_A\n#if X > 2 || Y\n#else\nHERE\n"),
            "defined(CONFIG_A) && !(X > 2 || Y)");
  EXPECT_EQ(around("#if CONFIG_A\n#elif B\nHERE\n"), "!CONFIG_A && B");
}

/// The ways past where HERE stands: "-A|-B".
std::string past(StringRef Text) {
  std::string Out;
  for (const OptionSettings &Way :
       Conditionals(Text).waysPast(Text.find("HERE"))) {
    Out += Out.empty() ? "" : "|";
    for (const auto &[Name, On] : Way)
      Out += std::string(On ? "+" : "-") + Name;
  }
  return Out;
}

TEST(Conditionals, SaysWhatHides) {
  EXPECT_EQ(past("HERE"), "");
  EXPECT_EQ(past("#ifdef CONFIG_A\nHERE\n#endif\n"), "-A");
  EXPECT_EQ(past("#ifdef CONFIG_A\n#else\nHERE\n#endif\n"), "+A");
  EXPECT_EQ(past("#ifdef CONFIG_A\n#if IS_ENABLED(CONFIG_B)\nHERE\n"), "-A|-B");
  EXPECT_EQ(past("#if defined(CONFIG_A) || defined(CONFIG_B)\nHERE\n"), "-A-B");
  // An include guard hides nothing from anybody.
  EXPECT_EQ(past("#ifndef GUARD_H\n#define GUARD_H\nHERE\n#endif\n"), "");
}

} // namespace
