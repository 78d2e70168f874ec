//===- Configuration.cpp - how each file of a tree is compiled -----------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "tools/swapfold/build/Configuration.h"
#include "rewrites/text/Failure.h"
#include "rewrites/tree/RealPath.h"
#include "tools/swapfold/build/CmdFiles.h"
#include "tools/swapfold/build/CompileCommands.h"
#include "tools/swapfold/build/Flags.h"
#include "tools/swapfold/build/Kbuild.h"
#include "tools/swapfold/build/KernelCache.h"
#include "tools/swapfold/support/Files.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

using namespace llvm;
namespace path = llvm::sys::path;
using clang::tooling::CompileCommand;

namespace swapfold {

void keepCommands(CommandMap &Commands,
                  function_ref<bool(const std::string &Path)> Wanted) {
  for (auto I = Commands.begin(); I != Commands.end();)
    I = Wanted(I->first) ? std::next(I) : Commands.erase(I);
}

/// The same flags for every file.
static Configuration fixedFlags(StringRef Name, StringRef Directory,
                                ArrayRef<std::string> Flags,
                                ArrayRef<std::string> Files) {
  Configuration Result;
  Result.Name = Name.str();
  std::string Compiler = llvmTool("clang");
  for (const std::string &File : Files) {
    std::vector<std::string> Words = {Compiler.empty() ? "clang" : Compiler};
    Words.insert(Words.end(), Flags.begin(), Flags.end());
    Words.push_back(File);
    Result.Commands[File] = CompileCommand(Directory, File, Words, "");
  }
  return Result;
}

/// compile_flags.txt: one flag a line, as clang's own tools read it.
static Expected<Configuration> flagsFile(StringRef Path,
                                         ArrayRef<std::string> Files) {
  Expected<std::string> Text = readFile(Path);
  if (!Text)
    return Text.takeError();
  std::vector<std::string> Flags;
  for (StringRef Rest = *Text, Line; !Rest.empty();) {
    std::tie(Line, Rest) = Rest.split('\n');
    if (Line = Line.trim(); !Line.empty())
      Flags.push_back(Line.str());
  }
  return fixedFlags(path::filename(Path), path::parent_path(Path), Flags,
                    Files);
}

/// What the compile_commands.json in \p Dir says; about the rest, if \p Dir is
/// configured, what a build has left there, and else Kbuild. \p Dir has one or
/// the other.
static Expected<Configuration>
buildDirectory(StringRef Dir, const ConfigurationRequest &Request) {
  Configuration Result;
  Result.Name = Dir.str();
  std::string Database = (Dir + "/compile_commands.json").str();
  bool Configured = isConfigured(Dir);
  std::vector<std::string> Rest = Request.Files;
  if (sys::fs::exists(Database)) {
    if (Error E = readCompileCommands(Database, Request.Files, Result.Commands))
      return E;
  }
  if (Configured)
    readCmdFiles(Dir, Request.Tree, Request.Files, Result.Commands);
  erase_if(Rest, [&](auto &File) { return Result.Commands.count(File); });
  if (!Configured)
    for (const std::string &File : Rest)
      Result.NotCompiled[File] = "not in " + Database;
  if (!Configured || Rest.empty())
    return Result;
  if (Request.NoKbuild) {
    for (const std::string &File : Rest)
      Result.NotCompiled[File] =
          "only Kbuild has its flags, and --no-kbuild is "
          "given";
    return Result;
  }
  Expected<BuildDir> Build = openBuildDir(Dir, Request.Tree);
  if (!Build)
    return Build.takeError();
  if (Error E = askKbuild(*Build, Rest, Request.Jobs, Result))
    return E;
  return Result;
}

static Expected<std::vector<Configuration>>
find(const ConfigurationRequest &Request) {
  std::vector<Configuration> Result;
  auto Alone = [](Expected<Configuration> Found)
      -> Expected<std::vector<Configuration>> {
    if (!Found)
      return Found.takeError();
    return std::vector<Configuration>{std::move(*Found)};
  };

  if (Request.HasFlags) {
    SmallString<256> Here;
    if (std::error_code EC = sys::fs::current_path(Here))
      return failure("no current directory: " + EC.message());
    return Alone(
        fixedFlags("flags after --", Here, Request.Flags, Request.Files));
  }

  auto HasDatabase = [](StringRef Dir) {
    return sys::fs::exists(Dir + "/compile_commands.json");
  };
  for (const std::string &Given : Request.BuildDirs) {
    Expected<std::string> Dir = realPath(Given);
    if (!Dir)
      return Dir.takeError();
    if (!HasDatabase(*Dir) && !isConfigured(*Dir))
      return failure(Given +
                     " has no compile_commands.json and is no kernel build "
                     "directory that make prepare has been run in");
    Expected<Configuration> Found = buildDirectory(*Dir, Request);
    if (!Found)
      return Found.takeError();
    Result.push_back(std::move(*Found));
  }
  if (!Result.empty())
    return Result;

  const std::string &Tree = Request.Tree;
  if (HasDatabase(Tree))
    return Alone(buildDirectory(Tree, Request));
  if (sys::fs::exists(Tree + "/compile_flags.txt"))
    return Alone(flagsFile(Tree + "/compile_flags.txt", Request.Files));
  if (isKernelTree(Tree))
    return Alone(isConfigured(Tree)
                     ? buildDirectory(Tree, Request)
                     : prepareConfiguration(Request, Request.ForCode
                                                         ? Switches::NoDebugging
                                                         : Switches::All));
  return failure(Tree + " is no kernel tree and has no compile_commands.json "
                        "or compile_flags.txt; give flags after --");
}

void sanitize(Configuration &How) {
  for (auto &[File, Command] : How.Commands)
    Command.CommandLine = sanitizeFlags(Command.CommandLine, Command.Directory);
}

Expected<std::vector<Configuration>>
findConfigurations(const ConfigurationRequest &Request) {
  Expected<std::vector<Configuration>> Found = find(Request);
  if (Found && !Request.AsBuilt)
    for (Configuration &C : *Found)
      sanitize(C);
  return Found;
}

} // namespace swapfold
