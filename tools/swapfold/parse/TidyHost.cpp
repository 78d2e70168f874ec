//===- TidyHost.cpp - clang-tidy's checks in this process -----------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "tools/swapfold/parse/TidyHost.h"
#include "ClangTidyDiagnosticConsumer.h"
#include "checks/Checks.h"
#include "checks/base/UnitContext.h"
#include "rewrites/family/FamilyOptions.h"
#include "rewrites/text/Compat.h"
#include "rewrites/text/NameGlobs.h"
#include "rewrites/tree/TextOverlay.h"
#include "tools/swapfold/build/Flags.h"
#include "tools/swapfold/parse/ErrorLog.h"
#include "tools/swapfold/parse/ExplainCheck.h"
#include "tools/swapfold/parse/PartialParse.h"
#include "tools/swapfold/parse/TidyAnswer.h"
#include "tools/swapfold/support/RegularFiles.h"
#include "clang/ASTMatchers/ASTMatchFinder.h"
#include "clang/Frontend/MultiplexConsumer.h"
#include "clang/Lex/PreprocessorOptions.h"
#include "clang/Tooling/ArgumentsAdjusters.h"
#include "clang/Tooling/Tooling.h"
#include "llvm/Support/Path.h"

using namespace clang;
using namespace clang::tidy;
using namespace llvm;

namespace swapfold {

TidyOptions tidyOptions(const RunOptions &Options, std::string HeaderFilter) {
  return {Options.Rules,        Options.Verbose,         Options.RuleOptions,
          Options.RuleDefaults, std::move(HeaderFilter), Options.Diff};
}

std::unique_ptr<ClangTidyOptionsProvider>
optionsProvider(const TidyOptions &Options) {
  ClangTidyOptions Defaults = ClangTidyOptions::getDefaults();
  Defaults.Checks = "-*";
  for (const auto &[Name, Value] : Options.CheckDefaults)
    Defaults.CheckOptions[Name] = ClangTidyOptions::ClangTidyValue(Value);
  ClangTidyOptions Ours;
  Ours.Checks = "-*," + Options.Checks;
  Ours.WarningsAsErrors = "-*";
  Ours.HeaderFilterRegex = Options.HeaderFilter;
  if (Options.Verbose)
    Ours.CheckOptions["swapops-entry-chain.ReportLadders"] =
        ClangTidyOptions::ClangTidyValue("true");
  for (const auto &[Name, Value] : Options.CheckOptions)
    Ours.CheckOptions[Name] = ClangTidyOptions::ClangTidyValue(Value);
  return std::make_unique<FileOptionsProvider>(ClangTidyGlobalOptions(),
                                               Defaults, Ours);
}

namespace {

/// Runs the checks over what the body chooser leaves of a file.
class HostAction : public ASTFrontendAction {
public:
  HostAction(ClangTidyContext &Context, ErrorLog &Consumer,
             std::shared_ptr<UnitContext> Shared, const Scan &Scanned,
             const Configuration &How, bool Whole, ParsedFile &Out,
             bool &Missed)
      : Context(Context), Consumer(Consumer), Shared(std::move(Shared)),
        Scanned(Scanned), How(How), Whole(Whole), Out(Out), Missed(Missed) {}

protected:
  bool BeginInvocation(CompilerInstance &Compiler) override {
    // Read, not mapped: a file that changes under us keeps the text, and with
    // it the hash, that its offsets belong to.
    Compiler.setSourceManager(new SourceManager(Compiler.getDiagnostics(),
                                                Compiler.getFileManager(),
                                                /*UserFilesAreVolatile=*/true));
    // No count of warnings on stderr.
    Compiler.getDiagnosticOpts().ShowCarets = false;
    // As clang-tidy does.
    Compiler.getPreprocessorOpts().SetUpStaticAnalyzer = true;
    Compiler.getFrontendOpts().SkipFunctionBodies = true;
    return true;
  }

