//===- CopiedComment.cpp - kstyle-copied-comment --------------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Finds comments that were copied from other code and name what only that has.
//
//     /* Called with the lock of zap_range held, ... */
//     static void zap(struct range *zap_range)
//     ...
//     /* Called with the lock of zap_range held, ... */
//     static void count(struct range *range)
//
// Only the author knows what is so of the second.
//
//===----------------------------------------------------------------------===//
#include "rewrites/rules/CopiedComment.h"
#include "checks/Checks.h"
#include "checks/base/TextCheck.h"
#include "checks/base/UnitContext.h"
#include "clang/Basic/FileManager.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"

using namespace clang::tidy;
using namespace llvm;
namespace path = llvm::sys::path;

namespace swapfold {
namespace {

class CopiedCommentCheck : public TextCheck {
public:
  using TextCheck::TextCheck;

  void read(const SourceText &Source) override;

private:
  void report(const CommentParagraph &Here, const CommentedCode &Code,
              const CopiedFrom &From, const std::string &Other,
              const SourceText &Source);
  bool findBeside(const CommentParagraph &Here, const CommentedCode &Code,
                  ArrayRef<std::string> Names, const SourceText &Source);
};

} // namespace

/// The sources in the folder of \p Source, but not that itself.
static std::vector<std::string> sourcesBeside(const SourceText &Source) {
  vfs::FileSystem &Files =
      Source.Sources.getFileManager().getVirtualFileSystem();
  std::vector<std::string> Out;
  std::error_code EC;
  for (auto I = Files.dir_begin(path::parent_path(Source.Path), EC);
       !EC && I != vfs::directory_iterator(); I.increment(EC))
    if (path::extension(I->path()) == ".c" &&
        path::filename(I->path()) != path::filename(Source.Path))
      Out.push_back(I->path().str());
  llvm::sort(Out);
  return Out;
}

void CopiedCommentCheck::report(const CommentParagraph &Here,
                                const CommentedCode &Code,
                                const CopiedFrom &From,
                                const std::string &Other,
                                const SourceText &Source) {
  Finding F;
  F.Loc = Source.at(Here.Begin);
  F.Asks = Request::RewordComment;
  F.Message = "comment is copied from " + quoted(From.Code->Name) +
              " and names " + quoted(From.Name) + ", which " +
              quoted(Code.Name) + " does not have";
  if (Other.empty())
    F.Notes.push_back({Source.at(From.Paragraph->Begin), "copied from here"});
  else
    F.Notes.push_back({F.Loc, "copied from " + Other + ":" +
                                  std::to_string(From.Paragraph->Line + 1)});
  say(F, Source.Sources);
}

/// True if a source beside has the paragraph, which is then said.
bool CopiedCommentCheck::findBeside(const CommentParagraph &Here,
                                    const CommentedCode &Code,
                                    ArrayRef<std::string> Names,
                                    const SourceText &Source) {
  vfs::FileSystem &Files =
      Source.Sources.getFileManager().getVirtualFileSystem();
  for (const std::string &Path : sourcesBeside(Source)) {
    auto Text = Files.getBufferForFile(Path);
    if (!Text || !(*Text)->getBuffer().contains(Here.WidestLine))
      continue;
    SourceLines Lines((*Text)->getBuffer(), false);
    FileComments There(Lines);
    if (auto From = copiedFrom(Here, Code, Names, There)) {
      report(Here, Code, *From, path::filename(Path).str(), Source);
      return true;
    }
  }
  return false;
}

void CopiedCommentCheck::read(const SourceText &Source) {
  SourceLines Lines(Source.Code, Source.isCPlusPlus());
  const FileComments All(Lines);
  const DiffFile *Diff =
      unit().Diff ? findFile(*unit().Diff, Source.Path) : nullptr;
  for (const CommentParagraph &Here : All.Paragraphs) {
    // With a patch at hand only what it adds is new.
    if (unit().Diff && (!Diff || !Diff->adds(Here.Line + 1)))
      continue;
    const CommentedCode &Code = All.Code[Here.Of];
    const std::vector<std::string> Names = foreignNames(Here, All);
    if (Names.empty())
      continue;
    if (auto From = copiedFrom(Here, Code, Names, All))
      report(Here, Code, *From, "", Source);
    else if (Diff)
      findBeside(Here, Code, Names, Source);
  }
}

std::unique_ptr<RuleCheck> makeCopiedCommentCheck(StringRef Name,
                                                  ClangTidyContext *Context) {
  return std::make_unique<CopiedCommentCheck>(Name, Context);
}

} // namespace swapfold
