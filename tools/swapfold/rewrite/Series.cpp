//===- Series.cpp - a plan as patches for git am --------------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// git itself writes the patches, from a repository that holds nothing but the
// files that change. The user's own is only read.
//
//===----------------------------------------------------------------------===//
#include "tools/swapfold/rewrite/Series.h"
#include "rewrites/text/Failure.h"
#include "tools/swapfold/patch/PatchRepo.h"
#include "tools/swapfold/patch/TreeHistory.h"
#include "tools/swapfold/report/Output.h"
#include "tools/swapfold/rewrite/Recipients.h"
#include "tools/swapfold/rewrite/SeriesText.h"
#include "tools/swapfold/support/Count.h"
#include "tools/swapfold/support/TemporaryDirectory.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"

using namespace llvm;
namespace fs = llvm::sys::fs;
namespace path = llvm::sys::path;

namespace swapfold {

static Error checkDirectory(StringRef Directory) {
  if (!fs::exists(Directory))
    return Error::success();
  if (!fs::is_directory(Directory))
    return failure("--series: " + Directory + " is no directory");
  std::error_code EC;
  fs::directory_iterator It(Directory, EC), End;
  if (EC)
    return failure("--series: cannot read " + Directory + ": " + EC.message());
  if (It != End)
    return failure("--series: " + Directory + " is not empty");
  return Error::success();
}

Error checkSeries(const SeriesOptions &Options, StringRef Tree) {
  if (Error E = checkDirectory(Options.Directory))
    return E;
  SmallString<256> Parent(Options.Directory);
  (void)fs::make_absolute(Parent);
  path::remove_dots(Parent, /*remove_dot_dot=*/true);
  if (!fs::is_directory(path::parent_path(Parent)))
    return failure("--series: no directory to make " + Options.Directory +
                   " in");
  if (!Options.SignOff)
    return Error::success();
  return gitIdentity(Tree).takeError();
}

static std::string subjectOf(const PatchText &Text, StringRef Prefix) {
  return (Prefix + ": " + Text.Subject).str();
}

static std::string signOff(const GitIdentity *Author) {
  return Author ? "\nSigned-off-by: " + Author->full() + "\n" : "";
}

static std::vector<std::string> pathsOf(ArrayRef<FileRewrite> Changes,
                                        StringRef Tree) {
  std::vector<std::string> Out;
  for (const FileRewrite &Change : Changes)
    Out.push_back(StringRef(Change.Path).drop_front(Tree.size() + 1).str());
  return Out;
}

Error writeSeries(const Outcome &Run, const SeriesOptions &Options,
                  raw_ostream &OS) {
  std::vector<Step> Steps = makeSteps(
      Run.Done, {Run.Tree, Options.BySubsystem, Options.DropAssertions});
  if (Steps.empty())
    return Error::success();
  GitIdentity Author = GitIdentity::placeholder();
  if (Options.SignOff) {
    Expected<GitIdentity> Own = gitIdentity(Run.Tree);
    if (!Own)
      return Own.takeError();
    Author = std::move(*Own);
  }
  const GitIdentity *Signer = Options.SignOff ? &Author : nullptr;

  PatchRepo Repo(Run.Tree);
  if (Error E = Repo.create(Author))
    return E;
  if (Error E = Repo.addOld(Run.Done.Changes))
    return E;
  std::vector<std::string> Prefixes;
  for (const Step &S : Steps) {
    PatchText Text = textOf(S, Run, Options.CommandLine);
    std::string Prefix =
        subjectPrefix(Run.Tree, pathsOf(S.Changes, Run.Tree), S.Directory);
    if (Error E = Repo.commit(S.Changes, subjectOf(Text, Prefix) + "\n\n" +
                                             Text.Body + signOff(Signer)))
      return E;
  }
  PatchText Cover = coverOf(Steps, Run, Options.CommandLine);
  std::string Prefix =
      subjectPrefix(Run.Tree, pathsOf(Run.Done.Changes, Run.Tree), "");
  std::string Base =
      baseCommit(Run.Tree, pathsOf(Run.Done.Changes, Run.Tree), OS);

  TemporaryDirectory Staged;
  if (Error E = Staged.createBeside(Options.Directory))
    return E;
  Expected<std::vector<std::string>> Files = Repo.formatPatches(
      Staged.path(), subjectOf(Cover, Prefix), Cover.Body, Base);
  if (!Files)
    return Files.takeError();
  if (Options.NoScripts)
    OS << "swapfold: no recipients: --no-kbuild runs no script of the tree\n";
  else if (Error E = addRecipients(Run.Tree, *Files, OS))
    return E;
  if (Error E = checkDirectory(Options.Directory))
    return E;
  if (Error E = Staged.keepAs(Options.Directory))
    return E;
  OS << "swapfold: " << counted(Steps.size(), "patch", "es")
     << " and a cover letter in " << Options.Directory << "\n";
  if (!Options.SignOff)
    OS << "swapfold: the patches name no author; --signoff takes yours from "
          "git\n";
  if (any_of(Run.Done.Changes, [](const FileRewrite &Change) {
        return StringRef(Change.Old).contains("\r\n");
      }))
    OS << "swapfold: a file has CRLF line ends: apply with git am --keep-cr\n";
  return Error::success();
}

} // namespace swapfold