  std::unique_ptr<ASTConsumer> CreateASTConsumer(CompilerInstance &Compiler,
                                                 StringRef File) override {
    Parse = std::make_unique<PartialParse>(Scanned, Compiler.getSourceManager(),
                                           Whole);
    watchNames(Compiler, Scanned, *Parse, Out.Visible);
    auto Chooser = std::make_unique<BodyChooser>(Compiler, *Parse);
    Bodies = Chooser.get();
    std::vector<std::unique_ptr<ASTConsumer>> Both;
    Both.push_back(std::move(Chooser));
    Both.push_back(makeChecks(Compiler, File));
    return std::make_unique<MultiplexConsumer>(std::move(Both));
  }

  void EndSourceFileAction() override {
    // Now, as long as there are sources to ask for lines and hashes.
    TidyAnswer(getCompilerInstance().getSourceManager(), How, Consumer, *Shared,
               Out)
        .take(Consumer.take(), Bodies->parsed());
    Missed = Parse->Missed;
  }

private:
  /// The checks that are enabled for \p File, as clang-tidy makes them, but
  /// with a context that is ours.
  std::unique_ptr<ASTConsumer> makeChecks(CompilerInstance &Compiler,
                                          StringRef File) {
    SourceManager &Sources = Compiler.getSourceManager();
    Preprocessor &PP = Compiler.getPreprocessor();
    Context.setSourceManager(&Sources);
    Context.setCurrentFile(File);
    Context.setASTContext(&Compiler.getASTContext());
    ClangTidyCheckFactories Factories;
    registerRules(Factories, [this] { return Shared; });
    Factories.registerCheckFactory(
        ExplainCheck,
        [this](StringRef Name,
               ClangTidyContext *Tidy) -> std::unique_ptr<ClangTidyCheck> {
          std::unique_ptr<RuleCheck> Check = makeExplainCheck(Name, Tidy);
          Check->share(Shared);
          return Check;
        });
    Checks = Factories.createChecksForLanguage(&Context);
    for (const std::unique_ptr<ClangTidyCheck> &Check : Checks) {
      Check->registerMatchers(&Finder);
      Check->registerPPCallbacks(Sources, &PP, &PP);
    }
    return Finder.newASTConsumer();
  }

