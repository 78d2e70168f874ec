//===- KernelCache.cpp - configurations prepared by swapfold -------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// In the cache, for each tree: a build directory and two locks beside it. The
// build directory counts once its stamp, written last, says what it was made
// from; one without a stamp was interrupted and is made anew.
//
//===----------------------------------------------------------------------===//
#include "tools/swapfold/build/KernelCache.h"
#include "rewrites/text/Failure.h"
#include "tools/swapfold/build/Architectures.h"
#include "tools/swapfold/build/CompileCommands.h"
#include "tools/swapfold/build/Kbuild.h"
#include "tools/swapfold/build/Requirements.h"
#include "tools/swapfold/support/FileLock.h"
#include "tools/swapfold/support/Files.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/Process.h"
#include "llvm/Support/Program.h"
#include "llvm/Support/raw_ostream.h"
#include "llvm/Support/xxhash.h"
#include <list>

using namespace llvm;
namespace path = llvm::sys::path;

namespace swapfold {

/// Every tool by its name: not all of the versions that we meet know LLVM=-19.
static std::vector<std::string> makeArgs(StringRef Arch) {
  std::vector<std::string> Args = {("ARCH=" + Arch).str(), "HOSTCC=gcc",
                                   "HOSTCXX=g++"};
  static constexpr std::pair<const char *, const char *> Tools[] = {
      {"CC", "clang"},
      {"LD", "ld.lld"},
      {"AR", "llvm-ar"},
      {"NM", "llvm-nm"},
      {"STRIP", "llvm-strip"},
      {"OBJCOPY", "llvm-objcopy"},
      {"OBJDUMP", "llvm-objdump"},
      {"READELF", "llvm-readelf"}};
  for (auto [Variable, Tool] : Tools)
    Args.push_back(Variable + ("=" + llvmTool(Tool)));
  if (Arch != hostArchitecture()) {
    Args.push_back("CROSS_COMPILE=" + targetTriple(Arch) + "-");
    Args.push_back("LLVM_IAS=1");
  }
  return Args;
}

/// What Switches::NoDebugging switches off: code that a change of the source
/// shifts without a change of what it does.
static constexpr StringLiteral Debugging[] = {
    "KASAN", "KCSAN", "KMSAN", "UBSAN", "KCOV", "GCOV_KERNEL",
    // what selects LOCKDEP
    "PROVE_LOCKING", "LOCK_STAT", "DEBUG_LOCK_ALLOC", "DEBUG_WW_MUTEX_SLOWPATH",
    "DEBUG_RT_MUTEXES", "DEBUG_SPINLOCK", "DEBUG_MUTEXES", "DEBUG_RWSEMS",
    "DEBUG_ATOMIC_SLEEP", "DEBUG_VM", "DEBUG_LIST", "DEBUG_INFO",
    "TRACE_BRANCH_PROFILING", "PROFILE_ALL_BRANCHES"};

/// The file that KCONFIG_ALLCONFIG names.
static std::string switchesPath(const BuildDir &Build) {
  return Build.Path + "/swapfold.config";
}

static Error writeSwitches(const BuildDir &Build) {
  std::string Text;
  for (StringRef Symbol : Debugging)
    Text += ("# CONFIG_" + Symbol + " is not set\n").str();
  return writeAtomically(switchesPath(Build), Text);
}

/// What a prepared build directory depends on.
static Expected<std::string> originOf(const BuildDir &Build) {
  Expected<std::string> Makefile = readFile(Build.Tree + "/Makefile");
  if (!Makefile)
    return Makefile.takeError();
  std::string Origin;
  raw_string_ostream Out(Origin);
  Out << "1 " << Build.Tree << " " << utohexstr(xxh3_64bits(*Makefile));
  for (const std::string &Arg : Build.MakeArgs) {
    Out << " " << Arg;
    // Asking a compiler for its version costs more than the rest of a run that
    // has nothing to do.
    ErrorOr<std::string> Tool =
        sys::findProgramByName(StringRef(Arg).split('=').second);
    sys::fs::file_status Status;
    if (Tool && !sys::fs::status(*Tool, Status))
      Out << ":" << Status.getSize() << ":"
          << Status.getLastModificationTime().time_since_epoch().count();
  }
  return Origin;
}

/// A line on a terminal that the next one replaces.
static void showProgress(StringRef Line) {
  if (sys::Process::StandardErrIsDisplayed())
    errs() << "\r\033[K" << Line.take_front(78);
}

static Error prepare(const BuildDir &Build, Switches On, unsigned Jobs) {
  if (Error E = checkRequiredPrograms())
    return E;
  errs() << "swapfold: preparing " << Build.Name << " of " << Build.Tree
         << " in " << Build.Path
         << ": about 15 s, once; this runs makefiles and "
            "scripts of the tree, --no-kbuild does not\n";
  std::error_code EC = sys::fs::remove_directories(Build.Path, false);
  if (!EC)
    EC = sys::fs::create_directories(Build.Path);
  if (EC)
    return cannot("create " + Build.Path, EC);
  if (On == Switches::NoDebugging)
    if (Error E = writeSwitches(Build))
      return E;
  // prepare0 is prepare without objtool and the headers for user space, which
  // take two thirds of its time and which no parse needs.
  for (StringRef Goal : {"allyesconfig", "prepare0"}) {
    std::vector<std::string> Args = {"-C", Build.Tree, "O=" + Build.Path,
                                     "-j" + std::to_string(Jobs), Goal.str()};
    Args.insert(Args.end(), Build.MakeArgs.begin(), Build.MakeArgs.end());
    if (On == Switches::NoDebugging)
      Args.push_back("KCONFIG_ALLCONFIG=" + switchesPath(Build));
    Error E = runMake(("make " + Goal + " in " + Build.Tree).str(), Args, "",
                      showProgress);
    showProgress("");
    if (E)
      return E;
  }
  return Error::success();
}

static std::string stampPath(const BuildDir &Build) {
  return Build.Path + "/swapfold.json";
}

/// Where the answers of Kbuild about \p File are. Those about one folder of the
/// tree lie together, so that a run reads what it asks for, and not what is
/// known of a whole kernel.
static std::string answersFor(const BuildDir &Build, StringRef File) {
  StringRef Folder = path::parent_path(File);
  if (!Folder.consume_front(Build.Tree))
    Folder = "";
  return Build.Path + "/swapfold.answers" + Folder.str();
}
static std::string commandsIn(StringRef Answers) {
  return (Answers + "/compile_commands.json").str();
}
static std::string notCompiledIn(StringRef Answers) {
  return (Answers + "/not-compiled.json").str();
}

/// The object at \p Path, if there is one that we have written.
static std::optional<json::Object> readObject(StringRef Path) {
  Expected<std::string> Text = readFile(Path);
  Expected<json::Value> Root =
      Text ? json::parse(*Text) : Expected<json::Value>(Text.takeError());
  if (Root && Root->getAsObject())
    return std::move(*Root->getAsObject());
  if (!Root)
    consumeError(Root.takeError());
  return std::nullopt;
}

static Error writeObject(StringRef Path, json::Object Object) {
  return writeAtomically(
      Path, formatv("{0:2}\n", json::Value(std::move(Object))).str());
}

/// True if the stamp says that the directory was made from \p Origin.
static bool isMadeFrom(const BuildDir &Build, StringRef Origin) {
  std::optional<json::Object> Stamp = readObject(stampPath(Build));
  return Stamp && Stamp->getString("made-from") == Origin;
}

/// What earlier runs asked about \p Files.
static void readAnswers(const BuildDir &Build, ArrayRef<std::string> Files,
                        Configuration &Result) {
  std::map<std::string, std::vector<std::string>> ByFolder;
  for (const std::string &File : Files)
    ByFolder[answersFor(Build, File)].push_back(File);
  for (const auto &[Answers, Of] : ByFolder) {
    const std::string Path = commandsIn(Answers);
    CommandMap Commands;
    if (sys::fs::exists(Path)) {
      if (Error E = readCompileCommands(Path, Of, Commands)) {
        // Not as we wrote it, or about files that are gone: ask again.
        consumeError(std::move(E));
        (void)sys::fs::remove(Path);
        continue;
      }
    }
    Result.Commands.merge(Commands);
    if (std::optional<json::Object> Not = readObject(notCompiledIn(Answers)))
      for (const std::string &File : Of)
        if (auto Reason = Not->getString(File))
          Result.NotCompiled[File] = Reason->str();
  }
}

/// Adds what \p New says of \p Files to the answers.
static Error writeAnswers(const BuildDir &Build, ArrayRef<std::string> Files,
                          const Configuration &New) {
  std::map<std::string, std::pair<CommandMap, json::Object>> ByFolder;
  for (const std::string &File : Files) {
    auto &[Commands, Not] = ByFolder[answersFor(Build, File)];
    if (auto It = New.Commands.find(File); It != New.Commands.end())
      Commands.insert(*It);
    else if (auto It = New.NotCompiled.find(File); It != New.NotCompiled.end())
      Not[File] = It->second;
  }
  for (auto &[Answers, Of] : ByFolder) {
    auto &[Commands, Not] = Of;
    if (std::error_code EC = sys::fs::create_directories(Answers))
      return cannot("create " + Answers, EC);
    if (!Commands.empty())
      if (Error E = writeCompileCommands(commandsIn(Answers), Commands))
        return E;
    if (Not.empty())
      continue;
    if (std::optional<json::Object> Known = readObject(notCompiledIn(Answers)))
      for (auto &[File, Reason] : *Known)
        Not.try_emplace(File, std::move(Reason));
    if (Error E = writeObject(notCompiledIn(Answers), std::move(Not)))
      return E;
  }
  return Error::success();
}

Expected<Configuration>
prepareConfiguration(const ConfigurationRequest &Request, Switches On) {
  if (Request.NoKbuild)
    return failure("makefiles and scripts of " + Request.Tree +
                   " would run, which --no-kbuild forbids; give -p BUILD with "
                   "a compile_commands.json, or flags after --");
  SmallString<128> Base;
  if (!path::cache_directory(Base))
    return failure("no cache directory: set XDG_CACHE_HOME or HOME");
  path::append(Base, "swapfold");
  if (std::error_code EC = sys::fs::create_directories(Base))
    return cannot("create " + Base, EC);
  SmallString<128> Real;
  if (std::error_code EC = sys::fs::real_path(Base, Real))
    return cannot("find " + Base, EC);

  std::string Arch = Request.Arch.empty() ? hostArchitecture() : Request.Arch;
  bool All = On == Switches::All;
  path::append(Real, utohexstr(xxh3_64bits(Request.Tree), /*LowerCase=*/true) +
                         "-" + Arch + "-allyesconfig" +
                         (All ? "" : "-nodebug"));
  BuildDir Build{Arch + " allyesconfig" + (All ? "" : " without debugging"),
                 Request.Tree, std::string(Real), Arch, makeArgs(Arch)};
  Expected<std::string> Origin = originOf(Build);
  if (!Origin)
    return Origin.takeError();

  // A process that uses the directory holds InUse until the process ends, so
  // that nobody removes it meanwhile. InWork is for as long as it is written.
  static std::list<FileLock> Held;
  FileLock &InUse = Held.emplace_back();
  FileLock InWork;
  for (auto [L, Suffix] : {std::pair{&InWork, ".work"}, {&InUse, ".use"}})
    if (Error E = L->open(Build.Path + Suffix))
      return E;
  if (Error E = InWork.take(FileLock::Exclusive))
    return E;

  Configuration Known;
  Known.Name = Build.Name;
  Known.Prepared = true;
  if (Request.NoCache || !isMadeFrom(Build, *Origin)) {
    if (Error E = InUse.take(FileLock::Exclusive))
      return E;
    if (Error E = prepare(Build, On, Request.Jobs))
      return E;
    if (Error E =
            writeObject(stampPath(Build), json::Object{{"made-from", *Origin}}))
      return E;
  }
  readAnswers(Build, Request.Files, Known);
  if (Error E = InUse.take(FileLock::Shared))
    return E;

  std::vector<std::string> Unknown;
  for (const std::string &File : Request.Files)
    if (!Known.Commands.count(File) && !Known.NotCompiled.count(File))
      Unknown.push_back(File);
  if (!Unknown.empty()) {
    if (Error E = askKbuild(Build, Unknown, Request.Jobs, Known))
      return E;
    if (Error E = writeAnswers(Build, Unknown, Known))
      return E;
  }
  return Known;
}

} // namespace swapfold
