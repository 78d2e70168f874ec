//===- Kbuild.cpp - what the kernel's own makefiles know -----------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "tools/swapfold/build/Kbuild.h"
#include "rewrites/text/Failure.h"
#include "tools/swapfold/build/Architectures.h"
#include "tools/swapfold/build/DryRun.h"
#include "tools/swapfold/build/OtherFolders.h"
#include "tools/swapfold/support/Count.h"
#include "tools/swapfold/support/Process.h"
#include "tools/swapfold/support/Progress.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/Program.h"
#include "llvm/Support/ThreadPool.h"
#include "llvm/Support/raw_ostream.h"
#include <mutex>
#include <set>

using namespace llvm;
namespace path = llvm::sys::path;
using clang::tooling::CompileCommand;

namespace swapfold {

/// The goals of one make end up in one string of a shell's arguments, which
/// Linux limits to 128 KiB.
static constexpr size_t GoalBytes = 64 * 1024;
/// One make has room for as many by their names.
static constexpr size_t ManyFiles = 100;

bool isKernelTree(StringRef Dir) {
  for (StringRef Name : {"Makefile", "Kconfig", "scripts/Kbuild.include"})
    if (!sys::fs::exists(Dir + "/" + Name))
      return false;
  return true;
}

bool isConfigured(StringRef Dir) {
  return sys::fs::exists(Dir + "/include/config/auto.conf") &&
         sys::fs::exists(Dir + "/include/generated/autoconf.h");
}

Error runMake(StringRef What, const std::vector<std::string> &Args,
              StringRef Directory, function_ref<void(StringRef)> OnLine) {
  if (!sys::findProgramByName("make"))
    return failure("make is not installed (Debian package: make)");
  std::vector<std::string> Words = {"make"};
  Words.insert(Words.end(), Args.begin(), Args.end());
  Expected<ProcessResult> Result = runProcess(
      Words, Directory,
      {"LC_ALL=C", "MAKEFLAGS", "MFLAGS", "GNUMAKEFLAGS", "MAKELEVEL",
       "KBUILD_OUTPUT", "KBUILD_EXTMOD", "KBUILD_EXTRA_WARN", "KCFLAGS",
       "KCPPFLAGS", "KCONFIG_CONFIG", "KCONFIG_ALLCONFIG", "LLVM", "LLVM_IAS",
       "CROSS_COMPILE", "sub_make_done"},
      OnLine);
  if (!Result)
    return Result.takeError();
  if (Result->Status == 0)
    return Error::success();

  SmallVector<StringRef, 0> Lines;
  StringRef(Result->Err.empty() ? Result->Out : Result->Err)
      .split(Lines, '\n', -1, /*KeepEmpty=*/false);
  std::string Message = (What + " failed:").str();
  for (StringRef Line : ArrayRef<StringRef>(Lines).take_back(5))
    Message += ("\n  " + Line).str();
  return failure(Message);
}

/// True for what only another architecture than that of \p Build has.
static bool isOtherArchitecture(const BuildDir &Build, StringRef Relative) {
  // User mode Linux is made of x86's folders as well.
  return Build.Arch != "um" && Relative.consume_front("arch/") &&
         Relative.split('/').first != architectureFolder(Build.Arch);
}

/// Why Kbuild has no rule for \p Relative.
static std::string whyNot(const BuildDir &Build, StringRef Relative) {
  if (isOtherArchitecture(Build, Relative))
    return (Relative.take_front(Relative.find('/', StringRef("arch/").size())) +
            " is not part of this configuration (" + Build.Name + ")")
        .str();
  return "no makefile lists it in this configuration (" + Build.Name + ")";
}

static std::string objectOf(StringRef Source) {
  return Source.drop_back().str() + "o";
}

/// How many C files are below \p Folder.
static size_t countSources(const Twine &Folder) {
  size_t Out = 0;
  std::error_code Ignored;
  for (sys::fs::recursive_directory_iterator
           I(Folder, Ignored, /*follow_symlinks=*/false),
       End;
       I != End && !Ignored; I.increment(Ignored))
    Out += StringRef(I->path()).ends_with(".c");
  return Out;
}

namespace {

/// Asks one build directory about files of its tree.
class Asking {
public:
  Asking(const BuildDir &Build, unsigned Jobs, Configuration &Result)
      : Build(Build), Jobs(std::max(1u, Jobs)), Prefix(Build.Tree + "/"),
        Make(Build), Result(Result) {}

  Error ask(ArrayRef<std::string> Files);

private:
  Error askFolders(const std::vector<std::string> &Sources);
  Error askNames(ArrayRef<std::string> Names);
  void take(const std::map<std::string, std::string> &Answers);
  std::vector<std::string> unknown() const;

