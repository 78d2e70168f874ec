//===- Configuration.h - how each file of a tree is compiled ---*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_TOOLS_BUILD_CONFIGURATION_H
#define SWAPFOLD_TOOLS_BUILD_CONFIGURATION_H

#include "clang/Tooling/CompilationDatabase.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/Support/Error.h"
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace swapfold {

class TextOverlay;

/// How to compile files, by their real paths.
using CommandMap = std::map<std::string, clang::tooling::CompileCommand>;

/// One way to compile a tree: the flags of each file, made fit for this clang
/// (see Flags.h).
struct Configuration {
  /// For people: "x86_64 allyesconfig", "compile_flags.txt", a build directory.
  std::string Name;
  /// By the file's real path. The command line starts with the compiler's name
  /// and ends with the file.
  CommandMap Commands;
  /// Files that this configuration does not compile, and why.
  std::map<std::string, std::string> NotCompiled;
  /// Made by swapfold itself, in its cache.
  bool Prepared = false;
  /// Made from another one (DerivedConfiguration.h) to see more of the text.
  /// The kernel's own makefiles may never build it, so what does not compile in
  /// it says nothing.
  bool Derived = false;
  /// What it was made different in: "SWAP off".
  std::string Differs;
  /// And what was added to a source expands a macro, or else says nothing.
  bool IsProbe = false;
  /// Files that only it has, and their text, by absolute path.
  std::map<std::string, std::string> OwnFiles;
  /// Texts that the tree's files are parsed with, if not their own.
  std::shared_ptr<const TextOverlay> Overlay;
};

/// Leaves of \p Commands those of files that \p Wanted is true of.
void keepCommands(CommandMap &Commands,
                  llvm::function_ref<bool(const std::string &Path)> Wanted);

/// What the user said about how to compile.
struct CompileOptions {
  std::vector<std::string> BuildDirs; ///< each -p
  std::vector<std::string> Flags;     ///< after --
  bool HasFlags = false;              ///< a -- was given, even if empty
  bool NoCache = false;
  bool NoKbuild = false; ///< no makefile or script of the tree runs
  unsigned Jobs = 1;
};

struct ConfigurationRequest : CompileOptions {
  ConfigurationRequest(const CompileOptions &How, std::string Tree)
      : CompileOptions(How), Tree(std::move(Tree)) {}

  std::string Tree;               ///< real path of the tree
  std::vector<std::string> Files; ///< real paths of the .c files wanted
  /// The architecture to prepare a kernel for (Architectures.h); empty: this
  /// machine's.
  std::string Arch;
  /// The command lines as they stand, not made fit for parsing.
  bool AsBuilt = false;
  /// Where swapfold prepares a kernel itself: one for comparing machine code
  /// (KernelCache.h).
  bool ForCode = false;
};

/// Finds or prepares the configurations for \p Request, in this order of
/// preference: flags after --, -p directories (a compile_commands.json in it,
/// or a configured kernel build directory), TREE/compile_commands.json,
/// TREE/compile_flags.txt, a configured tree, a kernel tree prepared out of
/// tree in the user's cache. Anything else is an error of one line.
/// Progress goes to stderr.
llvm::Expected<std::vector<Configuration>>
findConfigurations(const ConfigurationRequest &Request);

/// Makes the command lines of \p How fit for parsing (Flags.h).
void sanitize(Configuration &How);

} // namespace swapfold

#endif // SWAPFOLD_TOOLS_BUILD_CONFIGURATION_H