  ClangTidyContext &Context;
  ErrorLog &Consumer;
  const std::shared_ptr<UnitContext> Shared;
  const Scan &Scanned;
  const Configuration &How;
  std::vector<std::unique_ptr<ClangTidyCheck>> Checks;
  ast_matchers::MatchFinder Finder;
  const bool Whole;
  std::unique_ptr<PartialParse> Parse;
  BodyChooser *Bodies = nullptr;
  ParsedFile &Out;
  bool &Missed;
};

} // namespace

std::vector<std::string> commandLine(const tooling::CompileCommand &Command,
                                     const ClangTidyOptions &Options) {
  using namespace clang::tooling;
  std::vector<std::string> Line = Command.CommandLine;
  if (Options.ExtraArgsBefore)
    Line = getInsertArgumentAdjuster(allowedFlags(*Options.ExtraArgsBefore),
                                     ArgumentInsertPosition::BEGIN)(
        Line, Command.Filename);
  if (Options.ExtraArgs)
    Line = getInsertArgumentAdjuster(allowedFlags(*Options.ExtraArgs),
                                     ArgumentInsertPosition::END)(
        Line, Command.Filename);
  return getInsertArgumentAdjuster(
      "-ferror-limit=0", ArgumentInsertPosition::BEGIN)(Line, Command.Filename);
}

/// Any of the checks may set a name, or a global option for all of them.
Expected<Families> familiesOf(StringRef Tree, StringRef More) {
  ClangTidyOptions Options =
      optionsProvider(TidyOptions())->getOptions((Tree + "/x.c").str());
  return familiesByOptions([&](StringRef Option) -> std::optional<std::string> {
    if (Option == FamilyOption && !More.empty())
      return More.str();
    std::optional<std::string> Out;
    for (const auto &Set : Options.CheckOptions) {
      auto [Check, Name] = Set.first().rsplit('.');
      if (Set.first() == Option ||
          (Check.starts_with("swapops-") && Name == Option))
        Out = Set.second.Value;
    }
    return Out;
  });
}

std::string tidyOptionsFor(StringRef Path, const TidyOptions &Options) {
  return configurationAsText(optionsProvider(Options)->getOptions(Path));
}

IntrusiveRefCntPtr<vfs::FileSystem> filesOf(const Configuration &How) {
  IntrusiveRefCntPtr<vfs::FileSystem> Disk = regularFilesOf(
      IntrusiveRefCntPtr<vfs::FileSystem>(vfs::createPhysicalFileSystem()));
  if (How.Overlay)
    Disk = How.Overlay->over(std::move(Disk));
  if (How.OwnFiles.empty())
    return Disk;
  IntrusiveRefCntPtr<vfs::InMemoryFileSystem> Own(new vfs::InMemoryFileSystem);
  for (const auto &[Path, Text] : How.OwnFiles)
    Own->addFile(Path, 0, MemoryBuffer::getMemBufferCopy(Text, Path));
  IntrusiveRefCntPtr<vfs::OverlayFileSystem> Both(
      new vfs::OverlayFileSystem(Disk));
  Both->pushOverlay(Own);
  return Both;
}

/// One parse; \p Missed says that another has to be whole.
static ParsedFile parseOnce(const std::string &Path, const Configuration &How,
                            const Scan &Scanned, const TidyOptions &Options,
                            FilesRead *Read, bool Whole, bool &Missed) {
  const tooling::CompileCommand &Command = How.Commands.at(Path);
  ParsedFile Out;
  Out.Path = Path;

  ClangTidyContext Context(optionsProvider(Options));
  Context.setCurrentFile(Out.Path);
  Context.setCurrentBuildDirectory(Command.Directory);
  auto Shared = std::make_shared<UnitContext>();
  Shared->KeepsFindings = true;
  Shared->Diff = Options.Diff;
  Shared->Taken = Scanned.Taken;
  ErrorLog Consumer(Context, nullptr, /*RemoveIncompatibleErrors=*/false);
  const auto Diagnostics =
      makeDiagnostics<DiagnosticsEngine, DiagnosticIDs, DiagnosticOptions>(
          Context, Consumer);

  IntrusiveRefCntPtr<vfs::FileSystem> FS = filesOf(How);
  if (Read)
    FS = recording(std::move(FS), *Read);
  if (std::error_code EC = FS->setCurrentWorkingDirectory(Command.Directory)) {
    Out.FirstError = Command.Directory + ": " + EC.message();
    return Out;
  }
  IntrusiveRefCntPtr<FileManager> Files(
      new FileManager(FileSystemOptions(), FS));
  tooling::ToolInvocation Invocation(
      commandLine(Command, Context.getOptionsForFile(Out.Path)),
      std::make_unique<HostAction>(Context, Consumer, Shared, Scanned, How,
                                   Whole, Out, Missed),
      Files.get());
  Invocation.setDiagnosticConsumer(&Consumer);
  bool Good = Invocation.run();

  // What is left was said before there were sources: the command line's errors.
  for (const ClangTidyError &Left : Consumer.take())
    if (Out.FirstError.empty() && Left.DiagLevel == ClangTidyError::Error)
      Out.FirstError = Left.Message.Message;
  if (!Good && Out.FirstError.empty() && Out.BrokenFunctions.empty())
    Out.FirstError = "the compiler's command line is not understood";
  if (!Out.FirstError.empty()) {
    Out.Proposals.clear();
    Out.Visible.clear();
    Out.Hashes.clear();
  }
  return Out;
}

/// Notes the files of families, which the checks of \p Path read by themselves.
static void noteFamilies(StringRef Path, const TidyOptions &Options,
                         FilesRead &Read) {
  auto Files = recording(filesOf(Configuration()), Read);
  const ClangTidyOptions Own = optionsProvider(Options)->getOptions(Path);
  for (const auto &Set : Own.CheckOptions)
    if (Set.first().rsplit('.').second == FamilyOption ||
        Set.first() == FamilyOption)
      for (const std::string &File : splitList(Set.second.Value))
        (void)Files->getBufferForFile(File);
}

ParsedFile parseFile(const std::string &Path, const Configuration &How,
                     const Scan &Scanned, const TidyOptions &Options,
                     FilesRead *Read) {
  if (Read)
    noteFamilies(Path, Options, *Read);
  bool Missed = false;
  ParsedFile Out = parseOnce(Path, How, Scanned, Options, Read, false, Missed);
  return Missed ? parseOnce(Path, How, Scanned, Options, Read, true, Missed)
                : Out;
}

} // namespace swapfold
