//===- KeptAnswers.cpp - what a long check need not do twice --------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "tools/swapfold/parse/KeptAnswers.h"
#include "rewrites/tree/FileList.h"
#include "tools/swapfold/parse/AnswerBook.h"
#include "tools/swapfold/parse/Questions.h"
#include "tools/swapfold/parse/Wire.h"
#include "tools/swapfold/support/CacheFolder.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

using namespace llvm;
namespace fs = llvm::sys::fs;
namespace path = llvm::sys::path;

namespace swapfold {

bool isLong(size_t Sources) {
  // A run over fewer is over before anybody wants to stop it.
  constexpr size_t Few = 8;
  return Sources > Few;
}

namespace {
/// A file that may get no more room: what is kept is no reason to fail.
class KeptFile : public raw_fd_ostream {
public:
  explicit KeptFile(int FD) : raw_fd_ostream(FD, /*shouldClose=*/true) {}
  ~KeptFile() override {
    flush();
    clear_error();
  }
};
} // namespace

/// By what a check is known again. What else its answers depend on is part of
/// each question.
static uint64_t hashOfCheck(const RunOptions &Options, const Input &In) {
  WireWriter Key;
  auto Add = [&](auto Value) { Key(Value); };
  Add(In.Tree), Add(In.Files), Add(Options.Rules), Add(Options.Verbose);
  Add(Options.BuildDirs), Add(Options.Flags);
  return hashText(Key.Bytes);
}

void keepAnswers(RunOptions &Options, const Input &In, size_t Files,
                 bool Resume) {
  if (Options.NoCache || !isLong(Files) || !programBuild())
    return;
  const std::optional<CacheFolder> Folder =
      CacheFolder::open("checks", 1 << 30);
  if (!Folder)
    return;
  const std::string File = Folder->fileFor(hashOfCheck(Options, In));
  auto Book = std::make_shared<AnswerBook>();
  Error E =
      Book->Lock.open(Folder->path() + "/lock-" + path::filename(File).str());
  if (!E)
    E = Book->Lock.take(FileLock::Exclusive);
  if (E) {
    consumeError(std::move(E));
    return;
  }
  const LogTitle Title{utohexstr(programBuild(), /*LowerCase=*/true),
                       In.Tree,
                       Options.Command,
                       {}};
  std::optional<AnswerLog> Known;
  if (Resume) {
    Expected<AnswerLog> Log = AnswerLog::read(File);
    if (!Log)
      consumeError(Log.takeError());
    else if (Log->Title.Build == Title.Build)
      Known = std::move(*Log);
  }
  int FD;
  if (fs::openFileForWrite(File, FD,
                           Known ? fs::CD_OpenExisting : fs::CD_CreateAlways,
                           Known ? fs::OF_Append : fs::OF_None))
    return;
  // A last line that was written half is written over.
  if (Known && fs::resize_file(FD, Known->size())) {
    (void)fs::closeFile(FD);
    return;
  }
  AnswerLogWriter &Log = Book->write(std::make_unique<KeptFile>(FD));
  if (Known) {
    Known->resume(Log);
    Book->read(std::move(*Known));
  } else {
    Log.title(Title);
  }
  Options.Answers = std::move(Book);
}

} // namespace swapfold
