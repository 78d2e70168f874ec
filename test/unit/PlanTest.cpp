//===- PlanTest.cpp - tests of Plan.h -------------------------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/plan/Plan.h"
#include "TemporaryTree.h"
#include "rewrites/scan/Scan.h"
#include "gtest/gtest.h"

using namespace llvm;
using namespace swapfold;

namespace {

class PlanTest : public testing::Test {
protected:
  PlanTest() { A = Tree.write("mm/a.c", "0123456789\n"); }

  Proposal proposal(unsigned Offset, std::string Message,
                    std::vector<TextEdit> Edits) {
    Proposal P;
    P.Rule = "rule";
    P.Message = std::move(Message);
    P.Where = {A, Offset, 1, Offset + 1};
    P.Edits = std::move(Edits);
    return P;
  }

  ParsedFile parsed(std::vector<Proposal> Proposals) {
    ParsedFile File;
    File.Path = A;
    for (const Proposal &P : Proposals)
      for (const TextEdit &E : P.Edits)
        File.Hashes[E.Path] = hashText(Tree.read(E.Path));
    File.Proposals = std::move(Proposals);
    return File;
  }

  Plan plan(std::vector<ParsedFile> Files) {
    return cantFail(makePlan(Files, {Tree.root(), {}}));
  }

  static std::string lastNote(const Proposal &P) {
    return P.Notes.empty() ? "" : P.Notes.back().Text;
  }

