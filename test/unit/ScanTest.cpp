//===- ScanTest.cpp - tests of Scan.h and FileList.h ----------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/scan/Scan.h"
#include "TemporaryTree.h"
#include "rewrites/tree/FileList.h"
#include "gtest/gtest.h"
#include <sys/stat.h>

using namespace llvm;
using namespace swapfold;

namespace {

constexpr const char *Family = R"(
static inline int is_red_entry(swp_entry_t e)
{
	return swp_type(e) == SWP_RED;
}
static inline struct page *red_entry_to_page(swp_entry_t e)
{
	return pfn_to_page(swp_offset(e));
}
static inline int is_blue_entry(swp_entry_t e)
{
	return swp_type(e) == SWP_BLUE;
}
static inline struct page *blue_entry_to_page(swp_entry_t e)
{
	return pfn_to_page(swp_offset(e));
}
)";

class ScanTest : public testing::Test {
protected:
  ScanTest() { Tree.write("include/linux/swapops.h", Family); }

  Scan scan(std::vector<std::string> Files = {}) {
    ScanRequest Request;
    Request.Tree = Tree.root();
    Request.Files = std::move(Files);
    Request.Jobs = 2;
    // Rules that rewrite: for others more is worth a parse.
    Request.Looks.Constructors = Request.Looks.WritePredicates = true;
    return cantFail(scanTree(Request));
  }

  /// Paths of the candidates below the tree.
  std::vector<std::string> candidates(const Scan &S) {
    std::vector<std::string> Out;
    for (const ScannedFile &File : S.Files)
      if (File.Candidate && !File.DefinesFamily)
        Out.push_back(File.Path.substr(Tree.root().size() + 1));
    return Out;
  }

  using Names = std::vector<std::string>;
  TemporaryTree Tree;
};

TEST_F(ScanTest, FindsFilesWorthAParse) {
  Tree.write("a/converter.c", "p = red_entry_to_page(e);");
  Tree.write("a/lone.c", "return is_red_entry(e);");
  Tree.write("a/twice.c", "return is_red_entry(e) || is_red_entry(f);");
  Tree.write("a/two.c", "return is_red_entry(e) || is_blue_entry(e);");
  Tree.write("a/open.c", "p = pfn_to_page(swp_offset(e));");
  Tree.write("a/offset.c", "o = swp_offset(e); pfn_to_page(o);");
  Tree.write("a/comment.c", "/* red_entry_to_page(e) */ \"red_entry_to_page\"");
  Tree.write("a/longer.c", "p = my_red_entry_to_page2(e);");
  Tree.write("a/other.txt", "p = red_entry_to_page(e);");
  Tree.write(".hidden/a.c", "p = red_entry_to_page(e);");
  Scan S = scan();
  EXPECT_EQ(candidates(S), (Names{"a/converter.c", "a/open.c", "a/two.c"}));
  EXPECT_EQ(S.FilesRead, 9u);
  EXPECT_FALSE(S.Family.empty());
}

TEST_F(ScanTest, TakesEveryFileThatNamesTheFamily) {
  Tree.write("include/linux/swapops.h",
             std::string(Family) + "static inline int depth_of(int x)\n"
                                   "{\n\treturn x;\n}\n"
                                   "#define entry_of(x) depth_of(x)\n");
  Tree.write("a/lone.c", "return is_red_entry(e);");
  Tree.write("a/helper.c", "return depth_of(e);");
  Tree.write("a/macro.c", "return entry_of(e);");
  Tree.write("a/comment.c", "/* is_red_entry(e) */");
  Tree.write("a/none.c", "return is_green_entry(e);");
  ScanRequest Request;
  Request.Tree = Tree.root();
  Request.EveryName = true;
  Scan S = cantFail(scanTree(Request));
  EXPECT_EQ(candidates(S), (Names{"a/helper.c", "a/lone.c", "a/macro.c"}));
}

TEST_F(ScanTest, FollowsMacrosOfHeaders) {
  Tree.write("include/m.h", "#define INNER(e) \\\n\tis_red_entry(e)\n");
  Tree.write("include/n.h", "#define OUTER(e) (INNER(e))\n");
  Tree.write("a.c", "if (OUTER(e)) ;");
  Tree.write("b.c", "#define LOCAL(e) is_red_entry(e)\n");
  Scan S = scan();
  EXPECT_EQ(S.Macros, (std::set<std::string>{"INNER", "OUTER"}));
  EXPECT_EQ(candidates(S), (Names{"a.c", "b.c", "include/m.h", "include/n.h"}));
}

