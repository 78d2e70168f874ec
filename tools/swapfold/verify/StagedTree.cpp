//===- StagedTree.cpp - one path for the tree before and after ------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "tools/swapfold/verify/StagedTree.h"
#include "rewrites/text/Compat.h"
#include "tools/swapfold/support/Files.h"
#include "tools/swapfold/support/Process.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include <unistd.h>

using namespace llvm;
namespace fs = llvm::sys::fs;
namespace path = llvm::sys::path;
using clang::tooling::CompileCommand;

namespace swapfold {

Error StagedTree::create() {
  if (Error E = Base.create())
    return E;
  SmallString<128> Real;
  (void)fs::real_path(Base.path(), Real);
  Root = (Real + "/tree").str();
  Output = (Real + "/out").str();
  if (std::error_code EC = fs::create_directory(Output))
    return cannot("create " + Output, EC);
  return mirror("");
}

/// True if \p Path is \p Directory or lies below it.
static bool isBelow(StringRef Path, StringRef Directory) {
  return Path.consume_front(Directory) &&
         (Path.empty() || Path.starts_with("/"));
}

bool StagedTree::isOwn(StringRef Directory) const {
  return Own == All || any_of(Changes, [&](const FileDifference &Change) {
           return isBelow("/" + Change.Path, Directory);
         });
}

bool StagedTree::misses(StringRef Path) const {
  SmallString<256> Real;
  if (Own == All || !Path.contains("/../") || fs::real_path(Path, Real))
    return false;
  StringRef Relative = Real;
  return Relative.consume_front(Tree + "/") &&
         any_of(Changes, [&](const FileDifference &Change) {
           return Change.Path == Relative;
         });
}

Error StagedTree::mirror(const std::string &Relative) {
  if (interrupted())
    return interruptedError();
  std::string From = Tree + Relative, To = Root + Relative;
  std::error_code EC = fs::create_directory(To);
  if (EC)
    return cannot("create " + To, EC);
  for (fs::directory_iterator I(From, EC, /*follow_symlinks=*/false), End;
       !EC && I != End; I.increment(EC)) {
    std::string Name = (Relative + "/" + path::filename(I->path())).str();
    if (I->type() == fs::file_type::directory_file) {
      if (StringRef(Name).ends_with("/.git"))
        continue;
      if (isOwn(Name)) {
        if (Error E = mirror(Name))
          return E;
        continue;
      }
    }
    // A link that stays in the tree does so on the stage.
    SmallString<256> Target(I->path());
    if (I->type() == fs::file_type::symlink_file) {
      char Text[4096];
      ssize_t N = ::readlink(I->path().c_str(), Text, sizeof(Text));
      if (N > 0 && Text[0] != '/')
        Target = StringRef(Text, N);
    }
    if (std::error_code Failed = fs::create_link(Target, Root + Name))
      return cannot("create " + Root + Name, Failed);
  }
  return EC ? cannot("read " + From, EC) : Error::success();
}

Error StagedTree::show(Side S) {
  for (const FileDifference &Change : Changes) {
    std::string File = Root + "/" + Change.Path;
    std::error_code EC = fs::remove(File);
    const std::optional<std::string> &Text =
        S == Before ? Change.Old : Change.New;
    if (!EC && Text)
      EC = fs::create_directories(path::parent_path(File));
    if (EC)
      return cannot("write " + File, EC);
    if (Text)
      if (Error E = writeWhole(File, *Text))
        return E;
  }
  return Error::success();
}

std::string StagedTree::staged(StringRef Path) const {
  if (!isBelow(Path, Tree))
    return Path.str();
  return (Root + Path.drop_front(Tree.size())).str();
}

std::string StagedTree::directory(const CompileCommand &Command) const {
  SmallString<256> Real;
  if (fs::real_path(Command.Directory, Real))
    return Command.Directory;
  return staged(Real);
}

/// One word with every path into the tree led to the stage, by whatever name it
/// goes there: through links, or relative.
static std::string stagedWord(StringRef Word, const StagedTree &On,
                              StringRef Tree, StringRef Directory) {
  std::string Result = Word.str();
  std::string Below = (Tree + "/").str();
  for (size_t At = 0; (At = Result.find(Below, At)) != std::string::npos;
       At += On.path().size())
    Result.replace(At, Tree.size(), On.path());
  if (Result != Word)
    return Result;
  StringRef Value = Word, Option;
  for (StringRef Prefix :
       {"-I", "-iquote", "-isystem", "-idirafter", "-include"})
    if (Word.starts_with(Prefix) && Word.size() > Prefix.size()) {
      Option = Prefix;
      Value = Word.drop_front(Prefix.size());
    }
  if (Value.empty() || Value.starts_with("-"))
    return Result;
  SmallString<256> Full(Value), Real;
  makeAbsolute(Directory, Full);
  if (fs::real_path(Full, Real) || !isBelow(Real, Tree))
    return Result;
  return (Option + On.staged(Real)).str();
}

/// How many words to leave out from here on.
static size_t dropped(StringRef Word) {
  if (Word == "-c" || Word == "-S" || Word == "-E" || Word == "-Werror" ||
      Word == "-fsyntax-only" || Word == "-M" || Word == "-MM" ||
      Word == "-MD" || Word == "-MMD" || Word == "-MP" || Word == "-MG" ||
      Word == "-MV" || Word.starts_with("-Wp,-M") ||
      Word.starts_with("-save-temps") || Word.starts_with("-gsplit-dwarf"))
    return 1;
  if (Word == "-o" || Word == "-MF" || Word == "-MT" || Word == "-MQ" ||
      Word == "-MJ" || Word == "--serialize-diagnostics")
    return 2;
  for (StringRef Prefix : {"-MF", "-MT", "-MQ", "-o"})
    if (Word.starts_with(Prefix) && !Word.starts_with("-objc"))
      return 1;
  return 0;
}

std::vector<std::string>
StagedTree::compile(const CompileCommand &Command) const {
  const std::vector<std::string> &Words = Command.CommandLine;
  std::vector<std::string> Result;
  if (Words.empty())
    return Result;
  Result.push_back(Words[0]);
  for (size_t I = 1; I < Words.size(); ++I) {
    if (size_t N = dropped(Words[I])) {
      I += N - 1;
      continue;
    }
    Result.push_back(stagedWord(Words[I], *this, Tree, Command.Directory));
  }
  // The file itself, by whatever path, goes last.
  StringRef Name = path::filename(Command.Filename);
  llvm::erase_if(Result, [&](StringRef Word) {
    return !Word.starts_with("-") && path::filename(Word) == Name;
  });
  Result.push_back(staged(Command.Filename));
  return Result;
}

} // namespace swapfold
