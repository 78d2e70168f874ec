//===- Compile.cpp - files compiled as they were and as they become -------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "tools/swapfold/verify/Compile.h"
#include "tools/swapfold/build/CompileCommands.h"
#include "tools/swapfold/support/Files.h"
#include "tools/swapfold/support/Process.h"
#include "tools/swapfold/support/Progress.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/Regex.h"
#include "llvm/Support/ThreadPool.h"
#include <mutex>

using namespace llvm;
using clang::tooling::CompileCommand;

namespace swapfold {

/// Makes every function that is declared inline part of its callers. Without,
/// what the optimiser learns of such a function from one of its callers in the
/// file shapes all of them.
static const char InlineHeader[] =
    "#ifdef inline /* the kernel's own */\n"
    "#undef inline\n"
    "#define inline inline __attribute__((__gnu_inline__, __always_inline__, "
    "__unused__, __no_instrument_function__))\n"
    "#else\n"
    "#define inline inline __attribute__((__always_inline__))\n"
    "#endif\n";

static std::string inlineHeader(const StagedTree &On) {
  return On.output() + "/settled.h";
}

/// Flags after which the same meaning, written in two ways, more often is the
/// same code. They change nothing about what the code does.
static void addFlagsToSettle(const StagedTree &On,
                             std::vector<std::string> &Words) {
  Words.insert(Words.end(), {"-include", inlineHeader(On)});
  if (sys::path::filename(Words[0]).contains("clang"))
    // What both branches of an if end with: as if it were written once.
    Words.insert(Words.end(), {"-mllvm", "-enable-gvn-sink"});
  else
    Words.insert(Words.end(), {"-fno-ipa-cp", "-fno-ipa-bit-cp", "-fno-ipa-vrp",
                               "-fno-ipa-sra", "-fno-ipa-ra", "-fno-ipa-icf",
                               "-fno-partial-inlining"});
}

/// Flags that come last, so they win.
static void addFlagsFor(CompileFor What, const StagedTree &On,
                        std::vector<std::string> &Words) {
  if (What == CompileFor::Parse) {
    Words.push_back("-fsyntax-only");
    return;
  }
  Words.push_back("-c");
  if (!isForCode(What))
    return;
  // Each function by itself: how far it is to another is no part of it. What
  // nobody optimises says little about the code that people run.
  bool HasLevel = any_of(Words, [](StringRef Word) {
    return Word.starts_with("-O") && Word != "-ObjC";
  });
  if (!HasLevel)
    Words.push_back("-O2");
  Words.insert(Words.end(),
               {"-w", "-Wno-builtin-macro-redefined", "-D__LINE__=1", "-g0",
                "-ffunction-sections", "-fno-lto"});
  if (What == CompileFor::Settled)
    addFlagsToSettle(On, Words);
}

/// Takes the messages out of what a compiler wrote to stderr.
static std::vector<CompilerMessage> messagesIn(StringRef Text,
                                               StringRef StagedTree) {
  const Regex Form(
      "^([^:]+):([0-9]+:)?([0-9]+:)? (warning|error|fatal error): (.*)$");
  std::vector<CompilerMessage> Out;
  SmallVector<StringRef, 0> Lines;
  Text.split(Lines, '\n', -1, /*KeepEmpty=*/false);
  std::string Prefix = (StagedTree + "/").str();
  for (StringRef Line : Lines) {
    std::string Short = Line.str();
    for (size_t At; (At = Short.find(Prefix)) != std::string::npos;)
      Short.erase(At, Prefix.size());
    SmallVector<StringRef> Parts;
    if (Form.match(Short, &Parts))
      Out.push_back({Short,
                     (Parts[1] + ": " + Parts[4] + ": " + Parts[5]).str(),
                     Parts[4] != "warning"});
  }
  return Out;
}

/// Takes the files of the tree that a dependency file names into \p Result.
static void takeIncluded(StringRef DependencyFile, const StagedTree &On,
                         Compilation &Result) {
  Expected<std::string> Text = readFile(DependencyFile);
  if (!Text) {
    consumeError(Text.takeError());
    return;
  }
  SmallVector<StringRef, 0> Words;
  SplitString(*Text, Words, " \\\n");
  for (StringRef Word : Words) {
    Result.Missed |= On.misses(Word);
    SmallString<256> Path(Word);
    sys::path::remove_dots(Path, /*remove_dot_dot=*/true);
    if (StringRef File = Path; File.consume_front(On.path() + "/"))
      Result.Included.insert(File.str());
  }
}

static Expected<Compilation> compile(const StagedTree &On,
                                     const CompileTask &Task, size_t Number) {
  std::string Object = On.output() + "/" + utostr(Number) + ".o";
  std::string Dependencies = On.output() + "/" + utostr(Number) + ".d";
  std::vector<std::string> Words = On.compile(*Task.Command);
  addFlagsFor(Task.What, On, Words);
  if (Task.What != CompileFor::Parse)
    Words.insert(Words.end(), {"-o", Object});
  Words.insert(Words.end(), {"-MD", "-MF", Dependencies});
  Expected<ProcessResult> Ended =
      runProcess(Words, On.directory(*Task.Command), {"LC_ALL=C"});
  if (!Ended)
    return Ended.takeError();

  Compilation Result;
  Result.Ran = true;
  Result.Good = Ended->Status == 0;
  Result.Messages = messagesIn(Ended->Err, On.path());
  takeIncluded(Dependencies, On, Result);
  if (!Result.Good && none_of(Result.Messages, [](const CompilerMessage &M) {
        return M.IsError;
      })) {
    StringRef Last = StringRef(Ended->Err).rtrim().rsplit('\n').second;
    std::string Why =
        Last.empty() ? "the compiler ended with status " + itostr(Ended->Status)
                     : Last.str();
    Result.Messages.push_back({Why, Why, true});
  }
  if (isForCode(Task.What)) {
    if (!Result.Good)
      Result.NoCode = Result.Messages.back().Text;
    else if (Expected<ObjectCode> Code = readObjectCode(Object))
      Result.Code = std::move(*Code);
    else
      Result.NoCode = toString(Code.takeError());
  }
  (void)sys::fs::remove(Object);
  (void)sys::fs::remove(Dependencies);
  return Result;
}

Expected<std::vector<Compilation>>
compileAll(const StagedTree &On, ArrayRef<CompileTask> Tasks, unsigned Jobs) {
  std::vector<Compilation> Results(Tasks.size());
  if (Error E = writeAtomically(inlineHeader(On), InlineHeader))
    return E;
  std::mutex Lock;
  Error Failed = Error::success();
  Progress Bar("compiling", Tasks.size());
  DefaultThreadPool Pool(hardware_concurrency(std::max(1u, Jobs)));
  for (size_t I = 0; I != Tasks.size(); ++I)
    Pool.async([&, I] {
      {
        std::lock_guard<std::mutex> Guard(Lock);
        if (Failed)
          return;
      }
      Expected<Compilation> Result = compile(On, Tasks[I], I);
      std::lock_guard<std::mutex> Guard(Lock);
      Bar.step(sys::path::filename(Tasks[I].Command->Filename));
      if (Result)
        Results[I] = std::move(*Result);
      else if (Failed)
        consumeError(Result.takeError());
      else
        Failed = Result.takeError();
    });
  Pool.wait();
  if (Failed)
    return Failed;
  consumeError(std::move(Failed));
  return Results;
}

} // namespace swapfold
