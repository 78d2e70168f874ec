//===- TextFlowTest.cpp - tests of what tests can settle, by the text -----===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/scan/TextFlow.h"
#include "test/unit/CellFamily.h"
#include "gtest/gtest.h"

using namespace llvm;
using namespace swapfold;

namespace {

/// A cell is one (1), two (2) or wide (3), or none of these (0).
bool mayBeAtFault(StringRef Body) {
  const EntryFamily Family = EntryFamily::beside(
      {{"cell.h",
        "static bool cell_is_one(void *c) { return ((unsigned long)c & 3) == "
        "1; }\n"
        "static bool cell_is_two(void *c) { return ((unsigned long)c & 3) == "
        "2; }\n"
        "static bool cell_is_wide(void *c) { return (unsigned long)c & 1; }\n"
        "static int cell_to_one(void *c) { return (unsigned long)c >> 2; }\n"}},
      cellNames());
  EXPECT_EQ(Family.allTypes().size(), 4u);
  return swapfold::mayBeAtFault(("{ " + Body + " }").str(), Family,
                                TypeTable(Family));
}

TEST(TextFlow, LeavesOutWhatIsAskedInTurn) {
  EXPECT_FALSE(mayBeAtFault("if (cell_is_one(c)) f(); "
                            "else if (cell_is_two(c)) g();"));
  EXPECT_FALSE(mayBeAtFault("if (cell_is_one(c)) return; "
                            "return cell_is_two(c) ? a : b;"));
  EXPECT_FALSE(mayBeAtFault("return cell_is_one(c) || cell_is_two(c);"));
  EXPECT_FALSE(mayBeAtFault("if (cell_is_wide(c) && !cell_is_one(c)) f();"));
  EXPECT_FALSE(mayBeAtFault("for (i = 0; i < n; i++) { if (cell_is_one(c[i])) "
                            "continue; if (cell_is_two(c[i])) break; }"));
}

TEST(TextFlow, FindsWhatIsSettled) {
  EXPECT_TRUE(mayBeAtFault("if (cell_is_one(c)) return cell_is_two(c);"));
  EXPECT_TRUE(mayBeAtFault("return cell_is_one(c) && cell_is_wide(c);"));
  EXPECT_TRUE(mayBeAtFault("if (!cell_is_one(c)) return; "
                           "if (unlikely(cell_is_two(c))) f();"));
  EXPECT_TRUE(mayBeAtFault("if (cell_is_one(c)) goto out; "
                           "while (!cell_is_one(c)) f(); out: ;"));
  EXPECT_TRUE(mayBeAtFault("return cell_is_one(c) ? cell_is_one(c) : 0;"));
  EXPECT_TRUE(mayBeAtFault("for (;;) { if (cell_is_two(c)) break; } "
                           "if (cell_is_two(c)) f();"));
  EXPECT_TRUE(mayBeAtFault("list_for_each(c, h) { if (!cell_is_two(c)) "
                           "continue; if (cell_is_two(c)) f(); }"));
  EXPECT_TRUE(mayBeAtFault("do { if (cell_is_one(c)) continue; return; } "
                           "while (cell_is_one(c));"));
  EXPECT_TRUE(mayBeAtFault("if (cell_is_wide(c) || cell_is_two(c)) return; "
                           "if (cell_is_one(c)) f();"));
}

TEST(TextFlow, JoinsWhatComesTogether) {
  EXPECT_FALSE(
      mayBeAtFault("if (cell_is_one(c)) f(); if (cell_is_two(c)) g();"));
  EXPECT_FALSE(mayBeAtFault("switch (x) { case 1: if (cell_is_one(c)) break; "
                            "return; default: ; } if (cell_is_one(c)) f();"));
  EXPECT_TRUE(mayBeAtFault("switch (x) { case 1: if (cell_is_one(c)) break; "
                           "return; default: return; } "
                           "if (cell_is_one(c)) f();"));
  EXPECT_FALSE(mayBeAtFault("if (x) goto out; if (!cell_is_one(c)) return; "
                            "out: if (cell_is_one(c)) f();"));
}

TEST(TextFlow, KnowsWhatConversionsStandBehind) {
  EXPECT_FALSE(mayBeAtFault("if (cell_is_one(c)) n = cell_to_one(c);"));
  EXPECT_FALSE(mayBeAtFault("if (!cell_is_one(c)) return 0; "
                            "return cell_to_one(c);"));
  EXPECT_TRUE(mayBeAtFault("if (cell_is_wide(c)) return cell_to_one(c);"));
  EXPECT_TRUE(mayBeAtFault("n = cell_to_one(c); if (cell_is_one(c)) f(n);"));
  // Of another value.
  EXPECT_TRUE(mayBeAtFault("if (cell_is_one(c)) return cell_to_one(d);"));
}

TEST(TextFlow, GivesUpWhereItCannotFollow) {
  EXPECT_TRUE(
      mayBeAtFault("bool is = cell_is_one(c); if (cell_is_two(c)) f();"));
  EXPECT_TRUE(mayBeAtFault("if (cell_is_one(c) == x) f(); "
                           "if (cell_is_two(c)) g();"));
  EXPECT_TRUE(mayBeAtFault("if (cell_is_one(c)) { asm(\"\" : : \"r\"(c)); "
                           "} if (cell_is_two(c)) g();"));
  // Both branches of an #if count.
  EXPECT_TRUE(mayBeAtFault("\n#ifdef A\nif (cell_is_one(c)) return;\n#else\n"
                           "f();\n#endif\nif (cell_is_one(c)) f();"));
}

} // namespace
