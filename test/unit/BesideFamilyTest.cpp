//===- BesideFamilyTest.cpp - tests of families whose tag is no function --===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/family/EntryFamily.h"
#include "test/unit/CellFamily.h"
#include "llvm/ADT/StringExtras.h"
#include "gtest/gtest.h"

using namespace llvm;
using namespace swapfold;

namespace {

/// What each predicate that returns one of \p Bodies accepts, one a line; "?"
/// where that is not known.
std::string accepted(std::vector<std::string> Bodies, StringRef Tag = "&") {
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
  EXPECT_EQ(accepted({"(unsigned long)c & 1"}), "a");
  EXPECT_EQ(accepted({"((unsigned long)c & 3) == 2", "(unsigned long)c & 1"}),
            "a; b");
  // Not one in the other.
  EXPECT_EQ(accepted({"(unsigned long)c & 1", "(unsigned long)c >> 1 & 1"}),
            "a a+b; a+b b");
}

TEST(BesideFamily, TellsNumbersApartByRange) {
  EXPECT_EQ(accepted({"((unsigned long)c & 1) && c > (void *)4096",
                      "(unsigned long)c & 1"}),
            "a; a b");
  EXPECT_EQ(accepted({"c >= LAST", "c == mk(FIVE)", "c != mk(FIVE)"}),
            "a; b; a c");
}

TEST(BesideFamily, GoesThroughHelpersAndStatements) {
  EXPECT_EQ(accepted({"low(c) == 2"}), "a");
  EXPECT_EQ(accepted({"low(c) == 2 ? 1 : low(c) == 3", "low(c) == 3"}),
            "a b; b");
  EXPECT_EQ(accepted({"bool odd = false; if (low(c) & 1) odd = true;\n"
                      "return odd; {}"}),
            "a");
  EXPECT_EQ(accepted({"switch (low(c)) { case 1: case 3: return true;\n"
                      "case 2: break; default: return false; }\n"
                      "return c == mk(FIVE); {}",
                      "low(c) == 1", "low(c) == 3"}),
            "b c; b; c");
  EXPECT_EQ(accepted({"long n = low(c); while (n) n--; return n; {}"}), "?");
}

TEST(BesideFamily, KnowsWhatItCannotCompute) {
  EXPECT_EQ(accepted({"*(int *)c", "(unsigned long)c & 1"}), "?; b");
  EXPECT_EQ(accepted({"(unsigned long)c & 4096"}), "?");
  EXPECT_EQ(accepted({"(long)c < 0"}), "?");
  EXPECT_EQ(accepted({"(unsigned char)c == 1"}), "?");
  EXPECT_EQ(accepted({"(unsigned long)c + 1 > 5"}), "?");
  EXPECT_EQ(accepted({"unheard_of(c)"}), "?");
}

TEST(BesideFamily, ReadsTheMemberThatIsTheTag) {
  EXPECT_EQ(accepted({"c->ops == &A"}, "->ops"), "A");
  EXPECT_EQ(accepted({"!IS_ERR_OR_NULL(c) && c->ops == &A"}, "->ops"), "A");
  EXPECT_EQ(accepted({"c && (c->ops == &A || c->ops == &B)"}, "->ops"), "A B");
  EXPECT_EQ(accepted({"c->live && c->ops == &A"}, "->ops"), "~A");
  EXPECT_EQ(accepted({"c->ops != &A"}, "->ops"), "?");
  EXPECT_EQ(accepted({"c->other == &A"}, "->ops"), "?");
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

} // namespace
