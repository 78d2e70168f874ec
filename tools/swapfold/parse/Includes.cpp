//===- Includes.cpp - the files that a source includes --------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "tools/swapfold/parse/Includes.h"
#include "tools/swapfold/parse/TidyHost.h"
#include "tools/swapfold/parse/Wire.h"
#include "tools/swapfold/parse/Workers.h"
#include "clang/Frontend/CompilerInstance.h"
#include "clang/Frontend/FrontendActions.h"
#include "clang/Tooling/Tooling.h"

using namespace clang;
using namespace llvm;

namespace swapfold {

namespace {

/// Preprocesses a file and notes what was read for that.
class ReadIncludes : public PreprocessOnlyAction {
public:
  explicit ReadIncludes(std::set<std::string> &Out) : Out(Out) {}

protected:
  void EndSourceFileAction() override {
    const SourceManager &Sources = getCompilerInstance().getSourceManager();
    vfs::FileSystem &Files = Sources.getFileManager().getVirtualFileSystem();
    OptionalFileEntryRef Main =
        Sources.getFileEntryRefForID(Sources.getMainFileID());
    for (const auto &[File, _] :
         make_range(Sources.fileinfo_begin(), Sources.fileinfo_end())) {
      SmallString<256> Real;
      if ((!Main || File != *Main) && !Files.getRealPath(File.getName(), Real))
        Out.insert(Real.str().str());
    }
  }

private:
  std::set<std::string> &Out;
};

} // namespace

static std::set<std::string> readIncludes(const std::string &Path,
                                          const Configuration &How,
                                          const TidyOptions &Options) {
  std::set<std::string> Out;
  const tooling::CompileCommand &Command = How.Commands.at(Path);
  IntrusiveRefCntPtr<vfs::FileSystem> FS = filesOf(How);
  if (FS->setCurrentWorkingDirectory(Command.Directory))
    return Out;
  IntrusiveRefCntPtr<FileManager> Files(
      new FileManager(FileSystemOptions(), FS));
  tooling::ToolInvocation Invocation(
      commandLine(Command, optionsProvider(Options)->getOptions(Path)),
      std::make_unique<ReadIncludes>(Out), Files.get());
  IgnoringDiagConsumer Silent;
  Invocation.setDiagnosticConsumer(&Silent);
  Invocation.run();
  return Out;
}

Expected<std::vector<std::string>> includesOf(const std::string &Path,
                                              const Configuration &How,
                                              const RunOptions &Options) {
  const TidyOptions Tidy = tidyOptions(Options, ".*");
  std::vector<std::string> Out;
  Error E = runWorkers(
      1, {1, Options.TimeoutSeconds, Options.MemoryMiB},
      [&](size_t) {
        std::set<std::string> Read = readIncludes(Path, How, Tidy);
        WireWriter Answer;
        Answer(Read);
        return std::move(Answer.Bytes);
      },
      [&](size_t, Expected<std::string> Bytes) {
        if (!Bytes) {
          consumeError(Bytes.takeError());
          return Error::success();
        }
        WireReader Answer(*Bytes);
        std::set<std::string> Read;
        Answer(Read);
        if (Answer.good())
          Out.assign(Read.begin(), Read.end());
        return Error::success();
      },
      [](StringRef) {});
  if (E)
    return E;
  return Out;
}

} // namespace swapfold
