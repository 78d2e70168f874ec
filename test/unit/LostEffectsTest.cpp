//===- LostEffectsTest.cpp - what a change loses, found in its text -------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/compare/LostEffects.h"
#include "rewrites/compare/Brackets.h"
#include "rewrites/compare/ChangedNames.h"
#include "rewrites/plan/LostComments.h"
#include "gtest/gtest.h"

using namespace llvm;
using namespace swapfold;

static const char Swapops[] =
    "static inline int is_hot_entry(swp_entry_t e)\n"
    "{\n"
    "\treturn swp_type(e) == SWP_HOT;\n"
    "}\n"
    "static inline int is_cold_entry(swp_entry_t e)\n"
    "{\n"
    "\treturn swp_type(e) == SWP_COLD;\n"
    "}\n"
    "static inline struct page *hot_entry_to_page(swp_entry_t e)\n"
    "{\n"
    "\tstruct page *p = pfn_to_page(swp_offset(e));\n"
    "\tsmp_rmb();\n"
    "\tBUG_ON(!PageLocked(p));\n"
    "\treturn p;\n"
    "}\n"
    "static inline struct page *cold_entry_to_page(swp_entry_t e)\n"
    "{\n"
    "\treturn pfn_to_page(swp_offset(e));\n"
    "}\n";

static std::string unified(StringRef Effects) {
  return ("static inline int is_pfn_swap_entry(swp_entry_t e)\n"
          "{\n"
          "\treturn is_hot_entry(e) || is_cold_entry(e);\n"
          "}\n"
          "static inline struct page *pfn_swap_entry_to_page(swp_entry_t e)\n"
          "{\n"
          "\tstruct page *q = pfn_to_page(swp_offset(e));\n" +
          Effects + "\treturn q;\n}\n")
      .str();
}

/// What a source that becomes \p New loses, with \p Added behind the header.
static std::vector<std::string> losses(StringRef Old, StringRef New,
                                       StringRef Added = "") {
  std::string After = (Swapops + Added).str();
  FamilyPair Families{EntryFamily::discover({{"swapops.h", Swapops}}),
                      EntryFamily::discover({{"swapops.h", After}})};
  std::vector<FileRewrite> Changes = {{"mm.c", Old.str(), New.str()},
                                      {"swapops.h", Swapops, After}};
  std::vector<std::string> Out;
  for (const LostEffect &L : findLostEffects(Families, Changes))
    Out.push_back(L.Function + ": " + L.What);
  return Out;
}

using Strings = std::vector<std::string>;
static const char Kept[] = "\tif (is_hot_entry(e)) {\n\t\tsmp_rmb();\n"
                           "\t\tBUG_ON(!PageLocked(q));\n\t}\n";
static const char Chain[] = "void f(void) { if (is_hot_entry(e)) "
                            "p = hot_entry_to_page(e); "
                            "else if (is_cold_entry(e)) "
                            "p = cold_entry_to_page(e); }";
static const char Fold[] = "void f(void) { if (is_pfn_swap_entry(e)) "
                           "p = pfn_swap_entry_to_page(e); }";

