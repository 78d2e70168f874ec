//===- FamilyTypesTest.cpp - tests of FamilyUnit.h and what uses it -------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "test/unit/MadeUpPredicate.h"
#include "gtest/gtest.h"

namespace {

/// Of the first the tag has the type int, of the second none with a sign.
const std::string Named = Numbers + "static bool is_ten_entry(swp_entry_t e)\n"
                                    "{ return swp_type(e) == TEN; }\n";
const std::string Unsigned = Named + "static inline unsigned int\n"
                                     "swp_type(swp_entry_t e)\n"
                                     "{ return e.val >> 58; }\n";

TEST(FamilyTypes, ComputesInTheTypesThatHeadersGive) {
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

TEST(FamilyTypes, TakesNoTruthForANumber) {
  const std::string Two = Numbers + "static int is_two_entry(swp_entry_t e)\n"
                                    "{ return swp_type(e) == TEN ? 2 : 0; }\n";
  EXPECT_EQ(accepted("return is_two_entry(entry) == 1;", Two), "~TEN");
  EXPECT_EQ(accepted("return is_two_entry(entry) != 0;", Two), "TEN");
  EXPECT_EQ(accepted("return swp_type(entry) == A && !is_bare(entry);",
                     "#define is_bare(e) swp_type(e) == B\n"),
            "~A");
}

TEST(FamilyTypes, JoinsConfigurations) {
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

TEST(FamilyTypes, TriesTagsWithoutAName) {
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

} // namespace
