//===- BuildDir.cpp - what a build directory was configured for ----------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/text/Compat.h"
#include "rewrites/text/Failure.h"
#include "tools/swapfold/build/CompileCommands.h"
#include "tools/swapfold/build/Kbuild.h"
#include "tools/swapfold/support/Files.h"
#include "llvm/Config/llvm-config.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/Program.h"
#include "llvm/Support/raw_ostream.h"

using namespace llvm;
namespace path = llvm::sys::path;

namespace swapfold {

/// The value of NAME="value" or NAME=value in a .config.
static StringRef valueOf(StringRef Config, StringRef Name) {
  size_t At = Config.find(("\n" + Name + "=").str());
  if (At == StringRef::npos)
    return "";
  return Config.substr(At + Name.size() + 2).split('\n').first.trim('"');
}

/// The tree that \p Dir was configured for: Kbuild leaves a link and a makefile
/// there that name it.
static std::string treeOf(StringRef Dir) {
  SmallString<256> Tree;
  if (!sys::fs::real_path(Dir + "/source", Tree))
    return std::string(Tree);
  Expected<std::string> Makefile = readFile((Dir + "/Makefile").str());
  if (!Makefile) {
    consumeError(Makefile.takeError());
    return "";
  }
  StringRef Line = StringRef("\n" + *Makefile).split("\ninclude ").second;
  SmallString<256> Included(Line.split('\n').first.trim());
  makeAbsolute(Dir, Included);
  if (sys::fs::real_path(path::parent_path(Included), Tree))
    return "";
  return std::string(Tree);
}

/// The first of \p Names that is installed, or nothing.
static std::string installed(ArrayRef<std::string> Names) {
  for (const std::string &Name : Names)
    if (sys::findProgramByName(Name))
      return Name;
  return "";
}

std::string versioned(StringRef Name) {
  return (Name + "-" + Twine(LLVM_VERSION_MAJOR)).str();
}

std::string llvmTool(StringRef Name) {
  return installed({versioned(Name), Name.str()});
}

/// The compiler and linker of \p Config. Kbuild's answer depends on which flags
/// they know.
static Expected<std::vector<std::string>> toolsOf(StringRef Dir,
                                                  StringRef Config) {
  // "Debian clang version 14.0.6" or "aarch64-linux-gnu-gcc-12 (Debian ...)".
  StringRef Text = valueOf(Config, "CONFIG_CC_VERSION_TEXT");
  StringRef Name = Text.split(' ').first;
  std::string Suffix;
  std::vector<std::string> Args, Names = {Name.str()};
  if (Text.contains("clang version ")) {
    Suffix = ("-" + Text.split("clang version ").second.split('.').first).str();
    Names = {"clang" + Suffix, "clang"};
  } else if (size_t At = Name.rfind("gcc"); At != StringRef::npos && At != 0) {
    Args.push_back(("CROSS_COMPILE=" + Name.take_front(At)).str());
  }
  std::string Compiler = installed(Names);
  if (Compiler.empty()) {
    Compiler = llvmTool("clang");
    if (Compiler.empty())
      return failure(Dir + " was configured for '" + Text +
                     "', which is not installed, nor is clang "
                     "(Debian package: " +
                     versioned("clang") + ")");
    errs() << "swapfold: " << Dir << " was configured for '" << Text
           << "', which is not installed: asking with " << Compiler
           << " instead\n";
  }
  Args.push_back("CC=" + Compiler);
  if (valueOf(Config, "CONFIG_LD_IS_LLD") == "y")
    if (std::string Linker = installed({"ld.lld" + Suffix, "ld.lld"});
        !Linker.empty())
      Args.push_back("LD=" + Linker);
  return Args;
}

Expected<BuildDir> openBuildDir(StringRef Dir, StringRef Tree) {
  Expected<std::string> Config = readFile((Dir + "/.config").str());
  if (!Config)
    return Config.takeError();
  std::string Owner = isKernelTree(Dir) ? Dir.str() : treeOf(Dir);
  if (Owner.empty())
    return failure(Dir + " does not say which kernel tree it belongs to");
  if (Owner != Tree)
    return failure(Dir + " was configured for " + Owner + ", not " + Tree);

  // "# Linux/x86 5.10.0 Kernel Configuration"
  StringRef Arch =
      StringRef(*Config).split("\n# Linux/").second.split(' ').first;
  if (Arch.empty())
    return failure(Dir + "/.config does not name its architecture");
  Expected<std::vector<std::string>> Tools = toolsOf(Dir, *Config);
  if (!Tools)
    return Tools.takeError();
  BuildDir Result{Dir.str(), Tree.str(), Dir.str(), Arch.str(), *Tools};
  Result.MakeArgs.push_back(("ARCH=" + Arch).str());
  return Result;
}

} // namespace swapfold