TEST(HeaderText, OneFunctionHidesNoOther) {
  std::vector<HeaderFunction> Found = headerFunctions("", R"(
int first(int a)
{
#ifdef A
	if (a) {
#else
	if (!a) {
#endif
		a = 1;
	}
	return a;
}
SYSCALL_DEFINE1(call, int, a)
{
	return a;
}
int second(int a)
{
	return a;
})");
  ASSERT_EQ(Found.size(), 2u);
  EXPECT_EQ(Found[1].Name, "second");
}

TEST(Losses, AFoldLosesNothing) {
  EXPECT_EQ(losses(Chain, Fold, unified(Kept)), Strings());
}

TEST(Losses, TheConverterMustDoWhatTheOldOnesDid) {
  Strings Lost = losses("", "", unified("\tBUG_ON(!PageLocked(q));\n"));
  EXPECT_EQ(Lost, Strings{"pfn_swap_entry_to_page: smp_rmb(), which "
                          "hot_entry_to_page() does"});
  // In another order, or for another kind, is not at all.
  EXPECT_EQ(losses("", "", unified("\tBUG_ON(!PageLocked(q));\n\tsmp_rmb();\n"))
                .size(),
            1u);
  std::string Wrong = unified(Kept);
  Wrong.replace(Wrong.rfind("is_hot"), 6, "is_cold");
  EXPECT_EQ(losses("", "", Wrong).size(), 2u);
}

TEST(Losses, AnAssertionMayTestTheKindItself) {
  EXPECT_EQ(losses("", "",
                   unified("\tsmp_rmb();\n"
                           "\tBUG_ON(is_hot_entry(e) && !PageLocked(q));\n")),
            Strings());
}

TEST(Losses, AnUndefinedConverterDoesNothing) {
  EXPECT_EQ(losses("void f(void) { p = hot_entry_to_page(e); }",
                   "void f(void) { p = pfn_swap_entry_to_page(e); }"),
            (Strings{"f: smp_rmb()", "f: BUG_ON(!PageLocked(p))"}));
}

TEST(Losses, AKindThatIsNoLongerTested) {
  EXPECT_EQ(losses(Chain, "void f(void) { if (is_hot_entry(e)) "
                          "p = hot_entry_to_page(e); }"),
            Strings{"f: a test for SWP_COLD"});
}

TEST(Losses, AnAssertionMovesToTheCaller) {
  EXPECT_EQ(losses("static void g(void) { BUG_ON(!PageLocked(page)); }\n"
                   "void f(void) { g(); }",
                   "void f(void) { BUG_ON(!PageLocked(other)); }"),
            Strings());
  EXPECT_EQ(losses("static void g(void) { BUG_ON(!PageLocked(page)); }\n"
                   "void f(void) { g(); }",
                   "void f(void) { VM_BUG_ON(!PageLocked(other)); }"),
            Strings{"f: BUG_ON(!PageLocked(page))"});
}

TEST(Losses, APredicateMayGoByAnotherName) {
  EXPECT_EQ(losses("void f(void) { WARN_ON(!is_hot_entry(e)); }",
                   "void f(void) { WARN_ON(!is_warm_entry(e)); }",
                   "static inline int is_warm_entry(swp_entry_t e)\n"
                   "{\n\treturn swp_type(e) == SWP_HOT;\n}\n"),
            Strings());
  EXPECT_EQ(losses("void f(void) { WARN_ON(!is_hot_entry(e)); }",
                   "void f(void) { WARN_ON(!is_cold_entry(e)); }"),
            (Strings{"f: WARN_ON(!is_hot_entry(e))", "f: a test for SWP_HOT"}));
}

TEST(LostComments, WhatStandsNowhereElse) {
  auto Lost = [](StringRef Old, StringRef New) {
    Strings Out;
    for (const LostComment &C : lostComments(
             {{"a.h", Old.str(), New.str()}, {"b.rst", "/* x */", ""}}))
      Out.push_back(std::to_string(C.Line) + ": " + C.Text);
    return Out;
  };
  EXPECT_EQ(Lost("/* one */\nint a;\n/*\n * two\n * words\n */\nint b;\n",
                 "/* two words */\nint b; // one\n"),
            Strings());
  EXPECT_EQ(Lost("int a;\n/* one */\n/* two */ /* one */\n", "/* one */\n"),
            (Strings{"3: two", "3: one"}));
  EXPECT_EQ(Lost("#if A\n#endif /* A */\nchar *s = \"/* b */\";\n", ""),
            Strings());
  std::string Long = "/* " + std::string(80, 'x') + " */";
  EXPECT_EQ(Lost(Long, ""), Strings{"1: " + std::string(60, 'x') + " ..."});
}

TEST(Brackets, EveryBranchByItself) {
  EXPECT_FALSE(oddBracket("#ifdef A\nif (a) {\n#else\nif (b) {\n#endif\n}\n"));
  EXPECT_FALSE(oddBracket("char *s = \"(\"; /* ( */ int c = '(';"));
  std::optional<OddBracket> Odd = oddBracket("void f(void)\n{\n\tg());\n}\n");
  ASSERT_TRUE(Odd);
  EXPECT_EQ(Odd->Line, 3u);
  EXPECT_EQ(Odd->Bracket, ")");
  EXPECT_TRUE(oddBracket("#define A(x) ((x)\n"));
  EXPECT_TRUE(oddBracket("#ifdef A\n)\n#endif\n"));
  EXPECT_TRUE(oddBracket("void f(void)\n{\n"));
}

TEST(ChangedNames, DefinitionsAndDeclarations) {
  using Names = std::set<std::string>;
  EXPECT_EQ(
      changedNames("int f(void) { return 1; }", "int f(void) { return 2; }"),
      Names{"f"});
  EXPECT_EQ(changedNames("int f(void) { return 1; }",
                         "/* one */\nint f(void)\n{\n\treturn 1;\n}\n"),
            Names());
  EXPECT_EQ(changedNames("enum e { A };", "enum e { A, B };"), Names{"B"});
  EXPECT_EQ(changedNames("#ifdef X\n#define F(x) 0\n#endif\n",
                         "#ifndef X\n#define F(x) 0\n#endif\n"),
            Names{"F"});
  // Parameters of prototypes are nobody's names.
  EXPECT_EQ(changedNames("", "int f(struct page *which, unsigned long addr,\n"
                             "      int (*get)(int one), char all[2]);\n"
                             "struct s { int (*open)(int flags), two; };\n"
                             "#define SIZE (A * B)\n"),
            (Names{"A", "B", "SIZE", "f", "get", "open", "page", "s", "two"}));
  // The types of a prototype have been there, in the definition before it.
  EXPECT_EQ(changedNames("static inline int f(struct file *f) { return 0; }",
                         "int f(struct file *f, bool other);",
                         Mentioned::OnOneSide),
            Names{"f"});
}