TEST_F(ScanTest, FollowsMacrosOfASource) {
  Tree.write("a.c", "#define IN(e) is_red_entry(e)\n#define OUT(e) IN(e)\n"
                    "int f(void) { OUT(e); }\nint g(void) { }\n");
  Scan S = scan();
  ASSERT_EQ(S.Files.front().Names.Macros, (std::set<std::string>{"IN", "OUT"}));
  EXPECT_TRUE(S.Files.front().Names.inBodyAfter(55));
  EXPECT_FALSE(S.Files.front().Names.inBodyAfter(79));
  EXPECT_TRUE(S.Macros.empty());
}

TEST_F(ScanTest, TakesOnlyTheFilesAskedFor) {
  std::string A = Tree.write("a.c", "p = red_entry_to_page(e);");
  Tree.write("b.c", "p = red_entry_to_page(e);");
  EXPECT_EQ(candidates(scan({A})), Names{"a.c"});
}

TEST_F(ScanTest, FindsAFamilyInAFileAskedFor) {
  TemporaryTree Other;
  std::string A = Other.write("a.c", Family);
  ScanRequest Request;
  Request.Tree = Other.root();
  Request.Files = {A};
  EXPECT_FALSE(cantFail(scanTree(Request)).Family.empty());
}

TEST_F(ScanTest, CountsAFileOfTwoPathsOnce) {
  Tree.write("a/a.c", "p = red_entry_to_page(e);");
  Tree.link("alias.c", "a/a.c");
  Tree.link("b", "a");
  Tree.link("a/up", "..");
  ::link(Tree.path("a/a.c").c_str(), Tree.path("hard.c").c_str());
  EXPECT_EQ(candidates(scan()), Names{"a/a.c"});
}

TEST_F(ScanTest, FollowsLinksOutOfTheTree) {
  TemporaryTree Other;
  std::string A = Other.write("a.c", "p = red_entry_to_page(e);");
  Tree.link("a.c", A);
  Tree.link("gone.c", "nowhere");
  Scan S = scan();
  EXPECT_EQ(S.Warnings.size(), 1u);
  EXPECT_EQ(S.Files.size(), 2u);
}

TEST_F(ScanTest, TellsWhatCannotBeRead) {
  Tree.write("dir.c/a.c", "");
  ScanRequest Request;
  Request.Tree = Tree.path("nothing");
  EXPECT_EQ(toString(scanTree(Request).takeError()),
            "cannot read " + Tree.path("nothing") +
                ": No such file or directory");
  Request.Tree = Tree.root();
  Request.Files = {Tree.path("gone.c")};
  EXPECT_EQ(toString(scanTree(Request).takeError()),
            "cannot read " + Tree.path("gone.c") +
                ": No such file or directory");
}

TEST_F(ScanTest, StopsWhenInterrupted) {
  ScanRequest Request;
  Request.Tree = Tree.root();
  Request.Interrupted = [] { return true; };
  EXPECT_EQ(toString(scanTree(Request).takeError()), "interrupted");
}

TEST(OccurrencesTest, TellsLinesAndMacros) {
  FileNames N =
      findNames("a();\n#define M(x) \\\n\tname(x)\n  name();\n", {"name"}, {});
  ASSERT_EQ(N.Occurrences.size(), 2u);
  EXPECT_EQ(N.Occurrences[0].Line, 3u);
  EXPECT_EQ(N.Occurrences[0].Macro, "M");
  EXPECT_EQ(N.Occurrences[1].Line, 4u);
  EXPECT_EQ(N.Occurrences[1].Macro, "");
}

TEST(OccurrencesTest, FindsTheBodyOfAName) {
  std::string Text = "int f(void) { name(); }\nint g(void) { }\n";
  FileNames N = findNames(Text, {"name"}, {});
  EXPECT_TRUE(N.inBodyAfter(Text.find('f')));
  EXPECT_FALSE(N.inBodyAfter(Text.find('g')));
}

TEST(OccurrencesTest, KeepsBracesOfBranchesApart) {
  std::string Text = "int f(void)\n{\n#ifdef A\n\tif (x) {\n#else\n\tif (y) {\n"
                     "#endif\n\t}\n}\nint g(void) { }\nint h(void) { name(); }";
  FileNames N = findNames(Text, {"name"}, {});
  EXPECT_EQ(N.Extents.size(), 3u);
  EXPECT_FALSE(N.inBodyAfter(Text.find("g(")));
  EXPECT_TRUE(N.inBodyAfter(Text.find("h(")));
}

TEST(OccurrencesTest, ErrsTowardsParsingWhereBracesDoNotMatch) {
  std::string Text = "int f(void) { { }\nint g(void) { name(); }";
  FileNames N = findNames(Text, {"name"}, {});
  EXPECT_TRUE(N.inBodyAfter(Text.find("f(")));
  EXPECT_TRUE(N.inBodyAfter(Text.find("g(")));
}

} // namespace
