//===- DeletionTest.cpp - what goes when nothing uses it ------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/plan/Deletion.h"
#include "rewrites/plan/DocumentNames.h"
#include "llvm/ADT/STLExtras.h"
#include "gtest/gtest.h"

using namespace llvm;
using namespace swapfold;

static const char Header[] = R"(
static inline unsigned long swp_offset(swp_entry_t entry)
{
	return entry.val;
}

#ifdef CONFIG_MIGRATION
/* Only migration entries. */
static inline unsigned long migration_entry_to_pfn(swp_entry_t entry)
{
	return swp_offset(entry);
}

static inline struct page *migration_entry_to_page(swp_entry_t entry)
{
	return pfn_to_page(migration_entry_to_pfn(entry));
} /* as above */

static inline int is_migration_entry(swp_entry_t entry)
{
	return swp_type(entry) == SWP_MIGRATION;
}
#else
#define migration_entry_to_pfn(entry) 0
static inline struct page *migration_entry_to_page(swp_entry_t entry)
{
	return NULL;
}
#endif

static inline struct page *pfn_swap_entry_to_page(swp_entry_t entry)
{
	return pfn_to_page(swp_offset(entry));
}
)";

namespace {

class DeletionTest : public testing::Test {
protected:
  EntryFamily Family = EntryFamily::discover({{"/t/swapops.h", Header}});
  std::vector<DeletedName> Names = obsoleteNames(Family);

  std::string gone(StringRef Code, StringRef Path = "/t/user.c",
                   std::vector<Mention> Pasted = {}) {
    Unused Found = findUnused(
        Family, Names, {{"/t/swapops.h", Header}, {Path.str(), Code.str()}},
        Pasted);
    std::string Out;
    for (const DeletedName &One : Found.Names)
      Out += One.Name + " ";
    for (const KeptName &One : Found.Kept)
      for (const Mention &Use : One.Uses)
        Out += "kept " + One.Name + " " + Use.Path + ":" +
               std::to_string(Use.Line) + " ";
    return StringRef(Out).rtrim().str();
  }
};

} // namespace

TEST_F(DeletionTest, HelpersOfEachOtherGoTogether) {
  EXPECT_EQ(gone("int x;"), "migration_entry_to_pfn migration_entry_to_page");
}

TEST_F(DeletionTest, CommentsAndStringsAreNoUses) {
  EXPECT_EQ(gone("/* migration_entry_to_page() */ char *s = "
                 "\"migration_entry_to_pfn\";"),
            "migration_entry_to_pfn migration_entry_to_page");
}

TEST_F(DeletionTest, AUseInAnyBranchKeepsWhatItNeeds) {
  EXPECT_EQ(gone("#ifdef NEVER\n#else\nx = migration_entry_to_page(e);\n"
                 "#endif\n"),
            "kept migration_entry_to_pfn /t/swapops.h:16 "
            "kept migration_entry_to_page /t/user.c:3");
}

TEST_F(DeletionTest, MacrosConditionsAndAssemblerCount) {
  EXPECT_EQ(gone("#define X(e) \\\n\tmigration_entry_to_pfn(e)\n"),
            "migration_entry_to_page kept migration_entry_to_pfn /t/user.c:2");
  EXPECT_EQ(gone("#ifdef migration_entry_to_page\n#endif\n"),
            "kept migration_entry_to_pfn /t/swapops.h:16 "
            "kept migration_entry_to_page /t/user.c:1");
  EXPECT_EQ(gone("\tcall migration_entry_to_pfn\n", "/t/entry.S"),
            "migration_entry_to_page kept migration_entry_to_pfn "
            "/t/entry.S:1");
}

TEST_F(DeletionTest, PastedNamesCount) {
  EXPECT_EQ(gone("", "/t/user.c", {{"/t/p.c", 7, "migration_entry_to_pfn"}}),
            "migration_entry_to_page kept migration_entry_to_pfn /t/p.c:7");
}

TEST_F(DeletionTest, EveryBranchIsCut) {
  EXPECT_EQ(withoutDefinitions("/t/swapops.h", Header, Names), R"(
static inline unsigned long swp_offset(swp_entry_t entry)
{
	return entry.val;
}

#ifdef CONFIG_MIGRATION
static inline int is_migration_entry(swp_entry_t entry)
{
	return swp_type(entry) == SWP_MIGRATION;
}
#else
#endif

static inline struct page *pfn_swap_entry_to_page(swp_entry_t entry)
{
	return pfn_to_page(swp_offset(entry));
}
)");
}

