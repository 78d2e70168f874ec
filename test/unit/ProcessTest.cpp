//===- ProcessTest.cpp - child processes and interruption -----------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "tools/swapfold/support/Process.h"
#include "gtest/gtest.h"
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <unistd.h>

using namespace llvm;
using namespace swapfold;

static ProcessResult shell(std::string Script,
                           const std::vector<std::string> &Env = {}) {
  Expected<ProcessResult> Result = runProcess({"sh", "-c", Script}, "/", Env);
  EXPECT_TRUE(bool(Result));
  if (Result)
    return *Result;
  consumeError(Result.takeError());
  return {};
}

TEST(Process, StatusAndBothStreams) {
  ProcessResult Result = shell("pwd; echo two >&2; exit 3");
  EXPECT_EQ(Result.Status, 3);
  EXPECT_EQ(Result.Out, "/\n");
  EXPECT_EQ(Result.Err, "two\n");
  EXPECT_EQ(shell("kill -9 $$").Status, 128 + SIGKILL);
}

TEST(Process, EnvironmentIsChanged) {
  ::setenv("SWAPFOLD_A", "old", 1);
  ::setenv("SWAPFOLD_B", "old", 1);
  EXPECT_EQ(shell("echo $SWAPFOLD_A ${SWAPFOLD_B-unset} $SWAPFOLD_C",
                  {"SWAPFOLD_A=new", "SWAPFOLD_B", "SWAPFOLD_C=c"})
                .Out,
            "new unset c\n");
}

TEST(Process, LinesAsTheyCome) {
  std::vector<std::string> Lines;
  Expected<ProcessResult> Result =
      runProcess({"printf", "a\\nb b\\nend"}, "", {},
                 [&](StringRef Line) { Lines.push_back(Line.str()); });
  ASSERT_TRUE(bool(Result));
  EXPECT_EQ(Lines, (std::vector<std::string>{"a", "b b", "end"}));
}

TEST(Process, MuchOutputDoesNotBlock) {
  ProcessResult Result =
      shell("head -c 3000000 /dev/zero; head -c 3000000 /dev/zero >&2");
  EXPECT_EQ(Result.Out.size(), 3000000u);
  EXPECT_EQ(Result.Err.size(), 3000000u);
}

TEST(Process, ABackgroundChildDoesNotHoldUsUp) {
  auto Start = std::chrono::steady_clock::now();
  EXPECT_EQ(shell("sleep 60 & echo done").Out, "done\n");
  EXPECT_LT(std::chrono::steady_clock::now() - Start, std::chrono::seconds(10));
}

TEST(Process, WhatCannotStart) {
  Expected<ProcessResult> Result = runProcess({"no-such-program-here"}, "");
  ASSERT_FALSE(bool(Result));
  EXPECT_EQ(toString(Result.takeError()),
            "cannot run no-such-program-here: No such file or directory");
}

/// True if \p Child runs. Whoever adopted a killed orphan may not have reaped
/// it.
static bool runs(pid_t Child) {
  std::ifstream Stat("/proc/" + std::to_string(Child) + "/stat");
  std::string Text((std::istreambuf_iterator<char>(Stat)), {});
  return !Text.empty() && Text.find(") Z ") == std::string::npos;
}

/// Runs a shell that ignores SIGTERM and has a child, interrupts itself, and
/// exits with 0 if both are gone at the end.
[[noreturn]] static void interruptAShell() {
  catchInterrupts();
  ::alarm(30);
  pid_t Self = ::getpid();
  pid_t Children[2] = {0, 0};
  Expected<ProcessResult> Result = runProcess(
      {"sh", "-c", "trap '' TERM; sleep 60 & echo $$; echo $!; wait; sleep 60"},
      "", {}, [&](StringRef Line) {
        (Children[0] ? Children[1] : Children[0]) =
            std::atoi(Line.str().c_str());
        if (Children[1])
          ::kill(Self, SIGINT);
      });
  bool Right =
      !Result && interrupted() && toString(Result.takeError()) == "interrupted";
  for (pid_t Child : Children) {
    for (int Wait = 0; Wait != 100 && runs(Child); ++Wait)
      ::usleep(10000); // a signal that was sent has yet to be seen
    Right &= Child > 0 && !runs(Child);
  }
  std::_Exit(Right ? 0 : 1);
}

TEST(Process, AnInterruptEndsTheWholeGroup) {
  EXPECT_EXIT(interruptAShell(), testing::ExitedWithCode(0), "");
}
