//===- SurroundingsTest.cpp - tests of Surroundings.h ---------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/plan/Surroundings.h"
#include "tools/swapfold/parse/PlanGuard.h"
#include "gtest/gtest.h"

using namespace llvm;
using namespace swapfold;

namespace {

/// Puts \p Text in place of the first \p Which in \p Old.
std::optional<unsigned> changed(StringRef Old, StringRef Which,
                                const std::string &Text) {
  const std::set<TextEdit> Edits = {
      {"a.c", unsigned(Old.find(Which)), unsigned(Which.size()), Text}};
  return changedSurroundings(Old, *applyEdits(Old, Edits), Edits);
}

TEST(SurroundingsTest, KeepsTokensAndComments) {
  EXPECT_EQ(changed("int a; /* one */ int b; // two\nint c;\n", "int b;",
                    "long b, d;"),
            std::nullopt);
  EXPECT_EQ(changed("int a;\n#if A\n", "int a;", ""), std::nullopt);
}

TEST(SurroundingsTest, FindsWhatACommentSwallows) {
  EXPECT_EQ(changed("a(b, c);\n", "b", "b // why"), 3u);
  EXPECT_EQ(changed("a(b); /* one */ c();\n", "a(b);", "d(); /* two"), 6u);
}

TEST(SurroundingsTest, FindsWhatALiteralSwallows) {
  EXPECT_EQ(changed("a(b, \"c\");\n", "b", "\"b"), 3u);
}

TEST(SurroundingsTest, FindsTokensThatGrowTogether) {
  EXPECT_EQ(changed("return(a);\n", "(a)", "a"), 0u);
  EXPECT_EQ(changed("a = -b;\n", "b", "-b"), 4u);
}

TEST(SurroundingsTest, FindsALostDirective) {
  EXPECT_EQ(changed("a();\n#if B\n", "\n", " "), 5u);
  EXPECT_EQ(changed("a();\n/* c */ %:if B\n", "\n", " "), 13u);
}

TEST(SurroundingsTest, FindsWhatADirectiveSwallows) {
  EXPECT_EQ(changed("#if B // c\na();\n#endif\n", " // c\n", " "), 11u);
  EXPECT_EQ(changed("#if B\n/* c */ a();\n", "B\n", "C "), 14u);
  EXPECT_EQ(changed("#if B\n/* c */ a();\n", "\n/*", " /*"), 14u);
}

TEST(SurroundingsTest, MakesCodeOfADirective) {
  EXPECT_EQ(changed("#define A(b) \\\n  f(b)\nc();\n", "#define A(b) \\\n",
                    "static int A(int b)\n"),
            std::nullopt);
  EXPECT_EQ(changed("#define A(b) \\\n  f(b)\nc();\n", "A(b) \\", "A(b)"), 17u);
}

TEST(SurroundingsTest, CountsWhatEachEditMoves) {
  const StringRef Old = "a(); b(); c(); d();\n";
  const std::set<TextEdit> Edits = {
      {"a.c", 0, 4, "longer();"}, {"a.c", 5, 0, "x(); "}, {"a.c", 10, 4, ""}};
  EXPECT_EQ(changedSurroundings(Old, *applyEdits(Old, Edits), Edits),
            std::nullopt);
  EXPECT_EQ(changedSurroundings(Old, "longer(); x(); b();  e();\n", Edits),
            15u);
}

TEST(SurroundingsTest, KnowsWhatNoCompilerSees) {
  EXPECT_FALSE(changesCode("a(b,\n  c);\n", "a(b, /* d */ c);\n"));
  EXPECT_FALSE(changesCode("#if A && B\n", "/* c */ %:if A \\\n&& B // d\n"));
  EXPECT_TRUE(changesCode("a(b);\n", "a(c);\n"));
  EXPECT_TRUE(changesCode("#if A\nb();\n", "#if A b();\n"));
  EXPECT_TRUE(changesCode("#define A (b)\n", "#define A(b)\n"));
  EXPECT_TRUE(changesCode("#undef A\n#undef B\n", "#undef A #undef B\n"));
  EXPECT_TRUE(changesCode("a\n%:undef B\n", "a %:undef B\n"));
}

// What a rule gets wrong is planted: none is known that does.
TEST(SurroundingsTest, TheGuardKeepsAFileInWhichTheyChange) {
  const Scan None;
  std::list<Configuration> Configurations;
  Outcome Run(None, Configurations, Input{"/tree", {}});
  const std::string Old = "a();\nb(); c();\n", New = "a();\nx(); // c();\n";
  ASSERT_FALSE(bool(makeSoundPlan(RunOptions(), Run, [&]() -> Error {
    Run.Done = Plan();
    if (Run.Refused.empty()) {
      Run.Done.Changes = {{"/tree/a.c", Old, New}};
      Run.Done.Applied.emplace_back().Edits = {{"/tree/a.c", 5, 5, "x(); // "}};
    }
    return Error::success();
  })));
  EXPECT_EQ(Run.Refused["/tree/a.c"],
            "line 2, which no edit is about, would change");
  EXPECT_TRUE(Run.Done.Changes.empty());
}

} // namespace
