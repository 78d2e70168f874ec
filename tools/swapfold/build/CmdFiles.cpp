//===- CmdFiles.cpp - what a build has left beside its objects -----------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "tools/swapfold/build/CmdFiles.h"
#include "rewrites/text/Compat.h"
#include "tools/swapfold/build/CompileCommands.h"
#include "llvm/Support/Chrono.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include <fstream>
#include <optional>

using namespace llvm;
namespace path = llvm::sys::path;
using clang::tooling::CompileCommand;

namespace swapfold {

/// When the regular file \p Path was written last, if there is one.
static std::optional<sys::TimePoint<>> timeOf(const Twine &Path) {
  sys::fs::file_status Status;
  if (sys::fs::status(Path, Status) ||
      Status.type() != sys::fs::file_type::regular_file)
    return std::nullopt;
  return Status.getLastModificationTime();
}

/// The first line of a .cmd file, "savedcmd_mm/memory.o := gcc ..." ("cmd_"
/// before 6.3), without what make needs. The object goes to \p Object.
static std::string commandIn(StringRef Line, StringRef &Object) {
  if (!Line.consume_front("savedcmd_") && !Line.consume_front("cmd_"))
    return "";
  std::string Out;
  StringRef Rest;
  std::tie(Object, Rest) = Line.split(" := ");
  while (!Rest.empty()) {
    if (Rest.consume_front("$(pound)") || Rest.consume_front("\\#"))
      Out += '#';
    else if (Rest.consume_front("$$"))
      Out += '$';
    else
      Out += Rest.front(), Rest = Rest.drop_front();
  }
  return Out;
}

/// True if \p Word names the real path \p File, seen from \p Dir.
static bool isFile(StringRef Word, StringRef Dir, StringRef File) {
  if (path::filename(Word) != path::filename(File))
    return false;
  SmallString<256> Named(Word), Real;
  makeAbsolute(Dir, Named);
  return !sys::fs::real_path(Named, Real) && Real == File;
}

void readCmdFiles(StringRef Dir, StringRef Tree, ArrayRef<std::string> Files,
                  CommandMap &Commands) {
  const auto Configured = timeOf(Dir + "/include/config/auto.conf");
  for (const std::string &File : Files) {
    StringRef Relative = File;
    if (!Relative.consume_front(Tree) || !Relative.consume_back(".c"))
      continue;
    const std::string Path = (Dir + path::parent_path(Relative) + "/." +
                              path::filename(Relative) + ".o.cmd")
                                 .str();
    const auto Written = timeOf(Path);
    if (!Written || Written < Configured)
      continue;
    const StringRef Folder = path::parent_path(File);
    if (Written < timeOf(Folder + "/Makefile") ||
        Written < timeOf(Folder + "/Kbuild"))
      continue;
    std::ifstream In(Path);
    std::string Line;
    StringRef Object;
    if (!std::getline(In, Line))
      continue;
    const std::string Command = commandIn(Line, Object);
    std::vector<std::string> Words = wordsUpTo(
        File, Command, [&](StringRef Word) { return isFile(Word, Dir, File); });
    if (!Words.empty())
      Commands.try_emplace(File, CompileCommand(Dir, File, Words, Object));
  }
}

} // namespace swapfold
