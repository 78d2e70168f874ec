//===- KconfigTest.cpp - what Kconfig and Kbuild allow --------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/kconfig/Kconfig.h"
#include "rewrites/kconfig/BuildConditions.h"
#include "llvm/Support/MemoryBuffer.h"
#include "gtest/gtest.h"

using namespace llvm;
using namespace swapfold;

namespace {

struct Tree {
  vfs::InMemoryFileSystem Files;

  Tree &add(StringRef Path, StringRef Text) {
    Files.addFile("/k/" + Path, 0, MemoryBuffer::getMemBufferCopy(Text));
    return *this;
  }
  Kconfig kconfig(ArrayRef<std::string> Archs = {}) {
    return Kconfig::read("/k", {"Kconfig"}, Archs, Files);
  }
};

Ways ways(std::initializer_list<OptionSettings> List) { return List; }

TEST(Kconfig, SelectsAndDependenciesHoldInTurn) {
  Tree T;
  T.add("Kconfig", "source \"mm/Kconfig\"\n");
  T.add("mm/Kconfig", "config HUGE\n\tbool \"Huge\"\n\tselect COMPACTION\n"
                      "config COMPACTION\n\tdef_bool y\n\tselect MIGRATION\n"
                      "config MIGRATION\n\tbool \"Migration\"\n"
                      "\tdepends on MMU && (NUMA || CMA)\n");
  Kconfig K = T.kconfig();
  EXPECT_TRUE(K.forbids({{"HUGE", true}, {"MIGRATION", false}}));
  EXPECT_TRUE(K.forbids({{"HUGE", true}, {"MMU", false}}));
  EXPECT_FALSE(K.forbids({{"HUGE", false}, {"MIGRATION", false}}));
  EXPECT_FALSE(K.forbids({{"MIGRATION", true}, {"NUMA", false}}));
  EXPECT_TRUE(K.defines("COMPACTION"));
  EXPECT_FALSE(K.defines("NUMA"));
}

TEST(Kconfig, BlocksAndHelpTextsAreRead) {
  Tree T;
  T.add("Kconfig", "if MMU\n"
                   "config A\n\tbool \"A\"\n\thelp\n"
                   "\t  If unsure, say N.\n\n"
                   "\t  select B # is only text\n"
                   "menu \"More\"\n\tdepends on C\n"
                   "config D\n\tbool \"D\"\n"
                   "endmenu\n"
                   "endif\n"
                   "config E\n\tbool \"E\"\n\tdepends on !F && \\\n\t\tG=y\n");
  Kconfig K = T.kconfig();
  EXPECT_TRUE(K.forbids({{"A", true}, {"MMU", false}}));
  EXPECT_FALSE(K.forbids({{"A", true}, {"B", false}}));
  EXPECT_TRUE(K.forbids({{"D", true}, {"C", false}}));
  EXPECT_FALSE(K.forbids({{"E", true}, {"MMU", false}}));
  EXPECT_TRUE(K.forbids({{"E", true}, {"F", true}}));
  EXPECT_TRUE(K.forbids({{"E", true}, {"G", false}}));
}

TEST(Kconfig, WhatNobodyIsAskedForFollowsItsDependencies) {
  Tree T;
  T.add("Kconfig", "config A\n\tdef_bool y\n\tdepends on B\n"
                   "config C\n\tbool \"C\"\n\tdefault y\n\tdepends on B\n"
                   "config D\n\tbool\n\tdefault y\n\tdepends on B || E\n");
  Kconfig K = T.kconfig();
  EXPECT_TRUE(K.forbids({{"A", false}, {"B", true}}));
  EXPECT_FALSE(K.forbids({{"C", false}, {"B", true}}));
  EXPECT_FALSE(K.forbids({{"D", false}, {"B", true}}));
}

TEST(Kconfig, ADefaultMayBeAnotherOption) {
  Tree T;
  T.add("Kconfig", "config A\n\tdef_bool B\n"
                   "config C\n\tbool\n\tdefault n if B\n\tdefault y\n"
                   "config D\n\tdef_bool B || E\n"
                   "config F\n\tdef_bool n\n");
  Kconfig K = T.kconfig();
  EXPECT_TRUE(K.forbids({{"A", false}, {"B", true}}));
  EXPECT_FALSE(K.forbids({{"A", false}, {"B", false}}));
  EXPECT_FALSE(K.forbids({{"C", false}, {"B", true}}));
  EXPECT_FALSE(K.forbids({{"D", false}, {"B", true}}));
  EXPECT_FALSE(K.forbids({{"F", false}}));
}

TEST(Kconfig, WhatOnlyADefaultTurnsOnNeedsWhatThatNeeds) {
  Tree T;
  T.add("Kconfig", "config A\n\tdef_bool B && !C\n"
                   "config D\n\ttristate\n\tdefault y if B && (C || E)\n"
                   "config F\n\tbool \"F\"\n\tdefault B\n"
                   "config G\n\tbool\n\tdefault B\n\tdefault C\n"
                   "config H\n\tdef_bool B || C\n"
                   "config I\n\tint\n\tdefault 4 if B\n");
  Kconfig K = T.kconfig();
  EXPECT_TRUE(K.forbids({{"A", true}, {"B", false}}));
  EXPECT_TRUE(K.forbids({{"A", true}, {"C", true}}));
  EXPECT_FALSE(K.forbids({{"A", true}, {"B", true}}));
  EXPECT_TRUE(K.forbids({{"D", true}, {"B", false}}));
  EXPECT_FALSE(K.forbids({{"D", true}, {"C", false}}));
  for (const char *Option : {"F", "G", "H", "I"})
    EXPECT_FALSE(K.forbids({{Option, true}, {"B", false}})) << Option;
}

TEST(Kconfig, WhatAnyArchitectureSelectsMayBeOnWithoutItsDefault) {
  Tree T;
  T.add("Kconfig", "source \"arch/$(SRCARCH)/Kconfig\"\n"
                   "source \"mm/Kconfig\"\n");
  T.add("mm/Kconfig", "config A\n\tdef_bool B\n"
                      "config C\n\tdef_bool B\n"
                      "config D\n\tdef_bool B\n"
                      "config E\n\tdef_bool B\n"
                      "config F\n\tbool \"F\"\n\timply E\n");
  T.add("arch/arm/Kconfig", "config ARM\n\tdef_bool y\n\tselect C\n"
                            "\tselect D if F\n");
  Kconfig K = T.kconfig();
  EXPECT_FALSE(K.defines("ARM"));
  EXPECT_TRUE(K.forbids({{"A", true}, {"B", false}}));
  for (const char *Option : {"C", "D", "E"})
    EXPECT_FALSE(K.forbids({{Option, true}, {"B", false}})) << Option;
  // Who selects is not known unless all files are read.
  Kconfig Some = Kconfig::read("/k", {"mm/Kconfig"}, {}, T.Files);
  EXPECT_FALSE(Some.forbids({{"A", true}, {"B", false}}));
}

TEST(Kconfig, OneOfSeveralDefinitionsWillDo) {
  Tree T;
  T.add("Kconfig", "config A\n\tbool \"A\"\n\tdepends on B\n"
                   "config A\n\tbool \"A\"\n\tdepends on C\n");
  EXPECT_FALSE(T.kconfig().forbids({{"A", true}, {"B", false}}));
}

TEST(Kconfig, AnArchitecturesFilesNeedItsName) {
  Tree T;
  T.add("Kconfig", "source \"arch/$(SRCARCH)/Kconfig\"\n");
  T.add("arch/s390/Kconfig", "config MMU\n\tdef_bool y\n");
  EXPECT_TRUE(T.kconfig().empty());
  EXPECT_EQ(architectures("/k", T.Files), std::vector<std::string>{"s390"});
  EXPECT_TRUE(T.kconfig({"s390"}).forbids({{"MMU", false}}));
}

TEST(BuildConditions, ListsLeadToTheirOptions) {
  Tree T;
  T.add("mm/Makefile", "mmu-y := nommu.o\n"
                       "mmu-$(CONFIG_MMU) := memory.o \\\n\trmap.o\n"
                       "obj-y := util.o $(mmu-y)\n"
                       "obj-$(CONFIG_ZPOOL) += zpool.o # always.o\n"
                       "zpool-objs := z1.o z2.o\n"
                       "ifdef CONFIG_SWAP\nobj-y += swap.o\n"
                       "else\nobj-y += noswap.o\nendif\n");
  auto Of = [&](const char *Name) {
    return waysToBuild("/k", "/k/mm/" + std::string(Name), T.Files);
  };
  EXPECT_EQ(Of("util.c"), ways({{}}));
  EXPECT_EQ(Of("rmap.c"), ways({{{"MMU", true}}}));
  EXPECT_EQ(Of("z2.c"), ways({{{"ZPOOL", true}}}));
  EXPECT_EQ(Of("swap.c"), ways({{{"SWAP", true}}}));
  EXPECT_EQ(Of("noswap.c"), ways({{}}));
  EXPECT_EQ(Of("always.c"), ways({{}})); // not told
}

TEST(BuildConditions, DirectoriesHaveOptionsToo) {
  Tree T;
  T.add("drivers/Makefile", "obj-$(CONFIG_GPU) += gpu/\n");
  T.add("drivers/gpu/Kbuild", "obj-$(CONFIG_HMM) += hmm.o\n"
                              "obj-$(CONFIG_SVM) += hmm.o\n");
  EXPECT_EQ(
      waysToBuild("/k", "/k/drivers/gpu/hmm.c", T.Files),
      ways({{{"GPU", true}, {"HMM", true}}, {{"GPU", true}, {"SVM", true}}}));
}

TEST(BuildConditions, ATreeIsKnownByWhatItHas) {
  Tree T;
  for (const char *Name :
       {"Kconfig", "Makefile", "scripts/a", "include/a", "mm/Makefile"})
    T.add(Name, "");
  EXPECT_EQ(kernelTreeOf("/k/mm/x.c", T.Files), "/k");
  EXPECT_EQ(kernelTreeOf("/elsewhere/x.c", T.Files), "");
}

} // namespace