  TemporaryTree Tree;
  std::string A;
};

TEST_F(PlanTest, AppliesEdits) {
  Plan P =
      plan({parsed({proposal(1, "one", {{A, 1, 2, "xyz"}}),
                    proposal(5, "two", {{A, 5, 0, "+"}, {A, 8, 1, ""}})})});
  ASSERT_EQ(P.Changes.size(), 1u);
  EXPECT_EQ(P.Changes[0].Old, "0123456789\n");
  EXPECT_EQ(P.Changes[0].New, "0xyz34+5679\n");
  EXPECT_EQ(P.Applied.size(), 2u);
}

TEST_F(PlanTest, CountsWhatIsSaidTwiceOnce) {
  Proposal Same = proposal(1, "one", {{A, 1, 0, "x"}});
  Proposal OtherRule = Same;
  OtherRule.Rule = "another";
  Plan P = plan({parsed({Same, OtherRule}), parsed({Same})});
  ASSERT_EQ(P.Applied.size(), 1u);
  EXPECT_EQ(P.Applied[0].Rule, "another");
  EXPECT_EQ(P.Changes[0].New, "0x123456789\n");
}

TEST_F(PlanTest, BreaksALineOnce) {
  Plan P = plan({parsed({proposal(1, "one", {{A, 1, 0, "\n\t"}}),
                         proposal(5, "two", {{A, 1, 1, "\n  "}}),
                         proposal(7, "three", {{A, 7, 0, "\n"}})})});
  // The first is of layout alone.
  EXPECT_EQ(P.Applied.size(), 2u);
  EXPECT_EQ(P.Changes[0].New, "0\n  23456\n789\n");
}

TEST_F(PlanTest, SharesAnEditOfTwoFindings) {
  Plan P =
      plan({parsed({proposal(1, "one", {{A, 1, 1, "x"}}),
                    proposal(2, "two", {{A, 1, 1, "x"}, {A, 5, 1, "y"}})})});
  EXPECT_EQ(P.Applied.size(), 2u);
  EXPECT_EQ(P.Changes[0].New, "0x234y6789\n");
}

TEST_F(PlanTest, AppliesNeitherOfTwoThatOverlap) {
  Plan P = plan({parsed({proposal(1, "one", {{A, 1, 3, "x"}, {A, 8, 1, "y"}}),
                         proposal(3, "two", {{A, 3, 2, "z"}}),
                         proposal(9, "three", {{A, 9, 1, "w"}})})});
  ASSERT_EQ(P.Left.size(), 2u);
  EXPECT_EQ(lastNote(P.Left[0]),
            "not applied: its edit overlaps that of 'two'");
  EXPECT_EQ(lastNote(P.Left[1]),
            "not applied: its edit overlaps that of 'one'");
  EXPECT_EQ(P.Changes[0].New, "012345678w\n");
}

TEST_F(PlanTest, SaysWhichRuleAloneAppliesWhatOverlaps) {
  Proposal Other = proposal(3, "two", {{A, 3, 2, "z"}});
  Other.Rule = "another";
  Plan P = plan({parsed({proposal(1, "one", {{A, 1, 3, "x"}}), Other})});
  ASSERT_EQ(P.Left.size(), 2u);
  EXPECT_EQ(lastNote(P.Left[0]), "not applied: its edit overlaps that of "
                                 "'two'; --rules=rule alone applies it");
  EXPECT_EQ(lastNote(P.Left[1]), "not applied: its edit overlaps that of "
                                 "'one'; --rules=another alone applies it");
}

TEST_F(PlanTest, LetsLayoutGiveWayToCode) {
  const std::string Why =
      "not applied: its edit overlaps that of 'code'; --rules=layout alone "
      "applies it";
  Proposal Layout = proposal(1, "layout", {{A, 2, 2, "2 3"}, {A, 6, 0, "\n"}});
  Layout.Rule = "layout";
  Plan P = plan({parsed({Layout, proposal(3, "code", {{A, 3, 2, "z"}})})});
  ASSERT_EQ(P.Left.size(), 1u);
  EXPECT_EQ(lastNote(P.Left[0]), Why);
  EXPECT_EQ(P.Changes[0].New, "012z56789\n");
}

TEST_F(PlanTest, AppliesALayoutIfWhatItWouldGiveWayToIsNot) {
  Proposal Layout = proposal(1, "layout", {{A, 2, 2, "2 3"}});
  Layout.Rule = "layout";
  Plan P = plan({parsed({Layout, proposal(3, "one", {{A, 3, 2, "z"}}),
                         proposal(4, "two", {{A, 4, 2, "y"}})})});
  EXPECT_EQ(P.Left.size(), 2u);
  EXPECT_EQ(P.Changes[0].New, "012 3456789\n");
}

TEST_F(PlanTest, LetsEditsTouch) {
  Plan P = plan({parsed({proposal(1, "one", {{A, 1, 2, "x"}}),
                         proposal(3, "two", {{A, 3, 2, "y"}}),
                         proposal(5, "three", {{A, 5, 0, "z"}})})});
  EXPECT_EQ(P.Applied.size(), 3u);
  EXPECT_EQ(P.Changes[0].New, "0xyz56789\n");
}

TEST_F(PlanTest, RefusesTwoInsertionsAtOnePlace) {
  Plan P = plan({parsed({proposal(1, "one", {{A, 4, 0, "x"}}),
                         proposal(2, "two", {{A, 4, 0, "y"}})})});
  EXPECT_TRUE(P.Applied.empty());
  EXPECT_TRUE(P.Changes.empty());
}

TEST_F(PlanTest, DropsWhatConfigurationsDisagreeOn) {
  Plan P = plan({parsed({proposal(1, "one", {{A, 1, 1, "x"}})}),
                 parsed({proposal(1, "one", {{A, 1, 1, "y"}})}),
                 parsed({proposal(1, "one", {{A, 1, 1, "x"}})})});
  ASSERT_EQ(P.Left.size(), 1u);
  EXPECT_EQ(lastNote(P.Left[0]), "not applied: another configuration does not "
                                 "lead to the same edit");
}

TEST_F(PlanTest, DropsWhatOneConfigurationRefuses) {
  Proposal Refused = proposal(1, "one", {});
  Refused.Notes.push_back({Refused.Where, "not folded: a reason"});
  for (bool First : {true, false}) {
    std::vector<ParsedFile> Files = {
        parsed({proposal(1, "one", {{A, 1, 1, "x"}})}), parsed({Refused})};
    if (First)
      std::swap(Files[0], Files[1]);
    Plan P = plan(Files);
    ASSERT_EQ(P.Left.size(), 1u);
    EXPECT_EQ(P.Left[0].Notes.front().Text, "not folded: a reason");
    EXPECT_TRUE(P.Changes.empty());
  }
}

TEST_F(PlanTest, DropsAllThatBuildsOnALostUnifiedPair) {
  std::string Header = Tree.write("h.h", "header\n");
  Proposal Pair = proposal(0, "header lacks it", {});
  Pair.Adds = HeaderNeed{HeaderNeed::UnifiedPair};
  Pair.Where = {Header, 0, 1, 1};
  Pair.Edits = {{Header, 0, 0, "pair\n"}};
  Proposal Other = proposal(3, "other", {{Header, 0, 0, "other\n"}});
  Proposal Use = proposal(1, "use", {{A, 1, 1, "x"}});
  Use.Needs = {{HeaderNeed::UnifiedPair}};
  EXPECT_EQ(plan({parsed({Pair, Use})}).Applied.size(), 2u);
  Plan P = plan({parsed({Pair, Use, Other})});
  EXPECT_TRUE(P.Changes.empty());
  ASSERT_EQ(P.Left.size(), 3u);
  EXPECT_EQ(lastNote(P.Left[1]),
            "not applied: what it needs is not added to its header");
}

TEST_F(PlanTest, KeepsWhatNeedsNothingThatIsLost) {
  std::string Header = Tree.write("h.h", "header\n");
  Proposal Lost = proposal(0, "header lacks a constructor", {});
  Lost.Where = {Header, 0, 1, 1};
  Lost.Adds = HeaderNeed{HeaderNeed::Constructors, "x"};
  Lost.Edits = {{Header, 0, 0, "x\n"}};
  Proposal Kept = proposal(0, "header lacks another", {});
  Kept.Where = {Header, 7, 2, 1};
  Kept.Adds = HeaderNeed{HeaderNeed::Constructors, "y"};
  Kept.Edits = {{Header, 7, 0, "y\n"}};
  Proposal Clash = proposal(9, "clash", {{Header, 0, 0, "other\n"}});
  Proposal UsesLost = proposal(1, "uses x", {{A, 1, 1, "x"}});
  UsesLost.Needs = {{HeaderNeed::Constructors, "x"}};
  Proposal UsesKept = proposal(2, "uses y", {{A, 2, 1, "y"}});
  UsesKept.Needs = {{HeaderNeed::Constructors, "y"}};
  Proposal Other = proposal(3, "needs nothing", {{A, 3, 1, "z"}});
  Plan P = plan({parsed({Lost, Kept, Clash, UsesLost, UsesKept, Other})});
  std::map<std::string, std::string> Left;
  for (const Proposal &One : P.Left)
    Left[One.Message.str()] = lastNote(One);
  EXPECT_EQ(Left.size(), 3u);
  EXPECT_EQ(Left.count("clash"), 1u);
  EXPECT_EQ(Left.count("header lacks a constructor"), 1u);
  EXPECT_EQ(Left["uses x"],
            "not applied: what it needs is not added to its header");
  ASSERT_EQ(P.Changes.size(), 2u);
  EXPECT_EQ(P.Changes[0].New, "header\ny\n");
  EXPECT_EQ(P.Changes[1].New, "01yz456789\n");
}

TEST_F(PlanTest, ChangesNothingOutsideTheTree) {
  TemporaryTree Elsewhere;
  std::string File = Elsewhere.write("x.h", "text\n");
  Plan P =
      plan({parsed({proposal(1, "one", {{A, 1, 1, "x"}, {File, 0, 1, "T"}})})});
  EXPECT_TRUE(P.Changes.empty());
  ASSERT_EQ(P.Left.size(), 1u);
  EXPECT_EQ(lastNote(P.Left[0]),
            "not applied: it would change a file outside the tree");
}

TEST_F(PlanTest, LeavesRefusedFilesAlone) {
  std::string B = Tree.write("mm/b.c", "b\n");
  std::string Header = Tree.write("h.h", "header\n");
  const HeaderNeed OfA{HeaderNeed::Constructors, "a"};
  const HeaderNeed OfBoth{HeaderNeed::Constructors, "both"};
  Proposal Lost = proposal(0, "adds what a needs", {{Header, 0, 0, "a\n"}});
  Lost.Adds = OfA;
  Proposal Kept = proposal(0, "adds what both need", {{Header, 7, 0, "c\n"}});
  Kept.Adds = OfBoth;
  Proposal InA = proposal(1, "in a", {{A, 1, 1, "x"}});
  InA.Needs = {OfA, OfBoth};
  Proposal InBoth = proposal(2, "in both", {{A, 2, 1, "x"}, {B, 1, 0, " x"}});
  Proposal InB = proposal(3, "in b", {{B, 0, 1, "c"}});
  InB.Needs = {OfBoth};
  Plan P = cantFail(makePlan(parsed({Lost, Kept, InA, InBoth, InB}),
                             {Tree.root(), {}, {{A, "why"}}}));
  std::map<std::string, std::string> Left;
  for (const Proposal &One : P.Left)
    Left[One.Message.str()] = lastNote(One);
  EXPECT_EQ(Left, (std::map<std::string, std::string>{
                      {"in a", "not applied: why"},
                      {"in both", "not applied: why"},
                      {"adds what a needs",
                       "not applied: nothing that is applied needs it"}}));
  ASSERT_EQ(P.Changes.size(), 2u);
  EXPECT_EQ(P.Changes[0].New, "header\nc\n");
  EXPECT_EQ(P.Changes[1].New, "c\n");
}

TEST_F(PlanTest, KeepsToTheFilesAskedFor) {
  std::string B = Tree.write("mm/b.c", "b\n");
  Proposal InB = proposal(0, "one", {{B, 0, 1, "c"}});
  InB.Where.Path = B;
  ParsedFile File = parsed({InB, proposal(1, "one", {{A, 1, 1, "x"}})});
  Plan P = cantFail(makePlan(File, {Tree.root(), {A}}));
  ASSERT_EQ(P.Changes.size(), 1u);
  EXPECT_EQ(P.Changes[0].Path, A);
  EXPECT_TRUE(P.Left.empty());
}

TEST_F(PlanTest, RefusesAFileThatChanged) {
  ParsedFile File = parsed({proposal(1, "one", {{A, 1, 1, "x"}})});
  Tree.write("mm/a.c", "0123456780\n");
  Expected<Plan> P = makePlan(File, {Tree.root(), {}});
  EXPECT_EQ(toString(P.takeError()), A + " changed since it was read");
}

} // namespace
