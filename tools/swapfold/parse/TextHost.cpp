//===- TextHost.cpp - rules that read text, without a parse ---------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "tools/swapfold/parse/TextHost.h"
#include "ClangTidyCheck.h"
#include "ClangTidyDiagnosticConsumer.h"
#include "checks/Checks.h"
#include "checks/base/UnitContext.h"
#include "rewrites/text/Compat.h"
#include "rewrites/tree/FileList.h"
#include "tools/swapfold/parse/ErrorLog.h"
#include "tools/swapfold/parse/TidyAnswer.h"
#include "tools/swapfold/parse/Wire.h"
#include "tools/swapfold/parse/Workers.h"
#include "tools/swapfold/support/Progress.h"
#include "clang/AST/ASTConsumer.h"
#include "clang/Frontend/CompilerInstance.h"
#include "clang/Frontend/FrontendAction.h"
#include "clang/Tooling/Tooling.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

using namespace clang;
using namespace clang::tidy;
using namespace llvm;
namespace path = llvm::sys::path;

namespace swapfold {

using Checks = std::vector<std::unique_ptr<ClangTidyCheck>>;

/// The checks of \p Context's file that need no parse.
static Checks makeTextChecks(ClangTidyContext &Context,
                             std::shared_ptr<UnitContext> Shared) {
  ClangTidyCheckFactories Factories;
  registerRules(Factories, [&] { return Shared; });
  Checks All = Factories.createChecksForLanguage(&Context);
  erase_if(All, [](const std::unique_ptr<ClangTidyCheck> &Check) {
    return !static_cast<RuleCheck &>(*Check).readsText();
  });
  return All;
}

namespace {

/// Files of one folder, so that they have the same options, and of one
/// language.
struct Folder {
  std::string Path;
  bool IsCPlusPlus = false;
  std::vector<std::string> Files;
};

/// Opens the files and asks the checks; no token is read.
class TextAction : public FrontendAction {
public:
  TextAction(ClangTidyContext &Context, ErrorLog &Log,
             std::shared_ptr<UnitContext> Shared, const Folder &Of,
             const Configuration &How, ParsedFile &Out)
      : Context(Context), Log(Log), Shared(std::move(Shared)), Of(Of), How(How),
        Out(Out) {}

protected:
  bool usesPreprocessorOnly() const override { return true; }

  bool BeginInvocation(CompilerInstance &Compiler) override {
    // No count of warnings on stderr.
    Compiler.getDiagnosticOpts().ShowCarets = false;
    return true;
  }

  std::unique_ptr<ASTConsumer> CreateASTConsumer(CompilerInstance &,
                                                 StringRef) override {
    return std::make_unique<ASTConsumer>();
  }