  const BuildDir &Build;
  const unsigned Jobs;
  const std::string Prefix;
  DryRun Make;
  Configuration &Result;
  /// Sources, relative to the tree, that Kbuild may know.
  std::set<std::string> Wanted;
};

} // namespace

/// Puts the answers about what is wanted into the result. A source that several
/// folders compile is taken as its own one does.
void Asking::take(const std::map<std::string, std::string> &Answers) {
  for (const auto &[Object, Command] : Answers) {
    const std::string Name = StringRef(Object).drop_back().str() + "c";
    SmallString<128> Source(Name);
    path::remove_dots(Source, /*remove_dot_dot=*/true);
    const std::string File = Prefix + Source.str().str();
    if (!Wanted.count(Source.str().str()) ||
        (Source != Name && Result.Commands.count(File)))
      continue;
    std::vector<std::string> Words = Make.wordsOf(Command, Name, File);
    if (Words.empty())
      continue;
    Result.NotCompiled.erase(File);
    Result.Commands.insert_or_assign(
        File, CompileCommand(Build.Path, File, Words, Object));
  }
}

/// What is wanted and not known yet.
std::vector<std::string> Asking::unknown() const {
  std::vector<std::string> Out;
  for (const std::string &Source : Wanted)
    if (!Result.Commands.count(Prefix + Source))
      Out.push_back(Source);
  return Out;
}

/// Asks for whole folders where many files are wanted, and these are most of
/// them: that takes one make for all of them, and no names.
Error Asking::askFolders(const std::vector<std::string> &Sources) {
  std::map<std::string, size_t> Counts;
  for (StringRef Source : Sources)
    for (StringRef Folder = path::parent_path(Source); !Folder.empty();
         Folder = path::parent_path(Folder))
      ++Counts[Folder.str()];
  std::vector<std::string> Goals;
  size_t Total = 0;
  for (const auto &[Folder, Count] : Counts) {
    const std::string Path = Prefix + Folder;
    // The folder "tools" has makefiles of its own.
    if (Count < ManyFiles || StringRef(Folder + "/").starts_with("tools/") ||
        any_of(
            Goals,
            [&, &Folder = Folder](StringRef Goal) {
              return StringRef(Folder).starts_with(Goal);
            }) ||
        !(sys::fs::exists(Path + "/Makefile") ||
          sys::fs::exists(Path + "/Kbuild")) ||
        2 * Count < countSources(Path))
      continue;
    Goals.push_back(Folder + "/");
    Total += Count;
  }
  if (Goals.empty())
    return Error::success();
  Progress Shown("asking Kbuild", Total);
  auto Answers =
      Make.ask(Goals, Jobs, [&](StringRef Object) { Shown.step(Object); });
  if (!Answers)
    return Answers.takeError();
  take(*Answers);
  return Error::success();
}

/// Asks about sources by \p Names that makefiles may have for them: one make
/// for each part of them, as many at a time as there are jobs.
Error Asking::askNames(ArrayRef<std::string> Names) {
  std::vector<std::vector<std::string>> Parts;
  size_t Bytes = GoalBytes;
  for (const std::string &Name : Names) {
    if (Bytes >= GoalBytes) {
      Parts.emplace_back();
      Bytes = 0;
    }
    Parts.back().push_back(objectOf(Name));
    Bytes += Name.size() + 1;
  }
  std::mutex Lock; // of what follows
  Error Failure = Error::success();
  Progress Shown("asking Kbuild", Parts.size());
  DefaultThreadPool Pool(hardware_concurrency(Jobs));
  for (const std::vector<std::string> &Part : Parts)
    Pool.async([&] {
      auto Answers = Make.ask(Part, /*Jobs=*/1);
      std::lock_guard<std::mutex> Held(Lock);
      if (Answers)
        take(*Answers);
      else if (Failure)
        consumeError(Answers.takeError());
      else
        Failure = Answers.takeError();
      Shown.step(Part.front());
    });
  Pool.wait();
  return Failure;
}

Error Asking::ask(ArrayRef<std::string> Files) {
  if (Error E = Make.create())
    return E;
  std::vector<std::string> Sources;
  for (const std::string &File : Files) {
    StringRef Relative = File;
    if (!Relative.consume_front(Prefix) || !Relative.ends_with(".c")) {
      Result.NotCompiled[File] = "no C file of " + Build.Tree;
      continue;
    }
    Result.NotCompiled[File] = whyNot(Build, Relative);
    Wanted.insert(Relative.str());
    if (!isOtherArchitecture(Build, Relative))
      Sources.push_back(Relative.str());
  }
  if (Error E = askFolders(Sources))
    return E;
  erase_if(Sources, [&](const std::string &Source) {
    return Result.Commands.count(Prefix + Source);
  });
  if (Error E = askNames(Sources))
    return E;
  OtherFolders Others(Build.Tree);
  std::vector<std::string> Names;
  for (const std::string &Source : unknown())
    append_range(Names, Others.namesOf(Source));
  return askNames(Names);
}

Error askKbuild(const BuildDir &Build, ArrayRef<std::string> Files,
                unsigned Jobs, Configuration &Result) {
  errs() << "swapfold: asking Kbuild how " << counted(Files.size(), "file")
         << (Files.size() == 1 ? " is" : " are") << " compiled (" << Build.Name
         << ")\n";
  return Asking(Build, Jobs, Result).ask(Files);
}

} // namespace swapfold
