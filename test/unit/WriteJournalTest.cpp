//===- WriteJournalTest.cpp - tests of WriteJournal.h ---------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "tools/swapfold/report/WriteJournal.h"
#include "TemporaryTree.h"
#include "TracedProcess.h"
#include "rewrites/tree/FileList.h"
#include "tools/swapfold/report/TreeWriter.h"
#include "tools/swapfold/support/Process.h"
#include "llvm/ADT/StringExtras.h"
#include "gtest/gtest.h"
#include <csignal>
#include <cstdlib>
#include <sys/stat.h>
#include <unistd.h>

using namespace llvm;
using namespace swapfold;

namespace {

class WriteJournalTest : public testing::Test {
protected:
  WriteJournalTest() {
    // A disk would take half a minute to have all that is synced.
    if (sys::fs::can_write("/dev/shm"))
      ::setenv("TMPDIR", "/dev/shm", 1);
  }

  /// A tree of three files, one with a name that few programs like.
  struct Files {
    TemporaryTree Tree;
    std::vector<FileRewrite> Changes;

    Files() {
      for (StringRef Name : {"include/a.h", "mm/-b\n.c", "mm/c.c"})
        Changes.push_back({Tree.write(Name, "old " + Name.str()),
                           "old " + Name.str(), "new " + Name.str()});
    }
    /// "old", "new" or "mixed"; with a '+' if anything else is in the tree.
    std::string state() const {
      size_t Old = 0, New = 0;
      for (const FileRewrite &Change : Changes) {
        Old += Tree.read(Change.Path) == Change.Old;
        New += Tree.read(Change.Path) == Change.New;
      }
      std::string State = Old == Changes.size()   ? "old"
                          : New == Changes.size() ? "new"
                                                  : "mixed";
      std::error_code EC;
      size_t Names = 0;
      for (sys::fs::recursive_directory_iterator I(Tree.root(), EC), End;
           I != End && !EC; I.increment(EC))
        ++Names;
      return State + (Names == Changes.size() + 2 ? "" : "+");
    }
    /// What the next run does before it begins.
    Error recover() {
      WriteJournal Journal(Tree.root());
      if (Journal.state() == WriteJournal::Settled)
        return Journal.recover().takeError();
      return Journal.remove();
    }
    void write(WriteJournal::RenameFn Rename = {}) {
      Error E = WriteJournal(Tree.root(), std::move(Rename)).write(Changes);
      Message = toString(std::move(E));
    }

    std::string Message;
  };