TEST_F(DeletionTest, AnEmptyConditionalGoesOnlyIfNothingElseIsInIt) {
  auto Cut = [&](StringRef Text) {
    return withoutDefinitions("/t/swapops.h", Text.str(), Names);
  };
  StringRef Stub = "#define migration_entry_to_pfn(e) 0\n";
  EXPECT_EQ(Cut(("int a;\n\n#ifdef A\n#ifdef B\n" + Stub +
                 "#endif\n#else /* A */\n\n#endif /* A */\n\nint b;\n")
                    .str()),
            "int a;\n\nint b;\n");
  EXPECT_EQ(Cut(("#ifdef A\n/* why */\n\n" + Stub + "#endif\n").str()),
            "#ifdef A\n/* why */\n#endif\n");
  EXPECT_EQ(Cut(("#ifdef A\n" + Stub + "#else\nint b;\n#endif\n").str()),
            "#ifdef A\n#else\nint b;\n#endif\n");
}

TEST_F(DeletionTest, CommentsGoWithWhatTheyBelongTo) {
  auto Cut = [&](StringRef Text) {
    return withoutDefinitions("/t/swapops.h", Text.str(), Names);
  };
  StringRef Stub = "#define migration_entry_to_pfn(e) 0\n";
  // One for all that follows it.
  EXPECT_EQ(Cut(("int a;\n\n/* stubs */\n" + Stub + "int b;\n").str()),
            "int a;\n\n/* stubs */\nint b;\n");
  EXPECT_EQ(Cut(("int a;\n\n// one\n// two\n" + Stub + "\nint b;\n").str()),
            "int a;\n\nint b;\n");
  EXPECT_EQ(Cut(("int a;\n\n/* of its own */\n\n" + Stub + "\nint b;\n").str()),
            "int a;\n\n/* of its own */\n\nint b;\n");
}

static std::string document(StringRef Text) {
  std::vector<DeletedName> Gone = {
      {"is_write_x_entry", {}, {"is_writable_x_entry"}, {}},
      {"make_x_entry_read", {}, {"make_readable_x_entry"}, {}},
      {"make_x_entry",
       {},
       {"make_readable_x_entry", "make_writable_x_entry"},
       {}}};
  return withNewNames(Text, Gone);
}

TEST(DocumentNames, Prose) {
  EXPECT_EQ(document("use is_write_x_entry() or my_is_write_x_entry(),\n"
                     "make_x_entry() makes one\n"),
            "use is_writable_x_entry() or my_is_write_x_entry(),\n"
            "make_x_entry() makes one\n");
}

TEST(DocumentNames, TablesKeepTheirColumns) {
  EXPECT_EQ(document("+--------------------+------+\n"
                     "| is_write_x_entry   | Asks |\n"
                     "+--------------------+------+\n"),
            "+--------------------+------+\n"
            "| is_writable_x_entry| Asks |\n"
            "+--------------------+------+\n");
}

TEST(DocumentNames, TablesAreWidenedAndRowsSplit) {
  EXPECT_EQ(document("+-------------------+---------------------+\n"
                     "| Function          | What                |\n"
                     "+===================+=====================+\n"
                     "| make_x_entry_read | Changes one         |\n"
                     "+-------------------+---------------------+\n"
                     "| make_x_entry      | Makes (read or write)\n"
                     "+-------------------+---------------------+\n"),
            "+-------------------+---------------------+\n"
            "| Function          | What                |\n"
            "+===================+=====================+\n"
            "| make_readable_x_entry | Changes one         |\n"
            "+-------------------+---------------------+\n"
            "| make_x_entry      | Makes (read or write)\n"
            "+-------------------+---------------------+\n")
      << "a broken table is prose";
  EXPECT_EQ(document("+-------------------+----------------------+\n"
                     "| Function          | What                 |\n"
                     "+===================+======================+\n"
                     "| make_x_entry_read | Changes one          |\n"
                     "+-------------------+----------------------+\n"
                     "| make_x_entry      | Makes (read or write)|\n"
                     "+-------------------+----------------------+\n"
                     "\nmore\n"),
            "+-----------------------+----------------------+\n"
            "| Function              | What                 |\n"
            "+=======================+======================+\n"
            "| make_readable_x_entry | Makes (read)         |\n"
            "+-----------------------+----------------------+\n"
            "| make_writable_x_entry | Makes (write)        |\n"
            "+-----------------------+----------------------+\n"
            "\nmore\n");
}
