//===- ShardsTest.cpp - one work on several machines ----------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "tools/swapfold/parse/Shards.h"
#include "gtest/gtest.h"
#include <algorithm>

using namespace swapfold;

namespace {

/// 40 folders, of which each has more files than the one before.
std::vector<FileCost> someFiles() {
  std::vector<FileCost> Out;
  for (unsigned Folder = 0; Folder != 40; ++Folder)
    for (unsigned File = 0; File <= Folder; ++File)
      Out.push_back(
          {"/t/" + std::to_string(Folder) + "/" + std::to_string(File) + ".c",
           1000 + 37 * File});
  return Out;
}

uint64_t costOf(const std::vector<std::string> &Part) {
  uint64_t Cost = 0;
  for (const auto &[File, Of] : someFiles())
    if (std::count(Part.begin(), Part.end(), File))
      Cost += Of;
  return Cost;
}

TEST(Shards, EachFileIsInOneOfThem) {
  for (unsigned Of : {1, 2, 7, 64}) {
    std::vector<std::string> All, Wanted;
    for (unsigned Number = 1; Number <= Of; ++Number)
      for (const std::string &File : partOf(someFiles(), {Number, Of}))
        All.push_back(File);
    for (const auto &[File, Cost] : someFiles())
      Wanted.push_back(File);
    std::sort(All.begin(), All.end());
    std::sort(Wanted.begin(), Wanted.end());
    EXPECT_EQ(All, Wanted);
  }
}

TEST(Shards, CostMuchTheSame) {
  uint64_t Least = -1, Most = 0;
  for (unsigned Number = 1; Number <= 7; ++Number) {
    const uint64_t Cost = costOf(partOf(someFiles(), {Number, 7}));
    Least = std::min(Least, Cost);
    Most = std::max(Most, Cost);
  }
  EXPECT_LT(Most - Least, Most / 20);
}

TEST(Shards, TheOrderOfTheFilesDoesNotCount) {
  std::vector<FileCost> Files = someFiles();
  std::reverse(Files.begin(), Files.end());
  EXPECT_EQ(partOf(Files, {2, 3}), partOf(someFiles(), {2, 3}));
}

TEST(Shards, FilesOfASmallFolderStayTogether) {
  for (unsigned Number = 1; Number <= 3; ++Number) {
    const std::vector<std::string> Part = partOf(someFiles(), {Number, 3});
    const auto InSmall =
        std::count_if(Part.begin(), Part.end(), [](const std::string &File) {
          return File.rfind("/t/5/", 0) == 0;
        });
    EXPECT_TRUE(InSmall == 0 || InSmall == 6) << InSmall;
  }
}

TEST(Shards, OneLargeFolderIsCut) {
  std::vector<FileCost> Files;
  for (unsigned I = 0; I != 100; ++I)
    Files.push_back({"/t/mm/" + std::to_string(I) + ".c", 10});
  EXPECT_NEAR(partOf(Files, {1, 2}).size(), 50, 6);
}

} // namespace
