//===- AddedLinesTest.cpp -------------------------------------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "tools/swapfold/patch/AddedLines.h"
#include "gtest/gtest.h"

using namespace llvm;
using namespace swapfold;

using Files = std::map<std::string, std::set<unsigned>>;

static Files read(StringRef Diff) {
  Expected<AddedLines> Read = AddedLines::read(Diff);
  if (Read)
    return Read->files();
  ADD_FAILURE() << toString(Read.takeError());
  return {};
}

static std::string refusal(StringRef Diff) {
  Expected<AddedLines> Read = AddedLines::read(Diff);
  return Read ? "" : toString(Read.takeError());
}

TEST(AddedLines, CountsLinesAsTheyAreAfterwards) {
  EXPECT_EQ(read("diff --git a/mm/a.c b/mm/a.c\n"
                 "--- a/mm/a.c\n"
                 "+++ b/mm/a.c\n"
                 "@@ -1,3 +1,4 @@ int f(void)\n"
                 " one\n"
                 "-two\n"
                 "+2\n"
                 "+2.5\n"
                 " three\n"
                 "@@ -10 +11,0 @@\n"
                 "-gone\n"
                 "@@ -20,0 +21 @@\n"
                 "+new\n"),
            (Files{{"mm/a.c", {2, 3, 21}}}));
}

TEST(AddedLines, ReadsWhatLooksLikeAHeaderAsALine) {
  EXPECT_EQ(read("--- a/a.c\n"
                 "+++ b/a.c\n"
                 "@@ -1,2 +1,2 @@\n"
                 "--- a/b.c\n"
                 "+++ b/b.c\n"
                 "\n"),
            (Files{{"a.c", {1}}}));
}

TEST(AddedLines, SkipsWhatHasNoLines) {
  EXPECT_EQ(read(""), Files());
  EXPECT_EQ(read("diff --git a/x.bin b/x.bin\n"
                 "Binary files a/x.bin and b/x.bin differ\n"
                 "diff --git a/gone.c b/gone.c\n"
                 "deleted file mode 100644\n"
                 "--- a/gone.c\n"
                 "+++ /dev/null\n"
                 "@@ -1 +0,0 @@\n"
                 "-int gone;\n"),
            Files());
}

TEST(AddedLines, KnowsWhereBlankLinesWent) {
  Expected<AddedLines> Read = AddedLines::read("--- a/a.c\n"
                                               "+++ b/a.c\n"
                                               "@@ -3,5 +3,3 @@\n"
                                               " one\n"
                                               "-\n"
                                               " two\n"
                                               "-three\n"
                                               " four\n"
                                               "--- a/gone.c\n"
                                               "+++ /dev/null\n"
                                               "@@ -1 +0,0 @@\n"
                                               "-\n");
  ASSERT_TRUE(bool(Read));
  EXPECT_EQ(Read->files(), (Files{{"a.c", {}}}));
  EXPECT_TRUE(Read->removesBlankBefore("a.c", 4));
  EXPECT_FALSE(Read->removesBlankBefore("a.c", 3));
  EXPECT_FALSE(Read->removesBlankBefore("a.c", 5));
  EXPECT_FALSE(Read->removesBlankBefore("gone.c", 0));
}

TEST(AddedLines, ReadsNamesAsGitWritesThem) {
  EXPECT_EQ(read("--- /dev/null\n"
                 "+++ \"b/\\303\\244 \\\"b\\t.c\"\t\n"
                 "@@ -0,0 +1 @@\n"
                 "+x\n"
                 "\\ No newline at end of file\n"
                 "--- a/with space.c\t\n"
                 "+++ b/with space.c\t\n"
                 "@@ -1 +1 @@\n"
                 "-x\n"
                 "\\ No newline at end of file\n"
                 "+y\n"),
            (Files{{"\303\244 \"b\t.c", {1}}, {"with space.c", {1}}}));
}

TEST(AddedLines, RefusesHunksThatAreCutOff) {
  StringRef Head = "--- a/a.c\n+++ b/a.c\n";
  EXPECT_EQ(refusal((Head + "@@ -1 +1,2 @@\n-x\n+y\n").str()),
            "a hunk of the diff of a.c is cut off");
  EXPECT_EQ(refusal((Head + "@@ -1 +1 @@\n+x\n+y\n").str()),
            "a hunk of the diff of a.c is cut off");
  EXPECT_EQ(refusal((Head + "@@ -x +1 @@\n").str()),
            "a hunk of the diff is not understood: @@ -x +1 @@");
}

TEST(AddedLines, TellsWhetherARangeIsTouched) {
  Expected<AddedLines> Read =
      AddedLines::read("--- a/a.c\n+++ b/a.c\n@@ -5,0 +6 @@\n+x\n");
  ASSERT_TRUE(!!Read);
  EXPECT_TRUE(Read->touches("a.c", 6, 6));
  EXPECT_TRUE(Read->touches("a.c", 1, 9));
  EXPECT_FALSE(Read->touches("a.c", 7, 9));
  EXPECT_FALSE(Read->touches("a.c", 1, 5));
  EXPECT_FALSE(Read->touches("b.c", 6, 6));
}
