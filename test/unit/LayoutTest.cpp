//===- LayoutTest.cpp - tests of Layout.h ---------------------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/layout/Layout.h"
#include "rewrites/edit/StyleLookup.h"
#include "gtest/gtest.h"

using namespace llvm;
using namespace swapfold;

namespace {

/// \p Statement, one tab deep in a function, with \p Old replaced by \p New.
std::string after(const std::string &Statement, StringRef Old,
                  const char *New) {
  const std::string Head = "void f(void)\n{\n", Tail = "}\n";
  std::string Code = Head + Statement + Tail;
  FileRange Name;
  Name.Begin = Code.find(Old.str(), Head.size());
  Name.End = Name.Begin + Old.size();
  FileRange Unit;
  Unit.Begin = Head.size() + 1;
  Unit.End = Code.size() - Tail.size() - 1;
  // No .clang-format above it, hence the kernel's style.
  std::vector<Edit> Edits =
      Layout(StyleLookup(*vfs::getRealFileSystem()).styleFor("/nowhere/a.c"),
             Code)
          .fit({{Name, New}}, {Unit});
  for (auto E = Edits.rbegin(); E != Edits.rend(); ++E)
    Code.replace(E->Range.Begin, E->Range.End - E->Range.Begin, E->Text);
  return Code.substr(Head.size(), Code.size() - Head.size() - Tail.size());
}

TEST(Layout, CountsColumns) {
  EXPECT_EQ(columnAfter(""), 0u);
  EXPECT_EQ(columnAfter("a\tb"), 9u);
  EXPECT_EQ(columnAfter("\t\t"), 16u);
  EXPECT_EQ(columnAfter("\t", 8), 16u);
  EXPECT_EQ(columnAfter("\xc3\xa9"), 1u);
  EXPECT_EQ(columnAfter("ab\r"), 2u);
}

TEST(Layout, LeavesLinesThatFit) {
  EXPECT_EQ(after("\tx = f(a,\n\t      b);\n", "f", "g"),
            "\tx = g(a,\n\t      b);\n");
}

TEST(Layout, AlignsBehindALineThatItEdits) {
  EXPECT_EQ(after("\tif (f(a) &&\n\t\t\tb &&\n\t\t\tc)\n\t\treturn;\n", "f(",
                  "longer("),
            "\tif (longer(a) &&\n\t    b &&\n\t    c)\n\t\treturn;\n");
  EXPECT_EQ(after("\tif (a &&\n\t\t\tf(b) &&\n\t\t\tc)\n\t\treturn;\n", "f(",
                  "longer("),
            "\tif (a &&\n\t\t\tlonger(b) &&\n\t\t\tc)\n\t\treturn;\n");
}

TEST(Layout, BreaksALineThatGotTooLong) {
  EXPECT_EQ(after("\tsome_page = f(the_first_argument_of_it, the_second_one, "
                  "third);\n",
                  "f(", "quite_a_function("),
            "\tsome_page = quite_a_function(the_first_argument_of_it, "
            "the_second_one,\n"
            "\t\t\t\t     third);\n");
}

TEST(Layout, JoinsWhatWasBrokenOnlyForItsLength) {
  EXPECT_EQ(after("\tsome_page = a_rather_long_name_entry_to_page(\n"
                  "\t\tanother_long_name_for_the_entry);\n",
                  "a_rather_long_name_entry_to_page", "short_name"),
            "\tsome_page = short_name(another_long_name_for_the_entry);\n");
}

TEST(Layout, DoesNotJoinAroundAComment) {
  std::string Code = "\tsome_page = a_rather_long_name_entry_to_page( // why\n"
                     "\t\tanother_long_name_for_the_entry);\n";
  std::string Kept = Code;
  Kept.replace(Kept.find("a_rather_long_name_entry_to_page"), 32, "short_name");
  EXPECT_EQ(after(Code, "a_rather_long_name_entry_to_page", "short_name"),
            Kept);
}

TEST(Layout, LeavesALineThatWasTooLongBefore) {
  std::string Long(90, 'a');
  EXPECT_EQ(after("\tx = f(" + Long + ", 1);\n", "f", "g"),
            "\tx = g(" + Long + ", 1);\n");
}

TEST(StyleLookup, ReadsTheFileSystemThatIsParsed) {
  vfs::InMemoryFileSystem Files;
  Files.addFile("/t/.clang-format", 0,
                MemoryBuffer::getMemBuffer("ColumnLimit: 66\n"));
  Files.addFile("/t/mm/.clang-format", 0,
                MemoryBuffer::getMemBuffer("ColumnLimit: 77\n"));
  StyleLookup Styles(Files);
  EXPECT_EQ(Styles.styleFor("/t/fs/a.c").ColumnLimit, 66u);
  EXPECT_EQ(Styles.styleFor("/t/mm/a.c").ColumnLimit, 77u);
  EXPECT_EQ(Styles.styleFor("/elsewhere/a.c").ColumnLimit, 80u);
  // Another file system is asked anew.
  vfs::InMemoryFileSystem Patched;
  Patched.addFile("/t/.clang-format", 0,
                  MemoryBuffer::getMemBuffer("ColumnLimit: 99\n"));
  EXPECT_EQ(StyleLookup(Patched).styleFor("/t/mm/a.c").ColumnLimit, 99u);
}

TEST(FindingText, KeepsNamesAndCounts) {
  FindingText Text =
      "macro " + quoted("a1") + " has " + number(12) + " uses of b2";
  EXPECT_EQ(Text.str(), "macro 'a1' has 12 uses of b2");
  EXPECT_EQ(Text.names(), std::vector<std::string>{"a1"});
  EXPECT_EQ(Text.numbers(), std::vector<uint64_t>{12});
  EXPECT_EQ(Text.withoutNumbers(), "macro 'a1' has # uses of b2");
  EXPECT_EQ(Text.withoutNumbersAndNames(), "macro ' has # uses of b2");
  EXPECT_TRUE(Text == FindingText("macro 'a1' has 12 uses of b2"));
}

} // namespace
