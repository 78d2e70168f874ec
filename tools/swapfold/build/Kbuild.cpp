//===- Kbuild.cpp - what the kernel's own makefiles know -----------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// How Kbuild is asked. `make -n mm/memory.o` would do, but for a few things:
//
//  - It writes: make brings makefiles up to date even in a dry run, directories
//    are made by $(shell), compilers are probed in temporary ones. So it runs
//    in a shadow, an empty directory that links to the configuration, with
//    may-sync-config off (without need-compiler, which would follow it,
//    compilers are not probed). Objects that were built are not in the shadow
//    either.
//  - It first prints all of `prepare`: -o prepare takes that for done. Only a
//    command-line MAKE hands an -o down to Kbuild's second make.
//  - It prints whatever else a rule does. All versions evaluate newer-prereqs
//    (any-prereq before 5.10) for each object to be made, so an $(info) in it
//    prints the command alone. It answers that nothing is newer, and cmd-check
//    (arg-check) that no command has changed: then make does not expand the
//    rest of the rule, which takes it longer than all else.
//  - From 6.1 on, it answers for files that no makefile lists, by Kbuild's
//    pattern rule. A goal stands in $(targets) once in any case, and twice if
//    a makefile lists it: the count is printed too.
//
//===----------------------------------------------------------------------===//
#include "tools/swapfold/build/Kbuild.h"
#include "rewrites/text/Failure.h"
#include "tools/swapfold/build/Architectures.h"
#include "tools/swapfold/build/CompileCommands.h"
#include "tools/swapfold/support/Count.h"
#include "tools/swapfold/support/Files.h"
#include "tools/swapfold/support/Process.h"
#include "tools/swapfold/support/Progress.h"
#include "tools/swapfold/support/TemporaryDirectory.h"
#include "llvm/ADT/ScopeExit.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Support/CommandLine.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/Program.h"
#include "llvm/Support/StringSaver.h"
#include "llvm/Support/ThreadPool.h"
#include "llvm/Support/raw_ostream.h"
#include <mutex>

using namespace llvm;
namespace path = llvm::sys::path;
using clang::tooling::CompileCommand;

namespace swapfold {

/// Every configuration compiles it: if Kbuild does not answer for it, Kbuild
/// does not work.
static constexpr StringLiteral Witness = "init/main.o";
static constexpr StringLiteral Mark = "swapfold:";
/// The goals of one make end up in one string of a shell's arguments, which
/// Linux limits to 128 KiB.
static constexpr size_t GoalBytes = 64 * 1024;

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

namespace {

/// An empty build directory that links to the configuration of a real one, and
/// is gone after use.
class Shadow {
public:
  Error create(StringRef Real) {
    if (Error E = Directory.create())
      return E;
    // Compilers are probed with flags that name files in scripts/: plugins, the
    // seed of randomised structures.
    std::vector<std::string> Names = {".config", "include/config",
                                      "include/generated"};
    std::error_code Ignored;
    for (sys::fs::directory_iterator I(Real + "/scripts", Ignored), End;
         I != End && !Ignored; I.increment(Ignored))
      Names.push_back(("scripts/" + path::filename(I->path())).str());
    for (const std::string &Name : Names)
      if (sys::fs::exists(Real + "/" + Name))
        if (Error E = add(Name, [&](const Twine &Link) {
              return sys::fs::create_link(Real + "/" + Name, Link);
            }))
          return E;
    // A pattern rule holds only if the programs that it needs exist.
    for (StringRef Name : {"tools/objtool/objtool", "scripts/asn1_compiler"})
      if (Error E = add(Name, [](const Twine &File) {
            int FD = -1;
            std::error_code EC = sys::fs::openFileForWrite(
                File, FD, sys::fs::CD_OpenAlways, sys::fs::OF_Append);
            return EC ? EC : sys::fs::closeFile(FD);
          }))
        return E;
    return Error::success();
  }

  const std::string &path() const { return Directory.path(); }

private:
  Error add(StringRef Name,
            function_ref<std::error_code(const Twine &)> Create) {
    SmallString<128> New(path());
    path::append(New, Name);
    std::error_code EC = sys::fs::create_directories(path::parent_path(New));
    if (!EC)
      EC = Create(New);
    if (!EC)
      return Error::success();
    return cannot("create " + New, EC);
  }

