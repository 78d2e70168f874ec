//===- UnifiedPairTest.cpp - tests of UnifiedPair.h -----------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/family/UnifiedPair.h"
#include "rewrites/sites/OpenCoded.h"
#include "gtest/gtest.h"

using namespace llvm;
using namespace swapfold;

namespace {

const char FarPredicate[] = "static inline bool is_far_entry(swp_entry_t e)\n"
                            "{ return swp_type(e) == FAR; }\n";
const char FarPage[] = "static inline struct page *far_entry_to_page("
                       "swp_entry_t e)\n"
                       "{ return pfn_to_page(swp_offset(e)); }\n";

/// The text that is added to \p Header, or why there is none.
std::string pairFor(StringRef Header, unsigned Columns = ~0u) {
  EntryFamily Family = EntryFamily::discover({{"swapops.h", Header}});
  Expected<HeaderAddition> Addition =
      deriveUnifiedPair(Family, Header, Columns);
  if (!Addition)
    return toString(Addition.takeError());
  EXPECT_EQ(Addition->Path, "swapops.h");
  return Addition->Insertions.at(0).Text;
}

/// The same for a kind "far" whose page converter has this \p Body.
std::string pairForBody(const std::string &Body, unsigned Columns = ~0u) {
  return pairFor(FarPredicate + ("static inline struct page *far_entry_to_page("
                                 "swp_entry_t e)\n{\n" +
                                 Body + "}\n"),
                 Columns);
}

TEST(UnifiedPair, IsAsSmallAsTheConvertersAllow) {
  EXPECT_EQ(pairFor(std::string(FarPredicate) + FarPage),
            "\n/*\n"
            " * A pfn swap entry keeps a page frame number in its offset: far "
            "entries do.\n"
            " */\n"
            "static inline bool is_pfn_swap_entry(swp_entry_t entry)\n"
            "{\n"
            "\treturn is_far_entry(entry);\n"
            "}\n"
            "\n"
            "static inline struct page *pfn_swap_entry_to_page(swp_entry_t "
            "entry)\n"
            "{\n"
            "\treturn pfn_to_page(swp_offset(entry));\n"
            "}\n");
}

TEST(UnifiedPair, KeepsEffectsUnderTheirKind) {
  std::string Text = pairForBody("\tstruct page *found = "
                                 "pfn_to_page(swp_offset(e));\n\n"
                                 "\tsmp_rmb();\n"
                                 "\tBUG_ON(!locked(found, e));\n"
                                 "\treturn found;\n");
  EXPECT_NE(Text.find("\tif (is_far_entry(entry)) {\n"
                      "\t\tsmp_rmb();\n"
                      "\t\tBUG_ON(!locked(p, entry));\n"
                      "\t}\n"
                      "\n"
                      "\treturn p;\n"),
            std::string::npos)
      << Text;
}

TEST(UnifiedPair, WrapsCommentsThatComeAlong) {
  const std::string Body = "\tstruct page *page = pfn_to_page(swp_offset(e));\n"
                           "\n"
                           "\t/*\n"
                           "\t * One two three four\n"
                           "\t * five.\n"
                           "\t *\n"
                           "\t * Six seven eight ni\n"
                           "\t */\n"
                           "\tcheck(page);\n"
                           "\treturn page;\n";
  auto Comment = [&](unsigned Columns) {
    const std::string Text = pairForBody(Body, Columns);
    const size_t At = Text.find("\t\t/*");
    return Text.substr(At, Text.find("\t\tcheck") - At);
  };
  EXPECT_EQ(Comment(~0u), "\t\t/*\n"
                          "\t\t * One two three four\n"
                          "\t\t * five.\n"
                          "\t\t *\n"
                          "\t\t * Six seven eight ni\n"
                          "\t\t */\n");
  EXPECT_EQ(Comment(37), Comment(~0u));
  EXPECT_EQ(Comment(36), "\t\t/*\n"
                         "\t\t * One two three\n"
                         "\t\t * four five.\n"
                         "\t\t *\n"
                         "\t\t * Six seven eight\n"
                         "\t\t * ni\n"
                         "\t\t */\n");
}

TEST(UnifiedPair, LeavesATypeOfTheLocalsNameAlone) {
  std::string Text = pairForBody("\tstruct page *page = "
                                 "pfn_to_page(swp_offset(e));\n\n"
                                 "\tcheck((const struct page *)page);\n"
                                 "\treturn page;\n");
  EXPECT_NE(Text.find("\t\tcheck((const struct page *)p);\n"),
            std::string::npos)
      << Text;
}

TEST(UnifiedPair, RefusesWhatItCannotRead) {
  EXPECT_EQ(pairForBody("\treturn lookup(e, 0);\n"),
            "the body of 'far_entry_to_page' has an unknown shape");
  EXPECT_EQ(pairForBody("\tstruct page *q = pfn_to_page(swp_offset(e));\n"
                        "\tif (!q)\n\t\treturn NULL;\n\treturn q;\n"),
            "'far_entry_to_page' does more than convert and assert");
  EXPECT_EQ(pairForBody("#ifdef X\n\treturn 0;\n#else\n"
                        "\treturn pfn_to_page(swp_offset(e));\n#endif\n"),
            "a preprocessor directive stands inside 'far_entry_to_page'");
  EXPECT_EQ(pairForBody("\tstruct page *q = pfn_to_page(swp_offset(e));\n"
                        "\tBUG_ON(p == q);\n\treturn q;\n"),
            "'p' is something else in 'far_entry_to_page'");
}

TEST(UnifiedPair, RefusesATypeThatTwoKindsShare) {
  std::string Text = std::string(FarPredicate) + FarPage;
  std::string Near = Text;
  for (size_t At = 0; (At = Near.find("far_", At)) != std::string::npos;)
    Near.replace(At, 4, "near_");
  EXPECT_EQ(pairFor(Text + Near), "two kinds share the type 'FAR'");
}

TEST(UnifiedPair, RefusesAPredicateThatIsNotAlwaysThere) {
  EXPECT_EQ(pairFor(std::string("#ifdef CONFIG_FAR\n") + FarPredicate +
                    "#endif\n" + FarPage),
            "'is_far_entry' is not defined in every configuration");
}

TEST(UnifiedPair, RefusesAConverterWithoutAKind) {
  EXPECT_EQ(pairFor(FarPage), "what 'is_far_entry' accepts is not known");
}

TEST(UnifiedPair, WritesTheHeadersLineEnds) {
  std::string Crlf;
  for (char C : std::string(FarPredicate) + FarPage)
    Crlf += C == '\n' ? std::string("\r\n") : std::string(1, C);
  std::string Text = pairFor(Crlf);
  for (size_t At = 0; (At = Text.find('\n', At)) != std::string::npos; ++At)
    EXPECT_EQ(Text[At - 1], '\r');
}

/// Whether a converter does more than convert and assert that calls \p Name.
bool changesMoreBy(const std::string &Name) {
  return changesMore(EntryFamily::discover(
      {{"swapops.h",
        FarPredicate + ("static inline struct page *far_entry_to_page("
                        "swp_entry_t e)\n{\n"
                        "\tstruct page *p = pfn_to_page(swp_offset(e));\n\t" +
                        Name + "(p);\n\treturn p;\n}\n")}}));
}

TEST(OpenCoded, TakesForAnAssertionWhatHasItsWholeName) {
  for (const char *Name : {"BUG_ON", "VM_BUG_ON_PAGE", "WARN_ON_ONCE"})
    EXPECT_FALSE(changesMoreBy(Name)) << Name;
  for (const char *Name : {"DEBUG_ONLY", "DEBUG_ON", "BUG_ONCE", "count"})
    EXPECT_TRUE(changesMoreBy(Name)) << Name;
}

} // namespace
