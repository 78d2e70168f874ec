//===- AddedLines.cpp - the lines that a patch adds -----------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "tools/swapfold/patch/AddedLines.h"
#include "rewrites/text/Failure.h"
#include "rewrites/text/UnifiedDiff.h"
#include "tools/swapfold/support/Git.h"

using namespace llvm;

namespace swapfold {

Expected<AddedLines> AddedLines::read(StringRef Diff) {
  Expected<std::vector<DiffFile>> Files = readDiff(Diff);
  if (!Files)
    return Files.takeError();
  AddedLines Out;
  for (const DiffFile &File : *Files) {
    bool IsLeft = false; // a file that is deleted has nothing to look at
    std::set<unsigned> Blanks;
    for (const DiffHunk &Hunk : File.Hunks)
      for (const DiffLine &Line : Hunk.Lines) {
        IsLeft |= Line.Kind != '-';
        if (Line.Kind == '+')
          Out.Lines[File.Path].insert(Line.New);
        else if (Line.Kind == '-' && Line.isBlank())
          Blanks.insert(Line.New);
      }
    if (!IsLeft || Blanks.empty())
      continue;
    Out.Lines[File.Path];
    Out.RemovedBlanks[File.Path] = std::move(Blanks);
  }
  return Out;
}

bool AddedLines::touches(StringRef File, unsigned First, unsigned Last) const {
  auto It = Lines.find(File.str());
  if (It == Lines.end())
    return false;
  auto At = It->second.lower_bound(First);
  return At != It->second.end() && *At <= Last;
}

bool AddedLines::removesBlankBefore(StringRef File, unsigned Line) const {
  auto It = RemovedBlanks.find(File.str());
  return It != RemovedBlanks.end() && It->second.count(Line);
}

static Expected<std::string> git(std::vector<std::string> Args, StringRef Tree,
                                 const Twine &Otherwise) {
  Expected<ProcessResult> Done =
      runGitToRead(std::move(Args), Tree,
                   {"GIT_EXTERNAL_DIFF", "GIT_DIFF_OPTS", "LC_ALL=C.UTF-8"});
  if (!Done)
    return Done.takeError();
  if (Done->Status == 127)
    return failure("--diff: git is not installed");
  if (Done->Status)
    return failure(Otherwise);
  return std::move(Done->Out);
}

Expected<AddedLines> AddedLines::since(StringRef Revision, StringRef Tree,
                                       std::string *Diff) {
  Expected<std::string> Out =
      git({"rev-parse", "--is-inside-work-tree"}, Tree,
          "--diff: " + Tree + " is not in a git work tree");
  if (Out && StringRef(*Out).trim() != "true")
    return failure("--diff: " + Tree + " is not in a git work tree");
  if (Out)
    Out = git({"rev-parse", "--verify", "--quiet", "--end-of-options",
               (Revision + "^{commit}").str()},
              Tree, "--diff: no revision '" + Revision + "'");
  // No git settings, of the user or the system, change what is read here.
  if (Out)
    Out = git({"diff", "--relative", "--no-color", "--no-renames", "--text",
               "--src-prefix=a/", "--dst-prefix=b/", "--unified=3",
               "--inter-hunk-context=0", StringRef(*Out).trim().str(), "--"},
              Tree, "--diff: git diff failed");
  if (!Out)
    return Out.takeError();
  if (Diff)
    *Diff = *Out;
  return read(*Out);
}

} // namespace swapfold
