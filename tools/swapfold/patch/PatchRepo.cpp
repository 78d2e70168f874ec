//===- PatchRepo.cpp - a repository to make patches in --------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "tools/swapfold/patch/PatchRepo.h"
#include "rewrites/text/Failure.h"
#include "tools/swapfold/support/Files.h"
#include "tools/swapfold/support/Git.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"

using namespace llvm;
namespace fs = llvm::sys::fs;
namespace path = llvm::sys::path;

namespace swapfold {

Expected<std::string> PatchRepo::git(std::vector<std::string> Args) {
  Args.insert(Args.begin(),
              {"git", "-c", "core.autocrlf=false", "-c", "core.safecrlf=false",
               "-c", "core.hooksPath=/dev/null", "-c", "commit.gpgSign=false",
               "-c", "i18n.commitEncoding=UTF-8"});
  std::vector<std::string> Env = environmentWithoutSettings();
  append_range(Env, std::vector<std::string>{
                        "GIT_CEILING_DIRECTORIES=" +
                            path::parent_path(Directory.path()).str(),
                        "GIT_AUTHOR_NAME=" + Author.Name,
                        "GIT_AUTHOR_EMAIL=" + Author.Email,
                        "GIT_COMMITTER_NAME=" + Author.Name,
                        "GIT_COMMITTER_EMAIL=" + Author.Email});
  // Who wants the same bytes again sets the clock.
  if (const char *Epoch = ::getenv("SOURCE_DATE_EPOCH")) {
    Env.push_back(std::string("GIT_AUTHOR_DATE=@") + Epoch + " +0000");
    Env.push_back(std::string("GIT_COMMITTER_DATE=@") + Epoch + " +0000");
  }
  Expected<ProcessResult> Git = runProcess(Args, Directory.path(), Env);
  if (!Git)
    return Git.takeError();
  if (Git->Status == 127)
    return failure("cannot make patches: git is not installed");
  if (Git->Status)
    return failure("cannot make patches: " +
                   StringRef(Git->Err).split('\n').first);
  return std::move(Git->Out);
}

Error PatchRepo::create(const GitIdentity &By) {
  Author = By;
  if (Error E = Directory.create())
    return E;
  if (Error E = git({"init", "-q", "--template=", "."}).takeError())
    return E;
  (void)fs::create_directories(Directory.path() + "/.git/info");
  // As the kernel's own: hunks are headed by functions.
  return writeWhole(Directory.path() + "/.git/info/attributes",
                    "* -text diff\n*.c diff=cpp\n*.h diff=cpp\n");
}

Error PatchRepo::put(const FileRewrite &Change, const std::string &Text) {
  std::string Path = Directory.path() + Change.Path.substr(Tree.size());
  if (std::error_code EC = fs::create_directories(path::parent_path(Path)))
    return cannot("write " + Path, EC);
  if (Error E = writeWhole(Path, Text))
    return E;
  if (ErrorOr<fs::perms> Mode = fs::getPermissions(Change.Path))
    (void)fs::setPermissions(Path, *Mode | fs::owner_read | fs::owner_write);
  return Error::success();
}

Error PatchRepo::commitAll(StringRef Message) {
  if (Error E = git({"add", "-A", "-f", "."}).takeError())
    return E;
  std::string File = Directory.path() + "/.git/message";
  if (Error E = writeWhole(File, Message))
    return E;
  return git({"commit", "-q", "--no-verify", "--cleanup=verbatim", "-F", File})
      .takeError();
}

Error PatchRepo::addOld(ArrayRef<FileRewrite> Changes) {
  for (const FileRewrite &Change : Changes)
    if (Error E = put(Change, Change.Old))
      return E;
  if (Error E = commitAll("old\n"))
    return E;
  Expected<std::string> Commit = git({"rev-parse", "HEAD"});
  if (!Commit)
    return Commit.takeError();
  First = StringRef(*Commit).rtrim().str();
  return Error::success();
}

Error PatchRepo::commit(ArrayRef<FileRewrite> Changes, StringRef Message) {
  for (const FileRewrite &Change : Changes)
    if (Error E = put(Change, Change.New))
      return E;
  return commitAll(Message);
}

static void replaceOnce(std::string &Text, StringRef Old, StringRef New) {
  if (size_t At = Text.find(Old); At != std::string::npos)
    Text.replace(At, Old.size(), New);
}

Expected<std::vector<std::string>> PatchRepo::formatPatches(StringRef Directory,
                                                            StringRef Subject,
                                                            StringRef Body,
                                                            StringRef Base) {
  Expected<std::string> Listed =
      git({"format-patch", "--cover-letter", "--numbered", "--no-signature",
           "--no-renames", "--text", "--abbrev=12", "-o", Directory.str(),
           First + "..HEAD"});
  if (!Listed)
    return Listed.takeError();
  std::vector<std::string> Files;
  SmallVector<StringRef> Lines;
  StringRef(*Listed).split(Lines, '\n', -1, /*KeepEmpty=*/false);
  for (StringRef Line : Lines)
    Files.push_back(Line.str());
  auto Letter = MemoryBuffer::getFile(Files.front());
  if (!Letter)
    return failure("cannot read " + Files.front() + ": " +
                   Letter.getError().message());
  std::string Text = (*Letter)->getBuffer().str();
  replaceOnce(Text, "*** SUBJECT HERE ***", Subject);
  replaceOnce(Text, "*** BLURB HERE ***", Body.rtrim());
  Text = StringRef(Text).rtrim().str() + "\n";
  if (!Base.empty())
    Text += ("\nbase-commit: " + Base + "\n").str();
  if (Error E = writeWhole(Files.front(), Text))
    return E;
  return Files;
}

} // namespace swapfold
