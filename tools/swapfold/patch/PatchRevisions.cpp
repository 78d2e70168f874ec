//===- PatchRevisions.cpp - patches out of a git repository ---------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "tools/swapfold/patch/PatchRevisions.h"
#include "rewrites/text/Failure.h"
#include "tools/swapfold/support/Git.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include <set>

using namespace llvm;
namespace fs = llvm::sys::fs;

namespace swapfold {

namespace {

/// Revisions of the git repository that the tree is in.
class Revisions {
public:
  explicit Revisions(StringRef Tree) : Tree(Tree) {}

  Expected<std::vector<AppliedPatch>> read(StringRef Range);
  Expected<std::string> commitOf(StringRef Revision);

private:
  Expected<std::string> git(std::vector<std::string> Words);
  /// The commits from \p From, which is not among them, to \p To; \p To alone
  /// unless each is the next one's only parent.
  Expected<std::vector<std::string>> commitsBetween(StringRef From,
                                                    StringRef To);
  Expected<AppliedPatch> patchBetween(StringRef From, StringRef To);
  /// The C files and makefiles that differ between \p Words, relative to the
  /// tree.
  Expected<std::vector<std::string>>
  differing(const std::vector<std::string> &Words);
  Expected<std::optional<std::string>> textOf(StringRef Commit, StringRef Path);

