//===- FamilyTest.cpp - tests of EntryFamily.h and FamilyUnit.h -----------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/family/EntryFamily.h"
#include "test/unit/CellFamily.h"
#include "test/unit/MadeUpPredicate.h"
#include "llvm/ADT/StringExtras.h"
#include "gtest/gtest.h"

using namespace llvm;
using namespace swapfold;

namespace {

using Types = std::set<std::string>;

/// A predicate and a page converter of kind \p Name with these \p Accepted.
std::string kindText(const std::string &Name, const std::string &Accepted) {
  return "static inline bool is_" + Name + "_entry(swp_entry_t entry)\n{\n" +
         Accepted + "}\n" + "static inline struct page *" + Name +
         "_entry_to_page(swp_entry_t entry)\n{\n"
         "\treturn pfn_to_page(swp_offset(entry));\n}\n";
}

EntryFamily read(StringRef Text) {
  return EntryFamily::discover({{"swapops.h", Text}});
}

TEST(EntryFamily, JoinsBranches) {
  std::string Text = "#ifdef CONFIG_A\n" +
                     kindText("moving", "\treturn swp_type(entry) == M;\n") +
                     "#else\n" + kindText("moving", "\treturn 0;\n") +
                     "#endif\n";
  EntryFamily Family = read(Text);
  ASSERT_EQ(Family.kinds().size(), 1u);
  EXPECT_EQ(Family.kinds()[0].Name, "moving");
  EXPECT_EQ(Family.accepts("is_moving_entry")->Types, Types{"M"});
  EXPECT_TRUE(Family.accepts("is_moving_entry")->Exact);
  EXPECT_EQ(Family.functions().count("is_moving_entry"), 2u);
}

TEST(EntryFamily, WillUnifyTheKindsWithAPage) {
  std::string Text = kindText("moving", "\treturn swp_type(entry) == M;\n") +
                     kindText("far", "\treturn swp_type(entry) == F;\n") +
                     "static inline int is_bad_entry(swp_entry_t entry)\n"
                     "{ return swp_type(entry) == BAD; }\n";
  EntryFamily Family = read(Text);
  EXPECT_FALSE(Family.hasUnifiedPredicate());
  EXPECT_EQ(Family.unifiedTypes(), (Types{"F", "M"}));
  EXPECT_TRUE(Family.unifiedIsExact());
  EXPECT_NE(Family.kindOfToPage("far_entry_to_page"), nullptr);
  EXPECT_EQ(Family.kindOfToPage("bad_entry_to_page"), nullptr);
}

TEST(EntryFamily, ReadsAUnifiedPairThatAcceptsMore) {
  std::string Text =
      kindText("moving", "\treturn swp_type(entry) == M;\n") +
      "static inline bool is_pfn_swap_entry(swp_entry_t entry)\n"
      "{\n\treturn is_moving_entry(entry) || swp_type(entry) == BAD;\n}\n"
      "static inline struct page *pfn_swap_entry_to_page(swp_entry_t entry)\n"
      "{\n\treturn pfn_to_page(swp_offset_pfn(entry));\n}\n"
      "static inline unsigned long swp_offset_pfn(swp_entry_t entry)\n"
      "{\n\treturn swp_offset(entry) & SWP_PFN_MASK;\n}\n";
  EntryFamily Family = read(Text);
  EXPECT_TRUE(Family.hasUnifiedPredicate());
  EXPECT_TRUE(Family.hasUnifiedToPage());
  EXPECT_EQ(Family.unifiedTypes(), (Types{"BAD", "M"}));
  EXPECT_EQ(Family.pfnFunction(), "swp_offset_pfn");
}

TEST(EntryFamily, GoesByTheNamesItIsGiven) {
  std::string Text = "static inline bool entry_is_far(sw_t e)\n"
                     "{ return sw_kind(e) == FAR; }\n"
                     "static inline struct page *far_page(sw_t e)\n"
                     "{ return pfn_to_page(sw_pfn(e)); }\n";
  FamilyNames Names = builtInFamilies().back();
  Names.EntryType = "sw_t";
  Names.Predicate = "entry_is_*";
  Names.ToPage = "*_page";
  Names.TypeOf = "sw_kind";
  EntryFamily Family = EntryFamily::discover({{"sw.h", Text}}, {Names});
  ASSERT_EQ(Family.kinds().size(), 1u);
  EXPECT_EQ(Family.kinds()[0].Predicate, "entry_is_far");
  EXPECT_EQ(Family.accepts("entry_is_far")->Types, Types{"FAR"});
  EXPECT_TRUE(read(Text).empty());
}

const std::string Leaf =
    "static inline bool softleaf_is_far(softleaf_t entry)\n"
    "{ return softleaf_type(entry) == SOFTLEAF_FAR; }\n";

TEST(EntryFamily, IsTheOneThatTheHeaderDefines) {
  EXPECT_EQ(read(Leaf).names().Name, "softleaf");
  EXPECT_EQ(
      read(kindText("far", "\treturn swp_type(entry) == F;\n")).names().Name,
      "swp_entry");
}

TEST(EntryFamily, OfATreeBetweenTwoTakesConvertersOfBoth) {
  std::string Old = kindText("far", "\treturn swp_type(entry) == F;\n");
  EntryFamily Family =
      EntryFamily::discover({{"leafops.h", Leaf}, {"swapops.h", Old}});
  EXPECT_EQ(Family.names().Name, "softleaf");
  ASSERT_EQ(Family.kinds().size(), 1u);
  EXPECT_EQ(Family.kinds()[0].Predicate, "softleaf_is_far");
  EXPECT_EQ(Family.kinds()[0].ToPage, "far_entry_to_page");
}

std::string wrong(StringRef Text) {
  Expected<FamilyNames> Read = readFamily("x.yaml", Text);
  return Read ? "" : toString(Read.takeError());
}

TEST(FamilyFile, SaysWhereItIsWrong) {
  std::string Good = "name: x\ntype: x_t\npredicate: is_*\n";
  EXPECT_EQ(wrong(Good), "");
  EXPECT_EQ(wrong(Good + "colour: blue\n"), "x.yaml:4:1: unknown key 'colour'");
  EXPECT_EQ(wrong("name: x\ntype: x_t\n"),
            "x.yaml:1:1: missing required key 'predicate'");
  EXPECT_EQ(wrong("name: x\ntype: x_t\npredicate: is_x\n"),
            "x.yaml:3:12: a pattern needs one '*', which stands for the kind");
  EXPECT_EQ(wrong(Good + "to: [to_*, to]\n"),
            "x.yaml:4:12: a pattern needs one '*', which stands for the kind");
  for (StringRef Rest : {"", "\n", "\nsummary: y\n"})
    EXPECT_EQ(wrong(Good + "to-page: *_page" + Rest.str()),
              "x.yaml:4:10: a value that starts with a star needs quotes");
  EXPECT_EQ(wrong(Good + "to: [*_x, y]\n"),
            "x.yaml:4:6: a value that starts with a star needs quotes");
  EXPECT_EQ(wrong(Good + "to:\n  - a_*\n  - *_x\n"),
            "x.yaml:6:5: a value that starts with a star needs quotes");
  for (StringRef Nothing : {"", "\n", "# x\n", "---\n"})
    EXPECT_EQ(wrong(Nothing), "x.yaml:1:1: no family in it");
}

TEST(EntryFamily, IsEmptyWithoutDefinitions) {
  EXPECT_TRUE(read("").empty());
  EXPECT_TRUE(read("extern int is_far_entry(swp_entry_t entry);\n").empty());
  EXPECT_FALSE(EntryFamily::definesFamily("int x;\n"));
}

/// What each predicate that returns one of \p Bodies accepts, one a line; "?"
/// where that is not known.
std::string cellsAccepted(std::vector<std::string> Bodies,
                          StringRef Tag = "&") {
  std::string Text = "#define FIVE (4 + 1)\n#define LAST mk(-2)\n"
                     "static void *mk(long n) { return (void *)(n << 2); }\n"
                     "static long low(void *c) { return (long)c & 3; }\n";
  for (size_t I = 0; I < Bodies.size(); ++I)
    Text += std::string("static bool cell_is_") + char('a' + I) + "(const " +
            (Tag == "&" ? "void" : "struct cell") + " *c)\n{\n\t" +
            (StringRef(Bodies[I]).ends_with("}") ? "" : "return ") + Bodies[I] +
            ";\n}\n";
  EntryFamily Family = EntryFamily::beside({{"cell.h", Text}}, cellNames(Tag));
  std::vector<std::string> Out;
  for (size_t I = 0; I < Bodies.size(); ++I) {
    const KindSet *Set =
        Family.accepts(std::string("cell_is_") + char('a' + I));
    Out.push_back(!Set ? "?" : join(Set->Types, " "));
    if (Set && !Set->Exact)
      Out.back().insert(0, "~");
  }
  return join(Out, "; ");
}

TEST(BesideFamily, TellsNumbersApartByBits) {
  EXPECT_EQ(cellsAccepted({"(unsigned long)c & 1"}), "a");
  EXPECT_EQ(
      cellsAccepted({"((unsigned long)c & 3) == 2", "(unsigned long)c & 1"}),
      "a; b");
  // Not one in the other.
  EXPECT_EQ(
      cellsAccepted({"(unsigned long)c & 1", "(unsigned long)c >> 1 & 1"}),
      "a a+b; a+b b");
}

TEST(BesideFamily, TellsNumbersApartByRange) {
  EXPECT_EQ(cellsAccepted({"((unsigned long)c & 1) && c > (void *)4096",
                           "(unsigned long)c & 1"}),
            "a; a b");
  EXPECT_EQ(cellsAccepted({"c >= LAST", "c == mk(FIVE)", "c != mk(FIVE)"}),
            "a; b; a c");
}

TEST(BesideFamily, GoesThroughHelpersAndStatements) {
  EXPECT_EQ(cellsAccepted({"low(c) == 2"}), "a");
  EXPECT_EQ(cellsAccepted({"low(c) == 2 ? 1 : low(c) == 3", "low(c) == 3"}),
            "a b; b");
  EXPECT_EQ(cellsAccepted({"bool odd = false; if (low(c) & 1) odd = true;\n"
                           "return odd; {}"}),
            "a");
  EXPECT_EQ(cellsAccepted({"switch (low(c)) { case 1: case 3: return true;\n"
                           "case 2: break; default: return false; }\n"
                           "return c == mk(FIVE); {}",
                           "low(c) == 1", "low(c) == 3"}),
            "b c; b; c");
  EXPECT_EQ(cellsAccepted({"long n = low(c); while (n) n--; return n; {}"}),
            "?");
}

TEST(BesideFamily, KnowsWhatItCannotCompute) {
  EXPECT_EQ(cellsAccepted({"*(int *)c", "(unsigned long)c & 1"}), "?; b");
  EXPECT_EQ(cellsAccepted({"(unsigned long)c & 4096"}), "?");
  EXPECT_EQ(cellsAccepted({"(long)c < 0"}), "?");
  EXPECT_EQ(cellsAccepted({"(unsigned char)c == 1"}), "?");
  EXPECT_EQ(cellsAccepted({"(unsigned long)c + 1 > 5"}), "?");
  EXPECT_EQ(cellsAccepted({"unheard_of(c)"}), "?");
}

TEST(BesideFamily, ReadsTheMemberThatIsTheTag) {
  EXPECT_EQ(cellsAccepted({"c->ops == &A"}, "->ops"), "A");
  EXPECT_EQ(cellsAccepted({"!IS_ERR_OR_NULL(c) && c->ops == &A"}, "->ops"),
            "A");
  EXPECT_EQ(cellsAccepted({"c && (c->ops == &A || c->ops == &B)"}, "->ops"),
            "A B");
  EXPECT_EQ(cellsAccepted({"c->live && c->ops == &A"}, "->ops"), "~A");
  EXPECT_EQ(cellsAccepted({"c->ops != &A"}, "->ops"), "?");
  EXPECT_EQ(cellsAccepted({"c->other == &A"}, "->ops"), "?");
}

TEST(BesideFamily, SaysWhatConvertersAreFor) {
  const EntryFamily Family = EntryFamily::beside(
      {{"cell.h",
        "static bool cell_is_one(void *c) { return (unsigned long)c & 1; }\n"
        "static int cell_to_one(void *c) { return (unsigned long)c >> 1; }\n"
        "static void *cell_to_plain(void *c)\n"
        "{ if (WARN_ON(cell_is_one(c))) return NULL; return c; }\n"
        "static int cell_to_text(void *c) { return 0; }\n"}},
      cellNames("&"));
  auto For = [&](const char *Name) {
    return join(Family.converters().at(Name).Requires, " ");
  };
  EXPECT_EQ(For("cell_to_one"), "one");
  EXPECT_EQ(For("cell_to_plain"), "plain");
  EXPECT_EQ(Family.converters().at("cell_to_plain").CheckedBy, "WARN_ON");
  EXPECT_EQ(For("cell_to_text"), "");
}

/// Of the first the tag has the type int, of the second none with a sign.
const std::string Named = Numbers + "static bool is_ten_entry(swp_entry_t e)\n"
                                    "{ return swp_type(e) == TEN; }\n";
const std::string Unsigned = Named + "static inline unsigned int\n"
                                     "swp_type(swp_entry_t e)\n"
                                     "{ return e.val >> 58; }\n";

TEST(FamilyUnit, ComputesInTheTypesThatHeadersGive) {
  EXPECT_EQ(accepted("return swp_type(entry) - NINE < 2;", Unsigned),
            "NINE TEN");
  EXPECT_EQ(accepted("return rank(entry) - NINE < 2;",
                     Named + "static unsigned int rank(swp_entry_t e)\n"
                             "{ return swp_type(e); }\n"),
            "NINE TEN");
  EXPECT_EQ(accepted("return swp_type(entry) - FIRST < 2;",
                     Named + "#define FIRST 9U\n"),
            "NINE TEN");
  EXPECT_EQ(accepted("return above(swp_type(entry)) < 2;",
                     Unsigned + "#define above(t) ((t) - 9)\n"),
            "NINE TEN");
  // Of a type that the headers do not define the sign is not known.
  EXPECT_EQ(accepted("rank_t rank = swp_type(entry) - NINE;\n"
                     "return rank < 2 && swp_type(entry) == TEN;",
                     Unsigned),
            "~TEN");
  EXPECT_EQ(accepted("return swp_type(entry) / 2 == 5 &&\n"
                     "       swp_type(entry) % 2 == 0;",
                     Unsigned),
            "TEN");
}

TEST(FamilyUnit, TakesNoTruthForANumber) {
  const std::string Two = Numbers + "static int is_two_entry(swp_entry_t e)\n"
                                    "{ return swp_type(e) == TEN ? 2 : 0; }\n";
  EXPECT_EQ(accepted("return is_two_entry(entry) == 1;", Two), "~TEN");
  EXPECT_EQ(accepted("return is_two_entry(entry) != 0;", Two), "TEN");
  EXPECT_EQ(accepted("return swp_type(entry) == A && !is_bare(entry);",
                     "#define is_bare(e) swp_type(e) == B\n"),
            "~A");
}

TEST(FamilyUnit, JoinsConfigurations) {
  EXPECT_EQ(accepted("return swp_type(entry) == A;",
                     "static inline int is_made_up_entry(swp_entry_t e)\n"
                     "{ return swp_type(e) == B; }\n"),
            "~A B");
  EXPECT_EQ(accepted("return swp_type(entry) == A;",
                     "static inline int is_made_up_entry(swp_entry_t e)\n"
                     "{ return e.val; }\n"),
            "?");
  EXPECT_EQ(accepted("return swp_type(entry) == A\n#ifndef CONFIG_X\n"
                     " && swp_type(entry) == B\n#endif\n;"),
            "~A");
  EXPECT_EQ(accepted("#if IS_ENABLED(CONFIG_X)\nreturn swp_type(entry) == A;\n"
                     "#else\nreturn swp_type(entry) == B;\n#endif\n"),
            "~A B");
  EXPECT_EQ(accepted("bool is = false;\n#ifdef CONFIG_X\n"
                     "is = swp_type(entry) == A;\n#else\n"
                     "is = swp_type(entry) == B;\n#endif\nreturn is;"),
            "~A B");
}

TEST(FamilyUnit, TriesTagsWithoutAName) {
  EXPECT_EQ(accepted("return swp_type(entry) == 300;"), "?");
  EXPECT_EQ(accepted("return swp_type(entry) > 1000 &&\n"
                     "       swp_type(entry) < 1020;"),
            "?");
  // All that an enumeration has, in each of its branches.
  EXPECT_EQ(accepted("return swp_type(entry) != B;",
                     "#define OF(number, other) (number + 1)\n"
                     "enum kind {\n#ifdef CONFIG_Y\n\tA,\n#endif\n"
                     "\tB,\n\tLOW = OF(1, BIT),\n};\n"
                     "static inline enum kind swp_type(swp_entry_t e)\n"
                     "{ return e.val >> 58; }\n"),
            "A LOW");
  EXPECT_EQ(accepted("return swp_type(entry) == A && swp_type(entry) != C;",
                     "#define C A\n"),
            "");
}

TEST(FamilyUnit, LeavesOutWhatIsTooLarge) {
  std::string Body = "return swp_type(entry) == A";
  for (unsigned I = 0; I < 100; ++I)
    Body += " || swp_type(entry) == B";
  EXPECT_EQ(accepted(Body + ";"), "A B");
  for (unsigned I = 0; I < 20000; ++I)
    Body += " || swp_type(entry) == C";
  EXPECT_EQ(accepted(Body + ";"), "?");
}

} // namespace
