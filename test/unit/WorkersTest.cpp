//===- WorkersTest.cpp - tests of Workers.h and Wire.h --------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "tools/swapfold/parse/Workers.h"
#include "tools/swapfold/parse/Wire.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/raw_ostream.h"
#include "gtest/gtest.h"
#include <csignal>
#include <map>
#include <sched.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

using namespace llvm;
using namespace swapfold;

namespace {

class WorkersTest : public testing::Test {
protected:
  void run(size_t Count, unsigned Timeout,
           function_ref<std::string(size_t)> Work) {
    Error E = runWorkers(
        Count, {3, Timeout, 256}, Work,
        [&](size_t Job, Expected<std::string> Answer) {
          EXPECT_FALSE(Answers.count(Job));
          Answers[Job] =
              Answer ? *Answer : "failed: " + toString(Answer.takeError());
          return Error::success();
        },
        [&](StringRef Line) { Said.push_back(Line.str()); });
    EXPECT_FALSE(bool(E));
  }

  std::map<size_t, std::string> Answers;
  std::vector<std::string> Said;
};

TEST_F(WorkersTest, AnswersEveryJob) {
  run(50, 60, [](size_t Job) { return std::string(Job * 10000, 'x'); });
  ASSERT_EQ(Answers.size(), 50u);
  for (auto &[Job, Answer] : Answers)
    EXPECT_EQ(Answer.size(), Job * 10000);
}

TEST_F(WorkersTest, DoesNothingForNoJobs) {
  run(0, 60, [](size_t) { return std::string(); });
  EXPECT_TRUE(Answers.empty());
}

TEST_F(WorkersTest, LosesOnlyTheJobThatCrashes) {
  run(9, 60, [](size_t Job) {
    if (Job == 4)
      ::raise(SIGSEGV);
    if (Job == 5)
      ::_exit(7);
    return std::string("fine");
  });
  ASSERT_EQ(Answers.size(), 9u);
  for (auto &[Job, Answer] : Answers)
    EXPECT_EQ(Answer, Job == 4   ? "failed: crashed (Segmentation fault)"
                      : Job == 5 ? "failed: ended with status 7"
                                 : "fine");
}

TEST_F(WorkersTest, ACrashLeavesNoCore) {
  rlimit Core;
  ASSERT_EQ(::getrlimit(RLIMIT_CORE, &Core), 0);
  if (!Core.rlim_max)
    GTEST_SKIP() << "nobody may have cores here";
  rlimit All = {Core.rlim_max, Core.rlim_max};
  ASSERT_EQ(::setrlimit(RLIMIT_CORE, &All), 0);
  run(1, 60, [](size_t) {
    rlimit Here;
    ::getrlimit(RLIMIT_CORE, &Here);
    return std::to_string(Here.rlim_cur);
  });
  ::setrlimit(RLIMIT_CORE, &Core);
  EXPECT_EQ(Answers[0], "0");
}

TEST_F(WorkersTest, LosesOnlyTheJobThatHangs) {
  run(4, 1, [](size_t Job) {
    while (Job == 0)
      ::pause();
    return std::string("fine");
  });
  ASSERT_EQ(Answers.size(), 4u);
  EXPECT_EQ(Answers[0], "failed: took longer than 1 s");
  EXPECT_EQ(Answers[3], "fine");
}

TEST_F(WorkersTest, LosesOnlyTheJobThatTakesTooMuchMemory) {
  if (LLVM_ADDRESS_SANITIZER_BUILD)
    GTEST_SKIP() << "the address sanitizer takes more than any limit";
  run(4, 60, [](size_t Job) {
    if (Job == 1)
      return std::string(size_t(300) << 20, 'x');
    return std::string(size_t(10) << 20, 'x');
  });
  ASSERT_EQ(Answers.size(), 4u);
  EXPECT_EQ(Answers[1], "failed: took more than 256 MiB of memory");
  for (size_t Job : {0, 2, 3})
    EXPECT_EQ(Answers[Job].size(), size_t(10) << 20);
}

TEST_F(WorkersTest, CountsNoTimeThatOthersHadTheProcessor) {
  if (!sys::fs::exists("/proc/self/schedstat"))
    GTEST_SKIP() << "the system does not say who waits";
  // Three busy workers on one processor: each has a third of the clock.
  cpu_set_t All, One;
  ASSERT_EQ(::sched_getaffinity(0, sizeof(All), &All), 0);
  CPU_ZERO(&One);
  for (int Cpu = 0; Cpu != CPU_SETSIZE && !CPU_COUNT(&One); ++Cpu)
    if (CPU_ISSET(Cpu, &All))
      CPU_SET(Cpu, &One);
  ASSERT_EQ(::sched_setaffinity(0, sizeof(One), &One), 0);
  run(3, 2, [](size_t) {
    auto Used = [] {
      timespec Now;
      ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &Now);
      return Now.tv_sec * 1000 + Now.tv_nsec / 1000000;
    };
    for (long Begin = Used(); Used() < Begin + 1000;)
      ;
    return std::string("fine");
  });
  ::sched_setaffinity(0, sizeof(All), &All);
  EXPECT_EQ(Answers[0] + Answers[1] + Answers[2], "finefinefine");
}