  StringRef Tree;
};

} // namespace

Expected<std::string> Revisions::git(std::vector<std::string> Words) {
  // It is the repository of the tree.
  Expected<ProcessResult> Done =
      runGitToRead(std::move(Words), Tree,
                   {"LC_ALL=C", "GIT_EXTERNAL_DIFF", "GIT_DIFF_OPTS", "GIT_DIR",
                    "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX"});
  if (!Done)
    return Done.takeError();
  if (Done->Status) {
    StringRef Why = StringRef(Done->Err).split('\n').first;
    Why.consume_front("fatal: ");
    return failure(Tree + ": " + Why);
  }
  return std::move(Done->Out);
}

Expected<std::string> Revisions::commitOf(StringRef Revision) {
  if (Expected<std::string> Top = git({"rev-parse", "--show-toplevel"}); !Top) {
    consumeError(Top.takeError());
    return failure(Tree + " is in no git repository");
  }
  Expected<std::string> Commit =
      git({"rev-parse", "--verify", "--quiet", "--end-of-options",
           (Revision.empty() ? "HEAD" : Revision).str() + "^{commit}"});
  if (!Commit) {
    consumeError(Commit.takeError());
    return failure(Tree + " has no revision '" + Revision + "'");
  }
  return StringRef(*Commit).rtrim().str();
}

Expected<std::vector<std::string>>
Revisions::differing(const std::vector<std::string> &Words) {
  std::vector<std::string> All = {"diff", "--name-only", "--relative", "-z",
                                  "--no-renames"};
  append_range(All, Words);
  All.push_back("--");
  Expected<std::string> Listed = git(All);
  if (!Listed)
    return Listed.takeError();
  std::vector<std::string> Out;
  for (StringRef Name : split(*Listed, '\0'))
    if (isCFile(Name) ||
        is_contained({"Makefile", "Kbuild"}, sys::path::filename(Name)))
      Out.push_back(Name.str());
  return Out;
}

Expected<std::optional<std::string>> Revisions::textOf(StringRef Commit,
                                                       StringRef Path) {
  std::string Object = (Commit + ":./" + Path).str();
  // What the commit has by that name, whether its text is here or not.
  Expected<std::string> Named =
      git({"rev-parse", "--verify", "--quiet", "--end-of-options", Object});
  if (!Named) {
    consumeError(Named.takeError());
    return std::nullopt;
  }
  Expected<std::string> Text = git({"cat-file", "blob", Object});
  if (!Text) {
    consumeError(Text.takeError());
    return failure(Tree + ": the repository does not have " + Path + " of " +
                   Commit + ", and nothing is fetched");
  }
  return std::optional(std::move(*Text));
}

Expected<std::vector<std::string>> Revisions::commitsBetween(StringRef From,
                                                             StringRef To) {
  constexpr size_t Few = 32;
  std::vector<std::string> Out, Whole = {To.str()};
  Expected<std::string> Listed =
      git({"rev-list", "--reverse", "--topo-order", "--parents",
           (From + ".." + To).str(), "--"});
  if (!Listed)
    return Listed.takeError();
  StringRef Before = From;
  for (StringRef Line : split(StringRef(*Listed).rtrim(), '\n')) {
    auto [Commit, Parents] = Line.split(' ');
    if (Parents != Before || Out.size() == Few)
      return Whole;
    Out.push_back(Commit.str());
    Before = Commit;
  }
  return Out;
}

Expected<AppliedPatch> Revisions::patchBetween(StringRef From, StringRef To) {
  AppliedPatch Out;
  Expected<std::vector<std::string>> Changed =
      differing({From.str(), To.str()});
  if (!Changed)
    return Changed.takeError();
  // What else is not as the second revision has it.
  Expected<std::vector<std::string>> Others = differing({To.str()});
  if (!Others)
    return Others.takeError();
  std::set<std::string> All(Changed->begin(), Changed->end());
  All.insert(Others->begin(), Others->end());
  for (const std::string &Path : All) {
    FileDifference Change{Path, std::nullopt, std::nullopt};
    for (auto [Commit, Text] :
         {std::pair{From, &Change.Old}, {To, &Change.New}}) {
      Expected<std::optional<std::string>> Read = textOf(Commit, Path);
      if (!Read)
        return Read.takeError();
      *Text = std::move(*Read);
    }
    if (!is_contained(*Changed, Path))
      Change.Old = Change.New;
    Out.Changes.push_back(std::move(Change));
  }
  return Out;
}

Expected<std::vector<AppliedPatch>> Revisions::read(StringRef Range) {
  auto [First, Second] = Range.split("..");
  const bool IsRange = Range.contains("..");
  const bool SinceFork = Second.consume_front(".");
  Expected<std::string> From =
      commitOf(IsRange ? First.str() : (Range + "~").str());
  if (!From)
    return From.takeError();
  Expected<std::string> To = commitOf(IsRange ? Second : Range);
  if (!To)
    return To.takeError();
  if (SinceFork) {
    Expected<std::string> Base = git({"merge-base", *From, *To});
    if (!Base) {
      consumeError(Base.takeError());
      return failure(Tree + ": " + First + " and " + Second +
                     " have no commit in common");
    }
    From = StringRef(*Base).rtrim().str();
  }
  Expected<std::vector<std::string>> Commits = commitsBetween(*From, *To);
  if (!Commits)
    return Commits.takeError();
  std::vector<AppliedPatch> Out;
  std::string Before = *From;
  for (const std::string &Commit : *Commits) {
    Expected<AppliedPatch> Patch = patchBetween(Before, Commit);
    if (!Patch)
      return Patch.takeError();
    // The names of a range that is one patch.
    MailHeaders &Mail = Patch->Patch.Headers;
    Mail.Title = Mail.Subject = Range.str();
    Expected<std::string> Log = git({"log", "-2", "--format=%an <%ae>%n%aD%n%s",
                                     Before + ".." + Commit, "--"});
    if (!Log)
      return Log.takeError();
    SmallVector<StringRef> Lines;
    StringRef(*Log).rtrim().split(Lines, '\n');
    if (Lines.size() == 3) {
      Mail.Author = Lines[0], Mail.Date = Lines[1];
      Mail.Title = Mail.Subject = Lines[2];
    }
    Out.push_back(std::move(*Patch));
    Before = Commit;
  }
  return Out;
}

bool isRevision(StringRef Tree, StringRef Name) {
  if (Name == "-" || fs::exists(Name))
    return false;
  if (Name.contains("..") && !Name.starts_with("../") && !Name.contains("/../"))
    return true;
  Expected<std::string> Commit = Revisions(Tree).commitOf(Name);
  if (Commit)
    return true;
  consumeError(Commit.takeError());
  return false;
}

Expected<std::vector<AppliedPatch>> readRevisions(StringRef Tree,
                                                  StringRef Range) {
  return Revisions(Tree).read(Range);
}

} // namespace swapfold
