//===- TemporaryDirectoryTest.cpp - tests of TemporaryDirectory.h ---------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "tools/swapfold/support/TemporaryDirectory.h"
#include "TemporaryTree.h"
#include "gtest/gtest.h"
#include <csignal>
#include <set>
#include <sys/wait.h>
#include <unistd.h>

using namespace llvm;
using namespace swapfold;

namespace {

std::set<std::string> namesIn(const std::string &Directory) {
  std::set<std::string> Names;
  std::error_code EC;
  for (sys::fs::directory_iterator I(Directory, EC), End; I != End && !EC;
       I.increment(EC))
    Names.insert(sys::path::filename(I->path()).str());
  return Names;
}

TEST(TemporaryDirectoryTest, GoesWithItsObjectUnlessItIsKept) {
  TemporaryTree Tree;
  {
    TemporaryDirectory Gone, Kept;
    cantFail(Gone.createBeside(Tree.path("out")));
    cantFail(Kept.createBeside(Tree.path("out")));
    EXPECT_EQ(namesIn(Tree.root()).size(), 2u);
    std::error_code EC;
    raw_fd_ostream(Kept.path() + "/file", EC) << "text";
    cantFail(Kept.keepAs(Tree.path("out")));
  }
  EXPECT_EQ(namesIn(Tree.root()), (std::set<std::string>{"out"}));
  EXPECT_EQ(Tree.read(Tree.path("out/file")), "text");
}

TEST(TemporaryDirectoryTest, ReplacesNothing) {
  TemporaryTree Tree;
  std::string Mine = Tree.write("out/mine", "mine");
  {
    TemporaryDirectory Made;
    cantFail(Made.createBeside(Tree.path("out")));
    EXPECT_NE(toString(Made.keepAs(Tree.path("out"))), "");
  }
  EXPECT_EQ(namesIn(Tree.root()), (std::set<std::string>{"out"}));
  EXPECT_EQ(Tree.read(Mine), "mine");
}

TEST(TemporaryDirectoryTest, RemovesWhatKilledProcessesLeft) {
  TemporaryTree Tree;
  std::set<std::string> Mine = {"out.swapfold-tmp-", "out.swapfold-tmp-mine",
                                "other.swapfold-tmp-0123456789abcdef"};
  for (const std::string &Name : Mine)
    Tree.write(Name + "/file", "mine");
  TemporaryDirectory InUse;
  cantFail(InUse.createBeside(Tree.path("out")));
  pid_t Child = ::fork();
  if (Child == 0) {
    TemporaryDirectory Left;
    cantFail(Left.createBeside(Tree.path("out")));
    std::error_code EC;
    raw_fd_ostream(Left.path() + "/file", EC) << "text";
    ::raise(SIGKILL);
  }
  ::waitpid(Child, nullptr, 0);
  EXPECT_EQ(namesIn(Tree.root()).size(), Mine.size() + 2);
  TemporaryDirectory Next;
  cantFail(Next.createBeside(Tree.path("out")));
  std::set<std::string> Expected = Mine;
  for (const TemporaryDirectory *D : {&InUse, &Next})
    Expected.insert(sys::path::filename(D->path()).str());
  EXPECT_EQ(namesIn(Tree.root()), Expected);
}

} // namespace
