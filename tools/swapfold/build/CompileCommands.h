//===- CompileCommands.h - compile_commands.json ----------------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_TOOLS_BUILD_COMPILECOMMANDS_H
#define SWAPFOLD_TOOLS_BUILD_COMPILECOMMANDS_H

#include "tools/swapfold/build/Configuration.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include <string>

namespace swapfold {

/// Adds to \p Commands the command lines, as they stand, that the
/// compile_commands.json at \p Path has for \p Files (real paths). The first
/// entry of a file counts. Fails if it is not JSON of that form, or if it
/// leaves out a wanted file and names files that do not exist: it is then not
/// about this tree, or no longer.
llvm::Error readCompileCommands(llvm::StringRef Path,
                                llvm::ArrayRef<std::string> Files,
                                CommandMap &Commands);

/// Writes \p Commands to \p Path as compile_commands.json, atomically. Entries
/// that are there for other files stay.
llvm::Error writeCompileCommands(llvm::StringRef Path,
                                 const CommandMap &Commands);

/// The words of \p Command, a shell's, up to the source that \p IsSource knows,
/// which becomes \p File; without the dependency file, which no tool wants, and
/// whose directory may not exist. Empty if the source is not there.
std::vector<std::string>
wordsUpTo(llvm::StringRef File, llvm::StringRef Command,
          llvm::function_ref<bool(llvm::StringRef)> IsSource);

} // namespace swapfold

#endif // SWAPFOLD_TOOLS_BUILD_COMPILECOMMANDS_H
