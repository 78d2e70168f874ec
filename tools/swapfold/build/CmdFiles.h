//===- CmdFiles.h - what a build has left beside its objects ---*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_TOOLS_BUILD_CMDFILES_H
#define SWAPFOLD_TOOLS_BUILD_CMDFILES_H

#include "tools/swapfold/build/Configuration.h"

namespace swapfold {

/// Adds to \p Commands those by which the build directory \p Dir has compiled
/// \p Files of \p Tree (real paths): Kbuild writes the command for mm/memory.o
/// to mm/.memory.o.cmd. What was written before the configuration or the
/// makefile of the file's folder last changed does not count, nor does what is
/// not as Kbuild writes it.
void readCmdFiles(llvm::StringRef Dir, llvm::StringRef Tree,
                  llvm::ArrayRef<std::string> Files, CommandMap &Commands);

} // namespace swapfold

#endif // SWAPFOLD_TOOLS_BUILD_CMDFILES_H
