//===- Output.cpp - where a plan goes -------------------------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "tools/swapfold/report/Output.h"
#include "rewrites/text/Failure.h"
#include "tools/swapfold/support/Files.h"
#include "tools/swapfold/support/Git.h"
#include "tools/swapfold/support/TemporaryDirectory.h"
#include "clang/Tooling/DiagnosticsYaml.h"
#include "llvm/Support/ConvertUTF.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/Process.h"
#include <unistd.h>

using namespace clang;
using namespace llvm;
namespace fs = llvm::sys::fs;
namespace path = llvm::sys::path;

namespace swapfold {

Error printOut(StringRef Text) {
  std::error_code EC = writeAll(STDOUT_FILENO, Text);
  // Some file systems tell only now that the disk is full.
  if (!EC && ::fsync(STDOUT_FILENO) && (errno == EIO || errno == ENOSPC))
    EC = std::error_code(errno, std::generic_category());
  return EC ? cannot("write to stdout", EC) : Error::success();
}

bool stdoutTakesColors() {
  auto Value = [](StringRef Name) {
    return sys::Process::GetEnv(Name).value_or("");
  };
  // An empty one counts as none (no-color.org).
  if (!Value("NO_COLOR").empty())
    return false;
  if (std::string Force = Value("CLICOLOR_FORCE"); !Force.empty())
    return Force != "0";
  return Value("CLICOLOR") != "0" && sys::Process::StandardOutHasColors();
}

Expected<std::string> makeDiff(ArrayRef<FileRewrite> Changes, StringRef Tree,
                               bool Color) {
  if (Changes.empty())
    return std::string();
  TemporaryDirectory Stage;
  if (Error E = Stage.create())
    return E;
  StringRef StagedTree = Stage.path();
  for (const FileRewrite &Change : Changes)
    for (bool Old : {true, false}) {
      SmallString<256> Path(StagedTree);
      path::append(Path, Old ? "a" : "b",
                   StringRef(Change.Path).drop_front(Tree.size() + 1));
      if (std::error_code EC = fs::create_directories(path::parent_path(Path)))
        return cannot("write " + Path, EC);
      if (Error E = writeWhole(Path, Old ? Change.Old : Change.New))
        return E;
      // The diff names a file's mode.
      if (ErrorOr<fs::perms> Mode = fs::getPermissions(Change.Path))
        if (std::error_code EC =
                fs::setPermissions(Path, *Mode | fs::owner_read))
          return cannot("write " + Path, EC);
    }
  // No settings, of the user or of a repository around, change a diff.
  std::vector<std::string> Env = environmentWithoutSettings();
  Env.push_back("GIT_CEILING_DIRECTORIES=" +
                path::parent_path(StagedTree).str());
  // env tells by its status that there is no git.
  Expected<ProcessResult> Git = runProcess(
      {"env", "git", "-c", "core.attributesFile=/dev/null", "diff",
       "--no-index", "--no-prefix", "--no-renames", "--no-ext-diff", "--text",
       Color ? "--color=always" : "--color=never", "a", "b"},
      StagedTree, Env);
  if (!Git)
    return Git.takeError();
  if (Git->Status == 127)
    return failure("cannot make a diff: git is not installed");
  if (Git->Status > 1)
    return failure("cannot make a diff: " +
                   StringRef(Git->Err).split('\n').first);
  return std::move(Git->Out);
}

static tooling::Diagnostic toDiagnostic(const Proposal &P, StringRef Tree) {
  auto Message = [](StringRef Text, const Place &Where) {
    tooling::DiagnosticMessage M(Text);
    M.FilePath = Where.Path;
    M.FileOffset = Where.Offset;
    return M;
  };
  tooling::Diagnostic D(P.Rule, tooling::Diagnostic::Warning, Tree);
  D.Message = Message(P.Message.str(), P.Where);
  for (const Remark &Note : P.Notes)
    D.Notes.push_back(Message(Note.Text, Note.Where));
  for (const TextEdit &E : P.Edits)
    cantFail(D.Message.Fix[E.Path].add(
        tooling::Replacement(E.Path, E.Offset, E.Length, E.Text)));
  return D;
}

Error exportFixes(const Plan &Done, StringRef Tree, StringRef File) {
  tooling::TranslationUnitDiagnostics All;
  All.MainSourceFile = Tree.str();
  for (const auto *List : {&Done.Applied, &Done.Left})
    for (const Proposal &P : *List) {
      for (const TextEdit &E : P.Edits)
        if (const auto *At = reinterpret_cast<const UTF8 *>(E.Text.data());
            !isLegalUTF8String(&At, At + E.Text.size()))
          return failure("cannot export the fix of " + E.Path +
                         ": its text is no UTF-8");
      All.Diagnostics.push_back(toDiagnostic(P, Tree));
    }
  std::string Text;
  raw_string_ostream Stream(Text);
  yaml::Output Yaml(Stream);
  Yaml << All;
  Error E = writeWhole(File, Stream.str());
  if (E && fs::is_regular_file(File))
    (void)fs::remove(File);
  return E;
}

} // namespace swapfold