  /// Renames the first \p Count files, then fails \p Failures times.
  static WriteJournal::RenameFn failAfter(unsigned Count, unsigned Failures) {
    return [=](const Twine &From, const Twine &To) mutable {
      if (Count ? Count-- : 0)
        return sys::fs::rename(From, To);
      if (Failures ? Failures-- : 0)
        return std::make_error_code(std::errc::io_error);
      return sys::fs::rename(From, To);
    };
  }
};

TEST_F(WriteJournalTest, WritesAllAndLeavesNothing) {
  Files F;
  ::chmod(F.Changes[0].Path.c_str(), 0440);
  F.write();
  EXPECT_EQ(F.Message, "");
  EXPECT_EQ(F.state(), "new");
  struct stat Status;
  ::stat(F.Changes[0].Path.c_str(), &Status);
  EXPECT_EQ(Status.st_mode & 07777, 0440u);
}

TEST_F(WriteJournalTest, LosesNothingWhereverItIsKilled) {
  std::map<std::string, unsigned> Seen;
  for (unsigned Call = 0;; ++Call) {
    Files F;
    std::optional<bool> Killed = killAt(Call, [&] { F.write(); });
    if (!Killed)
      GTEST_SKIP() << "the system lets nobody trace";
    std::string Before = F.state();
    ++Seen[Before];
    bool Settled = WriteJournal(F.Tree.root()).state() == WriteJournal::Settled;
    ASSERT_TRUE(Settled || Before != "mixed+") << "call " << Call;
    ASSERT_NE(Before, "mixed") << "call " << Call;
    ASSERT_FALSE(bool(F.recover())) << "call " << Call;
    EXPECT_EQ(F.state(),
              Settled || StringRef(Before).starts_with("new") ? "new" : "old")
        << "call " << Call;
    // Another write goes on from there.
    F.write();
    ASSERT_EQ(F.state(), "new") << "call " << Call;
    if (!*Killed)
      break;
  }
  for (StringRef State : {"old", "old+", "mixed+", "new+", "new"})
    EXPECT_NE(Seen[State.str()], 0u) << State.str();
}

TEST_F(WriteJournalTest, CompletesWhereverThatIsKilled) {
  for (unsigned Call = 0;; ++Call) {
    Files F;
    std::optional<bool> Began = killAt(~0u / 2 - 1, [&] {
      F.write([](const Twine &From, const Twine &To) {
        if (To.str().find("c.c") != std::string::npos)
          ::raise(SIGKILL);
        return sys::fs::rename(From, To);
      });
    });
    if (!Began)
      GTEST_SKIP() << "the system lets nobody trace";
    ASSERT_EQ(F.state(), "mixed+");
    bool Killed = *killAt(Call, [&] { cantFail(F.recover()); });
    ASSERT_FALSE(bool(F.recover())) << "call " << Call;
    ASSERT_EQ(F.state(), "new") << "call " << Call;
    if (!Killed)
      break;
  }
}

// Without power there is only what has been synced: the new texts, the journal
// and its directory, before a rename makes the journal count.
TEST_F(WriteJournalTest, SyncsAllBeforeTheJournalCounts) {
  Files F;
  std::optional<pid_t> Child = startTraced([&] { F.write(); });
  if (!Child)
    GTEST_SKIP() << "the system lets nobody trace";
  size_t Syncs = 0;
  for (long Call = -1; !isRename(Call); Syncs += Call == SYS_fsync) {
    ASSERT_TRUE(goOn(*Child));
    Call = callOf(*Child);
  }
  end(*Child);
  EXPECT_EQ(Syncs, F.Changes.size() + 2);
}

TEST_F(WriteJournalTest, GoesBackIfAFileCannotBeReplaced) {
  for (unsigned Count = 0; Count != 3; ++Count) {
    Files F;
    F.write(failAfter(Count, 1));
    EXPECT_EQ(F.Message,
              "cannot write " + F.Changes[Count].Path + ": Input/output error");
    EXPECT_EQ(F.state(), "old");
  }
}

TEST_F(WriteJournalTest, SaysIfItCannotGoBackEither) {
  Files F;
  F.write(failAfter(1, 2));
  EXPECT_NE(F.Message.find(" is half written now: "), std::string::npos);
  EXPECT_EQ(F.state(), "mixed+");
  ASSERT_FALSE(bool(F.recover()));
  EXPECT_EQ(F.state(), "old");
}

/// What the next run that writes says before it begins.
static std::string startIn(StringRef Tree) {
  std::string Said;
  raw_string_ostream OS(Said);
  auto Writer = TreeWriter::start(Tree, OS);
  return Writer ? OS.str() : toString(Writer.takeError());
}

TEST_F(WriteJournalTest, TheNextRunRemovesWhatWasBegun) {
  Files F;
  F.Tree.write(".swapfold-writing/0", "new");
  EXPECT_FALSE(bool(checkWhollyWritten(F.Tree.root())));
  EXPECT_EQ(startIn(F.Tree.root()),
            "swapfold: removed what a killed run had left in " + F.Tree.root() +
                "\n");
  EXPECT_EQ(F.state(), "old");
  EXPECT_EQ(startIn(F.Tree.root()), "");
}

TEST_F(WriteJournalTest, TheNextRunCompletesWhatIsHalfWritten) {
  Files F;
  F.write(failAfter(1, 2));
  ASSERT_EQ(F.state(), "mixed+");
  EXPECT_NE(toString(checkWhollyWritten(F.Tree.root())).find("half written"),
            std::string::npos);
  EXPECT_EQ(startIn(F.Tree.root()),
            "swapfold: completed what a killed run had begun in " +
                F.Tree.root() + ": 1 file written\n");
  EXPECT_EQ(F.state(), "old");
  EXPECT_FALSE(bool(checkWhollyWritten(F.Tree.root())));
}

TEST_F(WriteJournalTest, WritesNothingAfterAnInterrupt) {
  auto Interrupted = [] {
    catchInterrupts();
    ::raise(SIGINT);
    Files F;
    F.write();
    std::_Exit(F.Message == "interrupted" && F.state() == "old" ? 0 : 1);
  };
  EXPECT_EXIT(Interrupted(), testing::ExitedWithCode(0), "");
}

TEST_F(WriteJournalTest, WritesNothingIfAFileHasChanged) {
  Files F;
  F.Changes[2].Old = "something else";
  F.write();
  EXPECT_EQ(F.Message, F.Changes[2].Path + ": changed since it was read");
  F.Changes[2].Old = "old mm/c.c";
  EXPECT_EQ(F.state(), "old");
}

TEST_F(WriteJournalTest, DoesNotCompleteOverWhatHasChanged) {
  Files F;
  F.write(failAfter(1, 2));
  // It is on its way back: the first file waits.
  F.Tree.write("include/a.h", "mine");
  std::string Message = toString(F.recover());
  EXPECT_NE(Message.find("a.h: changed since it was read; make it as it was, "
                         "or remove "),
            std::string::npos)
      << Message;
  EXPECT_EQ(F.Tree.read(F.Changes[0].Path), "mine");
  F.Tree.write("include/a.h", F.Changes[0].New);
  ASSERT_FALSE(bool(F.recover()));
  EXPECT_EQ(F.state(), "old");
}

TEST_F(WriteJournalTest, RefusesWhatARenameWouldDoMoreWith) {
  Files F;
  F.Tree.link("mm/link.c", "c.c");
  std::string Named = F.Changes[2].Path;
  F.Changes[2].Path = F.Tree.path("mm/link.c");
  F.write();
  EXPECT_NE(F.Message.find("link.c: it is no regular file"), std::string::npos);
  EXPECT_EQ(F.Tree.read(Named), "old mm/c.c");
  ::unlink(F.Changes[2].Path.c_str());
  F.Changes[2].Path = Named;
  std::string Other = F.Tree.path("mm/other");
  ASSERT_EQ(::link(Named.c_str(), Other.c_str()), 0);
  F.write();
  EXPECT_NE(F.Message.find("c.c: it has 2 hard links, and only this one would "
                           "change"),
            std::string::npos)
      << F.Message;
  ::unlink(Other.c_str());
  EXPECT_EQ(F.state(), "old");
}

TEST_F(WriteJournalTest, FollowsNoJournalOutOfTheTree) {
  TemporaryTree Away;
  std::string Victim = Away.write("victim", "old");
  auto RecoverBy = [](Files &F, std::string Path) {
    F.Tree.write(".swapfold-writing/0", "new");
    std::string Text;
    for (const std::string &Field :
         {std::string("swapfold journal 1"), std::string("0"), Path,
          utohexstr(hashText("old")), utohexstr(hashText("new"))})
      Text += Field + '\0';
    F.Tree.write(".swapfold-writing/journal", Text);
    return toString(F.recover());
  };
  for (std::string Path :
       {Victim, ".." + Victim, std::string("mm/../../x"),
        std::string("link/victim"), std::string(), std::string("mm//c.c")}) {
    Files F;
    F.Tree.link("link", Away.root());
    EXPECT_NE(RecoverBy(F, Path).find("is not as swapfold writes it"),
              std::string::npos)
        << Path;
    EXPECT_EQ(Away.read(Victim), "old");
  }
  Files F;
  std::string Inside = F.Tree.write("mm/c.c", "old");
  EXPECT_EQ(RecoverBy(F, "mm/c.c"), "");
  EXPECT_EQ(F.Tree.read(Inside), "new");
}

TEST_F(WriteJournalTest, RemovesOnlyItsOwn) {
  Files F;
  F.Tree.write(".swapfold-writing/0", "new");
  std::string Mine = F.Tree.write(".swapfold-writing/mine", "mine");
  EXPECT_NE(toString(F.recover()), "");
  EXPECT_EQ(F.Tree.read(Mine), "mine");
  ::unlink(Mine.c_str());
  ASSERT_FALSE(bool(F.recover()));
  EXPECT_EQ(F.state(), "old");
  TemporaryTree Away;
  std::string Victim = Away.write("0", "mine");
  F.Tree.link(".swapfold-writing", Away.root());
  EXPECT_NE(toString(F.recover()), "");
  EXPECT_EQ(Away.read(Victim), "mine");
}

} // namespace
