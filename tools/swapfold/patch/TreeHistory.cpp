//===- TreeHistory.cpp - what a tree's git tells of it --------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "tools/swapfold/patch/TreeHistory.h"
#include "rewrites/text/Failure.h"
#include "tools/swapfold/support/Git.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringExtras.h"
#include <map>

using namespace llvm;

namespace swapfold {

/// What git answers in \p Tree, or nothing.
static std::string askGit(StringRef Tree, std::vector<std::string> Args) {
  Expected<ProcessResult> Git = runGitToRead(
      std::move(Args), Tree, {"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"});
  if (!Git) {
    consumeError(Git.takeError());
    return "";
  }
  return Git->Status ? "" : Git->Out;
}

Expected<GitIdentity> gitIdentity(StringRef Tree) {
  StringRef Ident;
  std::string Answer = askGit(
      Tree, {"-c", "user.useConfigOnly=true", "var", "GIT_AUTHOR_IDENT"});
  // Name <email> seconds zone
  Ident = StringRef(Answer).rtrim();
  auto [Name, Rest] = Ident.split(" <");
  StringRef Email = Rest.split('>').first;
  if (Name.empty() || Email.empty())
    return failure("--signoff: git knows no user.name and user.email");
  return GitIdentity{Name.str(), Email.str()};
}

/// "mm/hmm" in "mm/hmm: do something". Empty if there is no such thing.
static StringRef prefixOf(StringRef Subject) {
  size_t Colon = Subject.find(": ");
  StringRef Prefix = Subject.take_front(Colon == StringRef::npos ? 0 : Colon);
  bool Plain = all_of(Prefix, [](char C) {
    return isAlnum(C) || StringRef("_-/.,").contains(C);
  });
  return Plain && Prefix.size() <= 24 ? Prefix : "";
}

/// As upstream writes where history does not tell: "mm", "fs/proc", "s390".
static std::string usualPrefix(ArrayRef<std::string> Files) {
  std::map<StringRef, unsigned> Count;
  for (StringRef File : Files) {
    StringRef Directory = File.rsplit('/').first;
    if (Directory.consume_front("arch/"))
      Directory = Directory.split('/').first;
    // A header belongs to the code that uses it.
    if (!Directory.starts_with("include") &&
        !Directory.starts_with("Documentation") && Directory != File)
      ++Count[Directory];
  }
  auto Most = max_element(
      Count, [](const auto &A, const auto &B) { return A.second < B.second; });
  return Most == Count.end() ? "mm" : Most->first.str();
}

std::string subjectPrefix(StringRef Tree, ArrayRef<std::string> Files,
                          StringRef Directory) {
  std::vector<std::string> Args = {"log",         "-n",          "300",
                                   "--no-merges", "--format=%s", "--"};
  Args.insert(Args.end(), Files.begin(), Files.end());
  std::string Log = askGit(Tree, Args);
  std::map<StringRef, unsigned> Count;
  SmallVector<StringRef> Subjects;
  StringRef(Log).split(Subjects, '\n', -1, /*KeepEmpty=*/false);
  for (StringRef Subject : Subjects)
    if (StringRef Prefix = prefixOf(Subject); !Prefix.empty())
      ++Count[Prefix];
  auto Most = max_element(
      Count, [](const auto &A, const auto &B) { return A.second < B.second; });
  constexpr unsigned Habit = 3;
  if (Most != Count.end() && Most->second >= Habit)
    return Most->first.str();
  if (!Directory.empty() && !Directory.starts_with("include")) {
    Directory.consume_front("arch/");
    return Directory.str();
  }
  return usualPrefix(Files);
}

std::string baseCommit(StringRef Tree, ArrayRef<std::string> Files,
                       raw_ostream &OS) {
  std::string Head = askGit(Tree, {"rev-parse", "--verify", "-q", "HEAD"});
  if (Head.empty())
    return "";
  std::vector<std::string> Listed = {"ls-files", "--error-unmatch", "--"};
  Listed.insert(Listed.end(), Files.begin(), Files.end());
  std::vector<std::string> Changed = {"diff", "--name-only", "--relative",
                                      "HEAD", "--"};
  Changed.insert(Changed.end(), Files.begin(), Files.end());
  StringRef Why;
  if (!askGit(Tree, {"rev-parse", "--show-prefix"}).empty() &&
      askGit(Tree, {"rev-parse", "--show-prefix"}) != "\n")
    Why = "the tree is not the top of its git tree";
  else if (askGit(Tree, Listed).empty())
    Why = "git does not track all files that change";
  else if (!askGit(Tree, Changed).empty())
    Why = "files that change are not as they were committed";
  if (Why.empty())
    return StringRef(Head).rtrim().str();
  OS << "swapfold: no base-commit: " << Why << "\n";
  return "";
}

} // namespace swapfold