  void ExecuteAction() override {
    CompilerInstance &Compiler = getCompilerInstance();
    SourceManager &Sources = Compiler.getSourceManager();
    for (const std::string &File : ArrayRef(Of.Files).drop_front())
      if (OptionalFileEntryRef Entry =
              Compiler.getFileManager().getOptionalFileRef(File))
        Sources.createFileID(*Entry, SourceLocation(), SrcMgr::C_User);
    Context.setSourceManager(&Sources);
    Context.setCurrentFile(Of.Files.front());
    Preprocessor &PP = Compiler.getPreprocessor();
    for (const std::unique_ptr<ClangTidyCheck> &Check :
         makeTextChecks(Context, Shared)) {
      Check->registerPPCallbacks(Sources, &PP, &PP);
      Check->onEndOfTranslationUnit();
    }
    TidyAnswer(Sources, How, Log, *Shared, Out).take(Log.take(), {});
  }

private:
  ClangTidyContext &Context;
  ErrorLog &Log;
  const std::shared_ptr<UnitContext> Shared;
  const Folder &Of;
  const Configuration &How;
  ParsedFile &Out;
};

} // namespace

static TextFindings read(const Folder &Of, const TidyOptions &Options) {
  const std::string &First = Of.Files.front();
  Configuration How;
  static constexpr char ResourceDir[] = "-resource-dir=" SWAPFOLD_RESOURCE_DIR;
  const std::vector<std::string> Line = {
      Of.IsCPlusPlus ? "clang++" : "clang", ResourceDir, "-fsyntax-only", "-w",
      Of.IsCPlusPlus ? "-xc++" : "-xc",     First};
  How.Commands[First] = {Of.Path, First, Line, ""};
  ClangTidyContext Context(optionsProvider(Options));
  Context.setCurrentFile(First);
  Context.setCurrentBuildDirectory(Of.Path);
  auto Shared = std::make_shared<UnitContext>();
  Shared->KeepsFindings = true;
  Shared->Diff = Options.Diff;
  ErrorLog Log(Context, nullptr, /*RemoveIncompatibleErrors=*/false);
  const auto Diagnostics =
      makeDiagnostics<DiagnosticsEngine, DiagnosticIDs, DiagnosticOptions>(
          Context, Log);
  IntrusiveRefCntPtr<FileManager> Files(
      new FileManager(FileSystemOptions(), filesOf(Configuration())));
  ParsedFile Parsed;
  Parsed.Path = First;
  tooling::ToolInvocation Invocation(
      Line, std::make_unique<TextAction>(Context, Log, Shared, Of, How, Parsed),
      Files.get());
  Invocation.setDiagnosticConsumer(&Log);
  Invocation.run();
  TextFindings Out;
  Out.Proposals = std::move(Parsed.Proposals);
  // What they were made of is known in a parse only.
  for (Proposal &P : Out.Proposals)
    P.Edits.clear();
  Out.Unsure = std::move(Shared->AskedOfMacros);
  return Out;
}

/// True if \p Options select a rule that needs no parse.
static bool haveTextRules(const TidyOptions &Options) {
  ClangTidyContext Context(optionsProvider(Options));
  Context.setCurrentFile("x.c");
  return !makeTextChecks(Context, std::make_shared<UnitContext>()).empty();
}

static bool isCPlusPlus(StringRef Path) {
  return !is_contained({".c", ".h"}, path::extension(Path));
}

/// \p Files by folders, of which large ones come in several parts: what one
/// part may take has a limit.
static std::vector<Folder> byFolders(ArrayRef<std::string> Files) {
  constexpr size_t Many = 64;
  constexpr uint64_t Large = 1 << 18; // bytes
  std::map<std::pair<StringRef, bool>, std::vector<std::string>> All;
  for (const std::string &File : Files)
    All[{path::parent_path(File), isCPlusPlus(File)}].push_back(File);
  std::vector<Folder> Out;
  for (auto &[Key, Of] : All) {
    llvm::sort(Of);
    const Folder None{Key.first.str(), Key.second, {}};
    Folder Part = None;
    uint64_t Sum = 0;
    for (const std::string &File : Of) {
      uint64_t Size = 0;
      // What cannot be read has no text either.
      (void)sys::fs::file_size(File, Size);
      if (!Part.Files.empty() &&
          (Sum + Size > Large || Part.Files.size() == Many)) {
        Out.push_back(std::exchange(Part, None));
        Sum = 0;
      }
      Part.Files.push_back(File);
      Sum += Size;
    }
    Out.push_back(std::move(Part));
  }
  return Out;
}

Error readTexts(ArrayRef<std::string> Files, const RunOptions &Options,
                StringRef Tree, function_ref<Error(TextFindings)> Take) {
  const TidyOptions Tidy = tidyOptions(Options, /*HeaderFilter=*/".*");
  if (Files.empty() || !haveTextRules(Tidy))
    return Error::success();
  const std::vector<Folder> Folders = byFolders(Files);
  std::vector<std::optional<TextFindings>> Answers(Folders.size());
  size_t Taken = 0;
  Progress Bar("reading texts", Folders.size());
  auto Name = [&](size_t I) { return relativeTo(Tree, Folders[I].Path); };
  return runWorkers(
      Folders.size(), {Options.Jobs, Options.TimeoutSeconds, Options.MemoryMiB},
      [&](size_t I) {
        TextFindings Said = read(Folders[I], Tidy);
        WireWriter Out;
        Out(Said.Proposals), Out(Said.Unsure);
        return std::move(Out.Bytes);
      },
      [&](size_t I, Expected<std::string> Bytes) -> Error {
        Bar.step(Name(I));
        TextFindings &Said = Answers[I].emplace();
        if (Bytes) {
          WireReader In(*Bytes);
          In(Said.Proposals), In(Said.Unsure);
        } else {
          Bar.clear();
          const std::string Why =
              "what reads texts " + toString(Bytes.takeError());
          errs() << "swapfold: " << Name(I) << ": " << Why << "\n";
          for (const std::string &File : Folders[I].Files)
            Said.NotRead.push_back({File, "", Why});
        }
        for (; Taken != Answers.size() && Answers[Taken]; ++Taken) {
          if (!Answers[Taken]->Proposals.empty())
            Bar.clear();
          if (Error E = Take(std::move(*Answers[Taken])))
            return E;
        }
        return Error::success();
      },
      [&](StringRef Line) {
        Bar.clear();
        errs() << Line << "\n";
      });
}

} // namespace swapfold
