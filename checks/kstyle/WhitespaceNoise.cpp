//===- WhitespaceNoise.cpp - kstyle-whitespace-noise ----------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Finds hunks of a patch that change nothing but white space beside real
// changes.
//
//      out:
//     +
//              return entry;
//
// becomes
//
//      out:
//              return entry;
//
//===----------------------------------------------------------------------===//
#include "rewrites/rules/WhitespaceNoise.h"
#include "checks/Checks.h"
#include "checks/base/TextCheck.h"
#include "checks/base/UnitContext.h"
#include "rewrites/text/FileText.h"

using namespace clang::tidy;
using namespace llvm;

namespace swapfold {
namespace {

class WhitespaceNoiseCheck : public TextCheck {
public:
  WhitespaceNoiseCheck(StringRef Name, ClangTidyContext *Context)
      : TextCheck(Name, Context), Patch(option("Patch", "")) {}

  void storeOptions(ClangTidyOptions::OptionMap &Opts) override {
    Options.store(Opts, "Patch", Patch);
  }

  void registerPPCallbacks(const clang::SourceManager &Sources,
                           clang::Preprocessor *PP,
                           clang::Preprocessor *Modules) override;
  void read(const SourceText &Source) override;

private:
  void readPatch();
  void report(const PatchNoise &Noise, const SourceText &Source,
              const SourceLines &Lines);

  const std::string Patch; ///< a file's name, or nothing
  std::vector<DiffFile> FilesOfPatch;
};

} // namespace

void WhitespaceNoiseCheck::registerPPCallbacks(
    const clang::SourceManager &Sources, clang::Preprocessor *PP,
    clang::Preprocessor *Modules) {
  TextCheck::registerPPCallbacks(Sources, PP, Modules);
  // A host that has a diff hands it over.
  if (!unit().Diff && !Patch.empty())
    readPatch();
}

void WhitespaceNoiseCheck::readPatch() {
  Expected<std::string> Read = readFile(Patch);
  if (!Read) {
    configurationDiag("%0") << toString(Read.takeError());
    return;
  }
  Expected<std::vector<DiffFile>> Diff = readDiff(*Read);
  if (!Diff)
    configurationDiag("cannot read the patch '%0': %1")
        << Patch << toString(Diff.takeError());
  else
    FilesOfPatch = std::move(*Diff);
}

void WhitespaceNoiseCheck::read(const SourceText &Source) {
  const std::vector<DiffFile> &Files =
      unit().Diff ? *unit().Diff : FilesOfPatch;
  const DiffFile *File = findFile(Files, Source.Path);
  // A patch that is all about white space is none of noise.
  if (!File || !hasRealChange(Files))
    return;
  SourceLines Lines(Source.Code, Source.isCPlusPlus());
  for (const PatchNoise &Noise : whiteSpaceNoise(*File))
    report(Noise, Source, Lines);
}

void WhitespaceNoiseCheck::report(const PatchNoise &Noise,
                                  const SourceText &Source,
                                  const SourceLines &Lines) {
  auto Offset = [&](unsigned Line) {
    return Line < Lines.lineCount() ? Lines.lineStart(Line)
                                    : unsigned(Source.Code.size());
  };
  unsigned Line = Noise.Line, End = Line + Noise.Added.size();
  Finding F;
  F.Loc = Source.at(Offset(Line));
  F.Asks = Request::DropNoise;
  F.Message = !Noise.isBlank()        ? "hunk changes nothing but white space"
              : Noise.Removed.empty() ? "hunk adds nothing but a blank line"
              : Noise.Added.empty()   ? "hunk removes nothing but a blank line"
                                      : "hunk changes nothing but white space";
  auto Is = [&](unsigned I, StringRef Text) {
    return I < Lines.lineCount() && Lines.line(I) == Text.rtrim("\r");
  };
  bool Fits = (!Noise.Before || (Line && Is(Line - 1, *Noise.Before))) &&
              (!Noise.After || Is(End, *Noise.After));
  for (unsigned I = Line; Fits && I < End; ++I)
    Fits = Is(I, Noise.Added[I - Line]);
  if (Fits) {
    std::string Old;
    for (StringRef Removed : Noise.Removed)
      Old += (Removed + "\n").str();
    F.Edits.push_back({{Source.File, Offset(Line), Offset(End)}, Old});
  } else {
    F.refuse("not changed", "the patch does not fit the file");
  }
  say(F, Source.Sources);
}

std::unique_ptr<RuleCheck> makeWhitespaceNoiseCheck(StringRef Name,
                                                    ClangTidyContext *Context) {
  return std::make_unique<WhitespaceNoiseCheck>(Name, Context);
}

} // namespace swapfold
