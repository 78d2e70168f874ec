//===- FamilyEvaluationTest.cpp - tests of FamilyEvaluation.h -------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "test/unit/MadeUpPredicate.h"
#include "gtest/gtest.h"

using namespace llvm;
using namespace swapfold;

namespace {

TEST(FamilyEvaluation, ReadsComparisons) {
  EXPECT_EQ(accepted("return swp_type(entry) == A;"), "A");
  EXPECT_EQ(accepted("return A == swp_type(entry);"), "A");
  EXPECT_EQ(accepted("return unlikely(swp_type(entry) == A ||\n"
                     "                swp_type(entry) == B);"),
            "A B");
  EXPECT_EQ(accepted("return !!(swp_type(entry) == A);"), "A");
  EXPECT_EQ(accepted("return 0;"), "");
}

TEST(FamilyEvaluation, ReadsLocalsAndAsserts) {
  EXPECT_EQ(accepted("int type = swp_type(entry);\n"
                     "VM_BUG_ON(!entry.val);\n"
                     "return type == A || type == B;"),
            "A B");
  EXPECT_EQ(accepted("int type = swp_type(entry);\n"
                     "type = swp_offset(entry);\n"
                     "return type == A;"),
            "?");
  EXPECT_EQ(accepted("int type = swp_type(entry) & 1;\n"
                     "return type == A;"),
            "?");
}

TEST(FamilyEvaluation, ReadsSwitches) {
  EXPECT_EQ(accepted("switch (swp_type(entry)) {\n"
                     "case A:\ncase B:\n\treturn true;\n"
                     "case C:\n\treturn false;\n"
                     "default:\n\tbreak;\n}\nreturn 0;"),
            "A B");
  EXPECT_EQ(accepted("switch (swp_type(entry)) {\n"
                     "default:\n\treturn true;\n}\nreturn 0;"),
            "?");
  EXPECT_EQ(accepted("switch (swp_type(entry)) {\n"
                     "case A:\n\tbreak;\n}\nreturn 1;"),
            "?");
}

TEST(FamilyEvaluation, ReadsEarlyReturns) {
  EXPECT_EQ(accepted("BUILD_BUG_ON(X < Y);\n"
                     "if (swp_type(entry) == A)\n\treturn true;\n"
                     "if (is_low_entry(entry)) {\n\treturn true;\n}\n"
                     "return false;"),
            "A LOW");
  EXPECT_EQ(accepted("int type = swp_type(entry);\n"
                     "if (type == A)\n\treturn 1;\n"
                     "else if (type == B)\n\treturn 1;\n"
                     "else\n\treturn type == C;"),
            "A B C");
  EXPECT_EQ(accepted("if (swp_type(entry) == A)\n\treturn 1;\n"
                     "switch (swp_type(entry)) {\n"
                     "case B:\n\treturn true;\n"
                     "default:\n\treturn false;\n}\n"),
            "A B");
  EXPECT_EQ(accepted("if (swp_type(entry) == A)\n\treturn 1;\n"
                     "if (swp_offset(entry))\n\treturn 0;\n"
                     "return swp_type(entry) == B;"),
            "~A B");
  EXPECT_EQ(accepted("if (swp_offset(entry))\n\treturn 1;\n"
                     "return swp_type(entry) == A;"),
            "?");
  EXPECT_EQ(accepted("if (swp_type(entry) == A)\n\treturn 1;\n"
                     "return other(entry);"),
            "?");
  EXPECT_EQ(accepted("if (swp_type(entry) == A) {\n\tnote();\n"
                     "\treturn 1;\n}\nreturn 0;"),
            "A");
}

TEST(FamilyEvaluation, AsksOtherPredicates) {
  EXPECT_EQ(accepted("return is_low_entry(entry) || swp_type(entry) == A;"),
            "A LOW");
  EXPECT_EQ(accepted("return is_unheard_of_entry(entry);"), "?");
}

TEST(FamilyEvaluation, KnowsWhenItKnowsOnlyAnUpperBound) {
  EXPECT_EQ(accepted("return swp_type(entry) == A && swp_offset(entry);"),
            "~A");
  EXPECT_EQ(accepted("if (!entry.val)\n\treturn 0;\n"
                     "return swp_type(entry) == A;"),
            "~A");
  EXPECT_EQ(accepted("if (!is_low_entry(entry))\n\treturn false;\n"
                     "return swp_offset(entry) & 1;"),
            "~LOW");
  EXPECT_EQ(accepted("if (!is_low_entry(entry))\n\treturn false;\n"
                     "if (swp_offset(entry))\n\treturn true;\n"
                     "return false;"),
            "~LOW");
  EXPECT_EQ(accepted("if (!is_low_entry(entry) || swp_offset(entry))\n"
                     "\treturn false;\n"
                     "return swp_type(entry) == A;"),
            "");
  EXPECT_EQ(accepted("if (!is_low_entry(entry) || swp_offset(entry))\n"
                     "\treturn false;\n"
                     "return swp_type(entry) == LOW;"),
            "~LOW");
}

TEST(FamilyEvaluation, EvaluatesExpressions) {
  EXPECT_EQ(accepted("return swp_type(entry) == A ? true\n"
                     "       : swp_type(entry) == B;"),
            "A B");
  EXPECT_EQ(accepted("return swp_type(entry) == A ? 0 : is_low_entry(entry);"),
            "LOW");
  EXPECT_EQ(accepted("return swp_offset(entry) ? is_low_entry(entry)\n"
                     "       : swp_type(entry) == A;"),
            "~A LOW");
  // 8 and 9 have this in common, and no number without a name.
  EXPECT_EQ(accepted("return (swp_type(entry) & ~LOW_BIT) == EIGHT;", Numbers),
            "EIGHT NINE");
  EXPECT_EQ(accepted("return swp_type(entry) >> 1 == 4;", Numbers),
            "?"); // EIGHT and NINE are not asked for
  EXPECT_EQ(accepted("return swp_type(entry) - NINE == 1 ||\n"
                     "       swp_type(entry) == TEN;",
                     Numbers),
            "TEN");
  EXPECT_EQ(accepted("return (swp_type(entry) & ~LOW_BIT) == TEN;", Numbers),
            "?"); // 11 has no name
  EXPECT_EQ(accepted("return swp_type(entry) & LOW_BIT;", Numbers), "?");
  // So may the tag that has no number here.
  EXPECT_EQ(accepted("return (swp_type(entry) & ~1) == EIGHT ||\n"
                     "       swp_type(entry) == UNHEARD_OF;",
                     Numbers),
            "?");
  EXPECT_EQ(accepted("if (swp_type(entry) == TEN)\n\treturn 1;\n"
                     "return swp_type(entry) >= NINE &&\n"
                     "       swp_type(entry) <= TEN;",
                     Numbers),
            "NINE TEN");
}

TEST(FamilyEvaluation, GoesThroughHelpersAndMacros) {
  EXPECT_EQ(accepted("return tag_is(entry, TEN) || tag_is(entry, A);", Numbers),
            "A TEN");
  EXPECT_EQ(accepted("return is_high(swp_type(entry));", Numbers),
            "TEN TWELVE");
  EXPECT_EQ(accepted("return tests(entry, NINE);", Numbers), "NINE");
  EXPECT_EQ(accepted("return tests(other(), NINE);", Numbers), "?");
  EXPECT_EQ(accepted("return is_odd(swp_type(entry));"), "?");
  EXPECT_EQ(accepted("return loops(swp_type(entry));",
                     "static int loops(int t)\n"
                     "{ while (t > 3) t -= 2; return t == LOW; }\n"),
            "?");
  EXPECT_EQ(accepted("note(entry, 1);\nreturn swp_type(entry) == A;",
                     "#define note(e, n) do { other(e); } while (0)\n"),
            "A");
  EXPECT_EQ(accepted("return me(entry);", "static int me(swp_entry_t e)\n"
                                          "{ return is_made_up_entry(e); }\n"),
            "?");
}

TEST(FamilyEvaluation, GoesThroughStatements) {
  EXPECT_EQ(accepted("bool is = false;\n"
                     "if (swp_type(entry) == A)\n\tis = true;\n"
                     "return is;"),
            "A");
  EXPECT_EQ(accepted("bool is = swp_type(entry) == A;\n"
                     "if (swp_offset(entry))\n\tis = false;\n"
                     "return is;"),
            "~A");
  EXPECT_EQ(accepted("bool is = swp_type(entry) == A;\n"
                     "change(&is);\n"
                     "return is;"),
            "?");
  EXPECT_EQ(accepted("bool is = false;\n"
                     "switch (swp_type(entry)) {\n"
                     "case A:\n\tis = true;\n\tfallthrough;\n"
                     "case B:\n\tis |= swp_offset(entry) & 1;\n\tbreak;\n"
                     "default:\n\treturn is_low_entry(entry);\n}\n"
                     "return is;"),
            "~A B LOW");
  EXPECT_EQ(accepted("if (swp_type(entry) == A)\n\tgoto yes;\n"
                     "return 0;\nyes:\n\treturn 1;"),
            "~A");
}

TEST(FamilyEvaluation, SeesWhatChangesTheEntry) {
  EXPECT_EQ(accepted("entry = leaf_of(other);\n"
                     "return swp_type(entry) == A;"),
            "?");
  EXPECT_EQ(accepted("entry.val = 0;\nreturn swp_type(entry) == A;"), "?");
  EXPECT_EQ(accepted("entry.val &= other(entry);\n"
                     "return swp_type(entry) == A;"),
            "?");
  EXPECT_EQ(accepted("entry.val++;\nreturn swp_type(entry) == A;"), "?");
  EXPECT_EQ(accepted("swp_entry_t *held = &entry;\nchange(held);\n"
                     "return swp_type(*held) == A;"),
            "?");
  EXPECT_EQ(accepted("change(&entry);\nreturn swp_type(entry) == A;"), "?");
  EXPECT_EQ(accepted("swp_entry_t *held = &entry;\n*held = other();\n"
                     "return swp_type(entry) == A;"),
            "?");
  EXPECT_EQ(accepted("if (entry.val == 3)\n\treturn 0;\n"
                     "return swp_type(entry) == A;"),
            "~A");
}

TEST(FamilyEvaluation, DoesNotGuessAtWhatIsNoC) {
  EXPECT_EQ(accepted("return swp_type(entry) == A ];"), "?");
  EXPECT_EQ(accepted("if (swp_type(entry) == A) strange thing here;\n"
                     "return is_low_entry(entry);"),
            "?");
  EXPECT_EQ(accepted("#ifdef X\nreturn swp_type(entry) == A;\n#else\n"
                     "return swp_type(entry) == B;\n#endif\n"),
            "?");
}

TEST(FamilyEvaluation, AsksForConstantsThatOtherHeadersDefine) {
  const std::string Text = "static inline bool is_x_entry(swp_entry_t entry)\n"
                           "{ return (swp_type(entry) & ~1) == X; }\n"
                           "static inline bool is_y_entry(swp_entry_t entry)\n"
                           "{ return swp_type(entry) == Y; }\n";
  EXPECT_EQ(EntryFamily::discover({{"swapops.h", Text}}).accepts("is_x_entry"),
            nullptr);
  std::vector<std::string> Asked;
  EntryFamily Family = EntryFamily::discover(
      {{"swapops.h", Text}}, builtInFamilies(), [&](StringRef Path) {
        Asked.push_back(Path.str());
        return std::optional<std::string>("#define X 6\n#define Y (X + 1)\n");
      });
  ASSERT_NE(Family.accepts("is_x_entry"), nullptr);
  EXPECT_EQ(Family.accepts("is_x_entry")->Types,
            (std::set<std::string>{"X", "Y"}));
  EXPECT_EQ(Asked, std::vector<std::string>{"include/linux/swap.h"});
}

TEST(FamilyEvaluation, ReadsALocalThatHoldsTheEntry) {
  EXPECT_EQ(accepted("const leaf_t leaf = leaf_of(entry);\n"
                     "return is_low_entry(leaf);",
                     "", "pte_t"),
            "LOW");
  EXPECT_EQ(accepted("const leaf_t leaf = leaf_of(entry);\n"
                     "return is_low_entry(leaf) || is_low_entry(entry);",
                     "", "pte_t"),
            "?");
  EXPECT_EQ(accepted("const leaf_t leaf = leaf_of(entry);\n"
                     "const leaf_t next = leaf_of(leaf);\n"
                     "return is_low_entry(next);",
                     "", "pte_t"),
            "?");
  // What is made of an entry may be another one.
  EXPECT_EQ(accepted("return is_low_entry(leaf_of(entry));"), "?");
  EXPECT_EQ(accepted("return swp_type(moved(entry)) == LOW;",
                     "static swp_entry_t moved(swp_entry_t e)\n"
                     "{ return swp_entry(LOW, swp_offset(e)); }\n",
                     "pte_t"),
            "?");
}

TEST(FamilyEvaluation, GivesUpOnWhatAcceptsMore) {
  EXPECT_EQ(accepted("return swp_type(entry) == A || entry.val;"), "?");
  EXPECT_EQ(accepted("return !(swp_type(entry) == A);"), "?");
  EXPECT_EQ(accepted("return swp_type(entry) != A;"), "?");
  EXPECT_EQ(accepted("return swp_type(entry) >= A;"), "?");
  EXPECT_EQ(accepted("return (swp_type(entry) == A) + 1;"), "?");
  EXPECT_EQ(accepted("if (entry.val)\n\treturn 1;\n"
                     "return swp_type(entry) == A;"),
            "?");
}

TEST(FamilyEvaluation, ReadsConstantsBesideComments) {
  EXPECT_EQ(accepted("return (swp_type(entry) & ~1) == TEN;",
                     "enum { A = 40, LOW = 50 };\n"
                     "#define TEN 10 /* not nine,\n"
                     "                  and not eleven */\n"
                     "#define ELEVEN /* of\n these */ (TEN + \\\n 1)\n"
                     "static inline int is_eleven_entry(swp_entry_t e)\n"
                     "{ return swp_type(e) == ELEVEN; }\n"),
            "ELEVEN TEN");
}

} // namespace
