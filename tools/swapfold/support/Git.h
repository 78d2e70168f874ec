//===- Git.h - how git is run -----------------------------------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_TOOLS_SUPPORT_GIT_H
#define SWAPFOLD_TOOLS_SUPPORT_GIT_H

#include "tools/swapfold/support/Process.h"

namespace swapfold {

/// Changes of the environment, as runProcess() takes them, for git where
/// no settings count, the user's, the system's or a repository's around.
std::vector<std::string> environmentWithoutSettings();

/// Runs git with \p Words in \p Tree, a directory of the user's repository,
/// which is only read: its index is not refreshed either, and no program runs
/// that its settings name. \p Env, and errors, as with runProcess().
llvm::Expected<ProcessResult> runGitToRead(std::vector<std::string> Words,
                                           llvm::StringRef Tree,
                                           std::vector<std::string> Env);

} // namespace swapfold

#endif // SWAPFOLD_TOOLS_SUPPORT_GIT_H
