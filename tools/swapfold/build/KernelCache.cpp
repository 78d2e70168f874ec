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

static std::string commandsPath(const BuildDir &Build) {
  return Build.Path + "/compile_commands.json";
}

/// What earlier runs asked about \p Files, if the stamp says \p Origin.
static bool readAnswers(const BuildDir &Build, StringRef Origin,
                        ArrayRef<std::string> Files, Configuration &Result) {
  Expected<std::string> Text = readFile(stampPath(Build));
  if (!Text) {
    consumeError(Text.takeError());
    return false;
  }
  Expected<json::Value> Stamp = json::parse(*Text);
  if (!Stamp) {
    consumeError(Stamp.takeError());
    return false;
  }
  const json::Object *Root = Stamp->getAsObject();
  const json::Object *Not = Root ? Root->getObject("not-compiled") : nullptr;
  if (!Not || Root->getString("made-from") != Origin)
    return false;
  for (const auto &[File, Reason] : *Not)
    Result.NotCompiled[File.str()] = Reason.getAsString().value_or("").str();
  if (!sys::fs::exists(commandsPath(Build)))
    return true;
  if (Error E =
          readCompileCommands(commandsPath(Build), Files, Result.Commands)) {
    // Not as we wrote it, or about files that are gone: ask again.
    consumeError(std::move(E));
    Result.Commands.clear();
  }
  return true;
}

static Error writeAnswers(const BuildDir &Build, StringRef Origin,
                          const Configuration &Answers) {
  if (Error E = writeCompileCommands(commandsPath(Build), Answers.Commands))
    return E;
  json::Object Not;
  for (const auto &[File, Reason] : Answers.NotCompiled)
    Not[File] = Reason;
  json::Object Stamp{{"made-from", Origin}, {"not-compiled", std::move(Not)}};
  return writeAtomically(
      stampPath(Build),
      formatv("{0:2}\n", json::Value(std::move(Stamp))).str());
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
  sys::fs::real_path(Base, Real);

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
  if (Request.NoCache || !readAnswers(Build, *Origin, Request.Files, Known)) {
    if (Error E = InUse.take(FileLock::Exclusive))
      return E;
    Known.Commands.clear();
    Known.NotCompiled.clear();
    if (Error E = prepare(Build, On, Request.Jobs))
      return E;
    if (Error E = writeAnswers(Build, *Origin, Known))
      return E;
  }
  if (Error E = InUse.take(FileLock::Shared))
    return E;

  std::vector<std::string> Unknown;
  for (const std::string &File : Request.Files)
    if (!Known.Commands.count(File) && !Known.NotCompiled.count(File))
      Unknown.push_back(File);
  if (!Unknown.empty()) {
    if (Error E = askKbuild(Build, Unknown, Request.Jobs, Known))
      return E;
    if (Error E = writeAnswers(Build, *Origin, Known))
      return E;
  }
  // The cache also knows files that earlier runs asked about.
  for (auto I = Known.NotCompiled.begin(); I != Known.NotCompiled.end();)
    I = is_contained(Request.Files, I->first) ? std::next(I)
                                              : Known.NotCompiled.erase(I);
  return Known;
}

} // namespace swapfold
