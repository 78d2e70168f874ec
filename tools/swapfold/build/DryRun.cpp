//===- DryRun.cpp - what make would do in a build directory --------------===//
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
//    a makefile lists it: the count is printed too. Other objects are there
//    only if a makefile lists them.
//  - It may do several folders at a time: -Oline keeps the commands apart,
//    which are longer than what a pipe takes in one piece.
//
//===----------------------------------------------------------------------===//
#include "tools/swapfold/build/DryRun.h"
#include "rewrites/text/Failure.h"
#include "tools/swapfold/build/CompileCommands.h"
#include "tools/swapfold/support/Files.h"
#include "tools/swapfold/support/Process.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

using namespace llvm;
namespace path = llvm::sys::path;

namespace swapfold {

/// Every configuration compiles it: if Kbuild does not answer for it, Kbuild
/// does not work.
static constexpr StringLiteral Witness = "init/main.o";
static constexpr StringLiteral Mark = "swapfold:";

Error DryRun::add(StringRef Name,
                  function_ref<std::error_code(const Twine &)> Create) {
  SmallString<128> New(Shadow.path());
  path::append(New, Name);
  std::error_code EC = sys::fs::create_directories(path::parent_path(New));
  if (!EC)
    EC = Create(New);
  if (!EC)
    return Error::success();
  return cannot("create " + New, EC);
}

Error DryRun::create() {
  if (Error E = Shadow.create())
    return E;
  const std::string &Real = Build.Path;
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

std::vector<std::string> DryRun::wordsOf(StringRef Command, StringRef Name,
                                         StringRef File) const {
  std::vector<std::string> Result = wordsUpTo(
      File, Command, [&](StringRef Word) { return Word.ends_with(Name); });
  const StringRef Dir = Shadow.path();
  for (std::string &Word : Result)
    for (size_t At; (At = Word.find(Dir)) != std::string::npos;)
      Word.replace(At, Dir.size(), Build.Path);
  return Result;
}

Expected<std::map<std::string, std::string>>
DryRun::ask(ArrayRef<std::string> Goals, unsigned Jobs,
            function_ref<void(StringRef)> OnAnswer) const {
  std::vector<std::string> Args = {
      "MAKE=make -o prepare", "-n", "-k", "-C", Build.Tree,
      "O=" + Shadow.path(), "may-sync-config=", "need-compiler=1",
      // Pattern rules hold only if what they need exists; the shadow lacks it.
      "objtool_dep=", "recordmcount_source=",
      ("any-prereq=$(if $(filter %.c,$<),$(info " + Mark +
       "$@:$(words $(filter $@,$(targets))):$(cmd_cc_o_c)))")
          .str(),
      "newer-prereqs=$(any-prereq)",
      "cmd-check=", "arg-check=", "check-FORCE="};
  if (Jobs > 1)
    append_range(Args,
                 ArrayRef<std::string>{"-j" + std::to_string(Jobs), "-Oline"});
  append_range(Args, Build.MakeArgs);
  Args.push_back(Witness.str());
  append_range(Args, Goals);
  StringSet<> Named;
  Named.insert(Witness);
  for (const std::string &Goal : Goals)
    Named.insert(Goal);

  std::map<std::string, std::string> Answers;
  bool Works = false;
  Error Failure =
      runMake("asking Kbuild in " + Build.Path, Args, "", [&](StringRef Line) {
        if (!Line.consume_front(Mark))
          return;
        auto [Object, Rest] = Line.split(':');
        auto [Count, Command] = Rest.split(':');
        Works |= Object == Witness;
        unsigned Times;
        if (Count.getAsInteger(10, Times) || Command.trim().empty() ||
            Times < (Named.contains(Object) ? 2u : 1u) ||
            !Object.ends_with(".o"))
          return;
        Answers[Object.str()] = Command.str();
        if (OnAnswer)
          OnAnswer(Object);
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

} // namespace swapfold
