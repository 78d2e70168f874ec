//===- CompileCommands.cpp - compile_commands.json, read and written -----===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Not clang's JSONCompilationDatabase: that one reads JSON as YAML, which takes
// ten times as long on a whole kernel's file, and does not say what is wrong.
//
//===----------------------------------------------------------------------===//
#include "tools/swapfold/build/CompileCommands.h"
#include "rewrites/text/Compat.h"
#include "rewrites/text/Failure.h"
#include "tools/swapfold/support/Files.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Support/CommandLine.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/FormatVariadic.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/StringSaver.h"
#include "llvm/Support/raw_ostream.h"

using namespace llvm;
namespace path = llvm::sys::path;
using clang::tooling::CompileCommand;

namespace swapfold {

/// One entry's command line, in either of the two forms that it may have.
static std::vector<std::string> commandLineOf(const json::Object &Entry) {
  std::vector<std::string> Result;
  if (const json::Array *Words = Entry.getArray("arguments")) {
    for (const json::Value &Word : *Words)
      Result.push_back(Word.getAsString().value_or("").str());
  } else if (auto Command = Entry.getString("command")) {
    BumpPtrAllocator Memory;
    StringSaver Saver(Memory);
    SmallVector<const char *, 64> Words;
    cl::TokenizeGNUCommandLine(*Command, Saver, Words);
    Result.assign(Words.begin(), Words.end());
  }
  return Result;
}

Error readCompileCommands(StringRef Path, ArrayRef<std::string> Files,
                          CommandMap &Commands) {
  Expected<std::string> Text = readFile(Path);
  if (!Text)
    return Text.takeError();
  Expected<json::Value> Root = json::parse(*Text);
  if (!Root)
    return failure(Path + " is not JSON: " + toString(Root.takeError()));
  const json::Array *Entries = Root->getAsArray();
  if (!Entries)
    return failure(Path + " is not a list of compile commands");

  // Real paths cost a system call: only for files with a wanted name.
  StringSet<> WantedNames, Wanted;
  for (const std::string &File : Files) {
    WantedNames.insert(path::filename(File));
    Wanted.insert(File);
  }
  auto FileOf = [&](const json::Object &Entry) {
    SmallString<256> File(Entry.getString("file").value_or(""));
    SmallString<256> Directory(Entry.getString("directory").value_or(""));
    makeAbsolute(path::parent_path(Path), Directory);
    makeAbsolute(Directory, File);
    return std::make_pair(Directory, File);
  };
  for (const json::Value &Value : *Entries) {
    const json::Object *Entry = Value.getAsObject();
    if (!Entry || !Entry->getString("file"))
      return failure(Path + " has an entry without a file");
    auto [Directory, File] = FileOf(*Entry);
    SmallString<256> Real;
    if (!WantedNames.contains(path::filename(File)) ||
        sys::fs::real_path(File, Real) || !Wanted.contains(Real))
      continue;
    std::vector<std::string> CommandLine = commandLineOf(*Entry);
    if (CommandLine.empty())
      return failure(Path + " has no command for " + File);
    Commands.try_emplace(
        std::string(Real),
        CompileCommand(Directory, Real, CommandLine,
                       Entry->getString("output").value_or("")));
  }

  if (all_of(Files, [&](const std::string &F) { return Commands.count(F); }))
    return Error::success();
  for (const json::Value &Value : *Entries) {
    auto [Directory, File] = FileOf(*Value.getAsObject());
    if (!sys::fs::exists(File))
      return failure(Path + " names a file that does not exist: " + File);
  }
  return Error::success();
}

/// The entries at \p Path, if it is what we would write.
static json::Array entriesAt(StringRef Path) {
  Expected<std::string> Text = readFile(Path);
  Expected<json::Value> Root =
      Text ? json::parse(*Text) : Expected<json::Value>(Text.takeError());
  if (Root && Root->getAsArray())
    return std::move(*Root->getAsArray());
  if (!Root)
    consumeError(Root.takeError());
  return {};
}

Error writeCompileCommands(StringRef Path, const CommandMap &Commands) {
  std::string Text;
  raw_string_ostream Out(Text);
  json::OStream J(Out, /*IndentSize=*/1);
  J.array([&] {
    for (const json::Value &Old : entriesAt(Path))
      if (const json::Object *Entry = Old.getAsObject())
        if (!Commands.count(Entry->getString("file").value_or("").str()))
          J.value(Old);
    for (const auto &[File, Command] : Commands)
      J.object([&, &File = File, &Command = Command] {
        J.attribute("directory", Command.Directory);
        J.attribute("file", File);
        J.attribute("output", Command.Output);
        J.attributeArray("arguments", [&] {
          for (const std::string &Word : Command.CommandLine)
            J.value(Word);
        });
      });
  });
  Out << "\n";
  return writeAtomically(Path, Text);
}

std::vector<std::string> wordsUpTo(StringRef File, StringRef Command,
                                   function_ref<bool(StringRef)> IsSource) {
  BumpPtrAllocator Memory;
  StringSaver Saver(Memory);
  SmallVector<const char *, 256> Words;
  cl::TokenizeGNUCommandLine(Command, Saver, Words);
  std::vector<std::string> Out;
  for (StringRef Word : Words) {
    // 6.x goes on with "; ./tools/objtool/objtool ...".
    if (!Word.starts_with("-") && IsSource(Word.rtrim(';'))) {
      Out.push_back(File.str());
      return Out;
    }
    if (!Word.starts_with("-Wp,-M"))
      Out.push_back(Word.str());
  }
  return {};
}

} // namespace swapfold