  TemporaryDirectory Directory;
};

} // namespace

/// The words of \p Command up to the source file, which becomes \p File, with
/// the real build directory for the shadow. Empty if it is no such command.
static std::vector<std::string> wordsOf(StringRef Command, StringRef Relative,
                                        StringRef File, StringRef Shadow,
                                        StringRef Real) {
  BumpPtrAllocator Memory;
  StringSaver Saver(Memory);
  SmallVector<const char *, 256> Words;
  cl::TokenizeGNUCommandLine(Command, Saver, Words);
  std::vector<std::string> Result;
  for (StringRef Word : Words) {
    // 6.x goes on with "; ./tools/objtool/objtool ...".
    if (Word.rtrim(';').ends_with(Relative) && !Word.starts_with("-")) {
      Result.push_back(File.str());
      return Result;
    }
    // No tool wants the dependency file, and its directory may not exist.
    if (Word.starts_with("-Wp,-M"))
      continue;
    Result.push_back(Word.str());
    for (size_t At; (At = Result.back().find(Shadow)) != std::string::npos;)
      Result.back().replace(At, Shadow.size(), Real);
  }
  return {};
}

/// Why Kbuild has no rule for \p Relative.
static std::string whyNot(const BuildDir &Build, StringRef Relative) {
  StringRef Path = Relative;
  if (Path.consume_front("arch/")) {
    StringRef Arch = Path.split('/').first;
    if (Arch != architectureFolder(Build.Arch))
      return ("arch/" + Arch + " is not part of this configuration (" +
              Build.Name + ")")
          .str();
  }
  return "no makefile lists it in this configuration (" + Build.Name + ")";
}

static std::string objectOf(StringRef Source) {
  return Source.drop_back().str() + "o";
}

/// Asks for the objects of \p Sources. Returns what Kbuild says to each object.
static Expected<StringMap<std::string>>
askForObjects(const BuildDir &Build, ArrayRef<std::string> Sources,
              StringRef Shadow) {
  std::vector<std::string> Args = {
      "MAKE=make -o prepare", "-n", "-k", "-C", Build.Tree,
      ("O=" + Shadow).str(), "may-sync-config=", "need-compiler=1",
      // Pattern rules hold only if what they need exists; the shadow lacks it.
      "objtool_dep=", "recordmcount_source=",
      ("any-prereq=$(if $(filter %.c,$<),$(info " + Mark +
       "$@:$(words $(filter $@,$(targets))):$(cmd_cc_o_c)))")
          .str(),
      "newer-prereqs=$(any-prereq)",
      "cmd-check=", "arg-check=", "check-FORCE="};
  Args.insert(Args.end(), Build.MakeArgs.begin(), Build.MakeArgs.end());
  Args.push_back(Witness.str());
  for (StringRef Source : Sources)
    Args.push_back(objectOf(Source));

  StringMap<std::string> Answers;
  bool Works = false;
  Error Failure =
      runMake("asking Kbuild in " + Build.Path, Args, "", [&](StringRef Line) {
        if (!Line.consume_front(Mark))
          return;
        auto [Object, Rest] = Line.split(':');
        auto [Count, Command] = Rest.split(':');
        Works |= Object == Witness;
        if (Count != "0" && Count != "1" && !Command.trim().empty())
          Answers[Object] = Command.str();
      });
  if (Works && !interrupted()) {
    // A goal without a rule fails the make, but the others were answered.
    consumeError(std::move(Failure));
    return Answers;
  }
  if (Failure)
    return Failure;
  return failure("asking Kbuild in " + Build.Path + " says nothing about " +
                 Witness);
}

/// Puts what Kbuild said of \p Sources, relative to the tree, into \p Result.
static void take(const StringMap<std::string> &Answers,
                 ArrayRef<std::string> Sources, const BuildDir &Build,
                 StringRef Shadow, Configuration &Result) {
  for (const std::string &Source : Sources) {
    std::string File = Build.Tree + "/" + Source, Object = objectOf(Source);
    std::vector<std::string> Words =
        wordsOf(Answers.lookup(Object), Source, File, Shadow, Build.Path);
    if (Words.empty())
      Result.NotCompiled[File] = whyNot(Build, Source);
    else
      Result.Commands.insert_or_assign(
          File, CompileCommand(Build.Path, File, Words, Object));
  }
}

Error askKbuild(const BuildDir &Build, ArrayRef<std::string> Files,
                unsigned Jobs, Configuration &Result) {
  errs() << "swapfold: asking Kbuild how " << counted(Files.size(), "file")
         << (Files.size() == 1 ? " is" : " are") << " compiled (" << Build.Name
         << ")\n";
  Shadow Dir;
  if (Error E = Dir.create(Build.Path))
    return E;

  std::string Prefix = Build.Tree + "/";
  std::vector<std::string> Sources; // relative to the tree
  for (const std::string &File : Files) {
    StringRef Relative = File;
    if (Relative.consume_front(Prefix) && Relative.ends_with(".c"))
      Sources.push_back(Relative.str());
    else
      Result.NotCompiled[File] = "no C file of " + Build.Tree;
  }

  // One make for each part of the files, as many at a time as there are jobs.
  std::vector<ArrayRef<std::string>> Parts;
  for (ArrayRef<std::string> Left = Sources; !Left.empty();) {
    size_t Size = 0;
    for (size_t Bytes = 0; Size != Left.size() && Bytes < GoalBytes; ++Size)
      Bytes += Left[Size].size() + 1;
    Parts.push_back(Left.take_front(Size));
    Left = Left.drop_front(Size);
  }
  std::mutex Lock; // of what follows
  Error Failure = Error::success();
  Progress Shown("asking Kbuild", Parts.size());
  DefaultThreadPool Pool(hardware_concurrency(std::max(1u, Jobs)));
  for (ArrayRef<std::string> Part : Parts)
    Pool.async([&, Part] {
      auto Answers = askForObjects(Build, Part, Dir.path());
      std::lock_guard<std::mutex> Held(Lock);
      if (Answers)
        take(*Answers, Part, Build, Dir.path(), Result);
      else if (Failure)
        consumeError(Answers.takeError());
      else
        Failure = Answers.takeError();
      Shown.step(Part.front());
    });
  Pool.wait();
  return Failure;
}

} // namespace swapfold
