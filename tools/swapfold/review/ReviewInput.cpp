//===- ReviewInput.cpp - the patch that is reviewed -----------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "tools/swapfold/review/ReviewInput.h"
#include "rewrites/text/Failure.h"
#include "tools/swapfold/patch/PatchApply.h"
#include "tools/swapfold/report/Output.h"
#include "tools/swapfold/report/TreeWriter.h"
#include "tools/swapfold/support/Git.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

using namespace llvm;
namespace fs = llvm::sys::fs;

namespace swapfold {

namespace {

/// Two revisions of the git repository that the tree is in.
class Revisions {
public:
  Revisions(StringRef Tree, StringRef Range) : Tree(Tree) {
    std::tie(From, To) = Range.split("..");
    SinceFork = To.consume_front(".");
  }

  Error read(ReviewedPatch &Out);

private:
  Expected<std::string> git(std::vector<std::string> Words);
  Expected<std::string> commitOf(StringRef Revision);
  /// The C files and makefiles that differ between \p Words, relative to the
  /// tree.
  Expected<std::vector<std::string>>
  differing(const std::vector<std::string> &Words);
  Expected<std::optional<std::string>> textOf(StringRef Commit, StringRef Path);
  Error readHeaders(MailHeaders &Out);

  StringRef Tree, From, To;
  bool SinceFork; ///< FROM...TO: since TO has left FROM
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
  std::vector<std::string> All = {"diff", "--name-only",  "--relative",
                                  "-z",   "--no-renames", "--no-ext-diff"};
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
  Expected<std::string> Kind = git({"cat-file", "-t", Object});
  if (!Kind) {
    consumeError(Kind.takeError());
    return std::nullopt;
  }
  Expected<std::string> Text = git({"cat-file", "blob", Object});
  if (!Text)
    return Text.takeError();
  return std::optional(std::move(*Text));
}

/// Of the last commit, if there is but one.
Error Revisions::readHeaders(MailHeaders &Out) {
  Out.Subject = (From + ".." + To).str();
  Expected<std::string> Log = git({"log", "-2", "--format=%an <%ae>%n%aD%n%s",
                                   (From + ".." + To).str(), "--"});
  if (!Log)
    return Log.takeError();
  SmallVector<StringRef> Lines;
  StringRef(*Log).rtrim().split(Lines, '\n');
  if (Lines.size() == 3)
    Out.Author = Lines[0], Out.Date = Lines[1], Out.Subject = Lines[2];
  return Error::success();
}

Error Revisions::read(ReviewedPatch &Out) {
  std::string Commits[2];
  for (auto [Name, Into] : {std::pair{From, &Commits[0]}, {To, &Commits[1]}}) {
    Expected<std::string> Commit = commitOf(Name);
    if (!Commit)
      return Commit.takeError();
    *Into = std::move(*Commit);
  }
  if (SinceFork) {
    Expected<std::string> Base = git({"merge-base", Commits[0], Commits[1]});
    if (!Base) {
      consumeError(Base.takeError());
      return failure(Tree + ": " + From + " and " + To +
                     " have no commit in common");
    }
    Commits[0] = StringRef(*Base).rtrim().str();
  }
  Expected<std::vector<std::string>> Changed =
      differing({Commits[0], Commits[1]});
  if (!Changed)
    return Changed.takeError();
  // What else is not as the second revision has it.
  Expected<std::vector<std::string>> Others = differing({Commits[1]});
  if (!Others)
    return Others.takeError();
  std::set<std::string> All(Changed->begin(), Changed->end());
  All.insert(Others->begin(), Others->end());
  for (const std::string &Path : All) {
    FileDifference Change{Path, std::nullopt, std::nullopt};
    for (auto [Commit, Text] :
         {std::pair{&Commits[0], &Change.Old}, {&Commits[1], &Change.New}}) {
      Expected<std::optional<std::string>> Read = textOf(*Commit, Path);
      if (!Read)
        return Read.takeError();
      *Text = std::move(*Read);
    }
    if (!is_contained(*Changed, Path))
      Change.Old = Change.New;
    Out.Changes.push_back(std::move(Change));
  }
  return readHeaders(Out.Mail);
}

Expected<ReviewedPatch> readPatch(StringRef Tree, const std::string &Patch) {
  ReviewedPatch Out;
  SmallString<256> Real;
  if (std::error_code EC = fs::real_path(Tree, Real))
    return failure(Tree + ": " + EC.message());
  if (!fs::is_directory(Real))
    return failure(Tree + " is no directory");
  Out.Tree = std::string(Real);
  if (Error E = checkWhollyWritten(Out.Tree))
    return E;
  StringRef Name = Patch;
  std::vector<MailedPatch> Mails;
  if (!fs::exists(Patch) && Name.contains("..") && !Name.starts_with("../") &&
      !Name.contains("/../")) {
    if (Error E = Revisions(Out.Tree, Patch).read(Out))
      return E;
  } else {
    if (fs::is_directory(Patch))
      return failure(Patch + " is a directory: give a patch, or REV..REV");
    Expected<std::vector<FileDifference>> Changes =
        applyPatches(Out.Tree, {}, {Patch}, &Mails);
    if (!Changes)
      return Changes.takeError();
    Out.Changes = std::move(*Changes);
    Out.Mail = Mails.front().Headers;
  }
  std::vector<FileRewrite> Texts;
  for (const FileDifference &Change : Out.Changes)
    if (Change.Old != Change.New)
      Texts.push_back({Out.Tree + "/" + Change.Path, Change.Old.value_or(""),
                       Change.New.value_or("")});
  if (none_of(Texts,
              [](const FileRewrite &File) { return isCFile(File.Path); }))
    return failure(Patch + " changes no C file");
  Expected<std::string> Diff = makeDiff(Texts, Out.Tree, /*Color=*/false);
  if (!Diff)
    return Diff.takeError();
  Expected<std::vector<DiffFile>> Files = readDiff(*Diff);
  if (!Files)
    return Files.takeError();
  Out.Files = std::move(*Files);
  Out.Sent = sentHunks(Out, Mails);
  return Out;
}

} // namespace swapfold