TEST_F(WorkersTest, PassesOnWhatWorkersSayOnce) {
  run(6, 60, [](size_t) {
    errs() << "the same\n";
    return std::string();
  });
  EXPECT_EQ(Said, std::vector<std::string>{"the same"});
}

TEST(WireTest, KeepsEveryByte) {
  ParsedFile Before;
  Before.Path = "a.c";
  Proposal P;
  P.Rule = "rule";
  P.Message = std::string("nul \0 and \xff", 11);
  P.Where = {"a.c", 1, 2, 3};
  P.IsRemark = true;
  Remark Note;
  Note.Where = {"b.c", 4, 5, 6};
  Note.Text = "note";
  Note.Role = NoteRole::Refusal;
  P.Notes.push_back(Note);
  P.Message += quoted("f") + " has " + number(3);
  P.Replaces = Replaced::Mutators;
  P.Needs = {{HeaderNeed::UnifiedPair}, {HeaderNeed::Constructors, "x"}};
  P.Adds = HeaderNeed{HeaderNeed::WritablePredicate, "y"};
  P.MissingKinds = {"z"};
  P.Edits = {{"a.c", 7, 8, "\r\n\xe9"}};
  Before.Proposals = {P};
  Before.FirstError = "error";
  Before.Errors.push_back({{"c.c", 1, 1, 1}, "text; more", "text", "f", true});
  Before.BrokenFunctions.push_back(Note);
  Before.Hashes = {{"a.c", ~uint64_t(0)}};
  Before.Visible["a.c"] = {{1, 2}, {3}, {4}};
  WireWriter Out;
  Out(Before);
  ParsedFile After;
  WireReader In(Out.Bytes);
  In(After);
  EXPECT_TRUE(In.good());
  ASSERT_EQ(After.Proposals.size(), 1u);
  EXPECT_EQ(After.Proposals[0].Message, P.Message);
  EXPECT_EQ(After.Proposals[0].Edits, P.Edits);
  EXPECT_TRUE(After.Proposals[0].IsRemark);
  EXPECT_EQ(After.Proposals[0].Notes[0].Where, P.Notes[0].Where);
  const Proposal &Read = After.Proposals[0];
  EXPECT_EQ(Read.Message.names(), std::vector<std::string>{"f"});
  EXPECT_EQ(Read.Message.numbers(), std::vector<uint64_t>{3});
  EXPECT_EQ(Read.Notes[0].Role, NoteRole::Refusal);
  EXPECT_EQ(Read.Replaces, Replaced::Mutators);
  EXPECT_EQ(Read.Needs, P.Needs);
  EXPECT_EQ(Read.Adds, P.Adds);
  EXPECT_EQ(Read.MissingKinds, P.MissingKinds);
  ASSERT_EQ(After.Errors.size(), 1u);
  EXPECT_EQ(After.Errors[0].Gist, "text");
  EXPECT_EQ(After.Errors[0].Name, "f");
  EXPECT_TRUE(After.Errors[0].IsUndeclared);
  EXPECT_EQ(After.FirstError, "error");
  EXPECT_EQ(After.BrokenFunctions[0].Text, "note");
  EXPECT_EQ(After.Hashes, Before.Hashes);
  EXPECT_EQ(After.Visible["a.c"].Broken, (std::set<unsigned>{4}));
  WireWriter Again;
  Again(After);
  EXPECT_EQ(Again.Bytes, Out.Bytes);
}

TEST(WireTest, NoticesWhatIsCutOff) {
  ParsedFile Before;
  Before.Path = "a.c";
  WireWriter Out;
  Out(Before);
  for (size_t Size = 0; Size != Out.Bytes.size(); ++Size) {
    ParsedFile After;
    WireReader In(StringRef(Out.Bytes).take_front(Size));
    In(After);
    EXPECT_FALSE(In.good());
  }
}

} // namespace
