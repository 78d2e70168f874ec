//===- ReviewTest.cpp - tests of UnifiedDiff.h and of what is new ---------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "tools/swapfold/review/Review.h"
#include "rewrites/text/UnifiedDiff.h"
#include "gtest/gtest.h"

using namespace llvm;
using namespace swapfold;

namespace {

/// Line 2 goes, 5 and 6 come; then line 10 becomes 11 and 12.
constexpr const char *Diff = "diff --git a/m/a.c b/m/a.c\n"
                             "--- a/m/a.c\n"
                             "+++ b/m/a.c\n"
                             "@@ -1,5 +1,6 @@\n"
                             " one\n"
                             "-two\n"
                             " three\n"
                             " four\n"
                             " five\n"
                             "+six\n"
                             "+#ifdef CONFIG_A_MODULE\n"
                             "@@ -10 +11,2 @@ function(void)\n"
                             "---- no header\n"
                             "+++ no header either\n"
                             "+MY_CONFIG_B CONFIG_C\n"
                             "\\ No newline at end of file\n";

std::vector<DiffFile> filesOf(StringRef Text) {
  Expected<std::vector<DiffFile>> Files = readDiff(Text);
  if (Files)
    return *Files;
  ADD_FAILURE() << toString(Files.takeError());
  return {};
}

TEST(UnifiedDiff, ReadsFilesAndHunks) {
  std::vector<DiffFile> Files = filesOf(Diff);
  ASSERT_EQ(Files.size(), 1u);
  EXPECT_EQ(Files[0].Path, "m/a.c");
  ASSERT_EQ(Files[0].Hunks.size(), 2u);
  EXPECT_EQ(Files[0].Hunks[0].Lines.size(), 7u);
  EXPECT_EQ(Files[0].Hunks[1].Header, "@@ -10 +11,2 @@ function(void)");
  EXPECT_EQ(Files[0].Hunks[1].Lines.size(), 3u);
  EXPECT_EQ(Files[0].Hunks[1].Lines[0].Text, "--- no header");
}

TEST(UnifiedDiff, MapsLines) {
  DiffFile File = filesOf(Diff)[0];
  EXPECT_EQ(File.oldLine(1), 1u);
  EXPECT_EQ(File.oldLine(2), 3u);
  EXPECT_EQ(File.oldLine(4), 5u);
  EXPECT_FALSE(File.adds(4));
  EXPECT_TRUE(File.adds(5));
  EXPECT_EQ(File.oldLine(5), std::nullopt);
  EXPECT_EQ(File.oldLine(7), 6u);
  EXPECT_EQ(File.oldLine(10), 9u);
  EXPECT_TRUE(File.adds(12));
  EXPECT_EQ(File.oldLine(13), 11u);
}

TEST(UnifiedDiff, NamesNewAndDeletedFiles) {
  std::vector<DiffFile> Files =
      filesOf("--- /dev/null\n+++ b/new.c\n@@ -0,0 +1 @@\n+a\n"
              "--- a/old.c\n+++ /dev/null\n@@ -1 +0,0 @@\n-a\n");
  ASSERT_EQ(Files.size(), 2u);
  EXPECT_EQ(Files[0].Path, "new.c");
  EXPECT_TRUE(Files[0].adds(1));
  EXPECT_EQ(Files[1].Path, "old.c");
}

TEST(UnifiedDiff, FindsOptionsOnChangedLines) {
  EXPECT_EQ(optionsNamed(filesOf(Diff)), (std::vector<std::string>{"A", "C"}));
}

/// What is new in m/a.c among \p After: "line" for one on a line that the
/// patch adds, "(line)" for one elsewhere.
std::string compared(std::vector<std::pair<unsigned, FindingText>> Before,
                     std::vector<std::pair<unsigned, FindingText>> After) {
  ReviewedPatch Patch;
  Patch.Tree = "/t";
  Patch.Files = filesOf(Diff);
  auto Make = [](const auto &All) {
    std::vector<Proposal> Out;
    for (const auto &[Line, Message] : All) {
      Proposal P;
      P.Rule = "kstyle-x";
      P.Message = Message;
      P.Where = {"/t/m/a.c", Line * 10, Line, 1};
      Out.push_back(P);
    }
    return Out;
  };
  std::string Out;
  std::vector<Proposal> Existing;
  for (const ReviewFinding &F :
       compareFindings(Patch, Make(Before), Make(After), Existing)) {
    std::string Line = std::to_string(F.What.Where.Line);
    Out += (Out.empty() ? "" : " ") + (F.Elsewhere ? "(" + Line + ")" : Line);
  }
  return Out;
}

TEST(Comparison, SaysWhatIsOnAddedLines) {
  EXPECT_EQ(compared({}, {{5, "odd"}}), "5");
  EXPECT_EQ(compared({{2, "odd"}}, {{5, "odd"}}), "5");
}

TEST(Comparison, SaysElsewhereOnlyWhatIsNew) {
  EXPECT_EQ(compared({}, {{7, "odd"}}), "(7)");
  EXPECT_EQ(compared({{6, "odd"}}, {{7, "odd"}}), "");
  EXPECT_EQ(compared({{6, "odd"}}, {{7, "odd"}, {8, "odd"}}), "(8)");
  // The line that the old one stands on takes it.
  EXPECT_EQ(compared({{7, "odd"}}, {{7, "odd"}, {8, "odd"}}), "(7)");
  EXPECT_EQ(compared({{6, "odder"}}, {{7, "odd"}}), "(7)");
}

TEST(Comparison, SaysWhatHasGrown) {
  auto Has = [](unsigned N) { return "has " + number(N) + " lines"; };
  EXPECT_EQ(compared({{6, Has(8)}}, {{7, Has(9)}}), "(7)");
  EXPECT_EQ(compared({{6, Has(8)}}, {{7, Has(7)}}), "");
  EXPECT_EQ(compared({{6, Has(100)}}, {{7, Has(105)}}), "");
  // Digits of words and names are no counts.
  EXPECT_EQ(compared({{6, "has 8"}}, {{7, "has 9"}}), "(7)");
  EXPECT_EQ(compared({{6, quoted("a9")}}, {{7, quoted("a8")}}), "(7)");
}

TEST(Comparison, DoesNotSayAgainWhatHasAName) {
  auto Has = [](StringRef Name, unsigned N) {
    return quoted(Name) + " has " + number(N) + " lines";
  };
  EXPECT_EQ(compared({{2, Has("f", 8)}}, {{5, Has("f", 8)}}), "");
  EXPECT_EQ(compared({{2, Has("f", 8)}}, {{5, Has("f", 9)}}), "5");
  EXPECT_EQ(compared({{2, Has("f", 8)}}, {{5, Has("g", 8)}}), "5");
}

} // namespace
