//===- Git.cpp - how git is run -------------------------------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "tools/swapfold/support/Git.h"

using namespace llvm;

namespace swapfold {

std::vector<std::string> environmentWithoutSettings() {
  return {"GIT_DIR",
          "GIT_WORK_TREE",
          "GIT_INDEX_FILE",
          "GIT_COMMON_DIR",
          "GIT_OBJECT_DIRECTORY",
          "GIT_EXTERNAL_DIFF",
          "GIT_DIFF_OPTS",
          "GIT_CONFIG_PARAMETERS",
          "GIT_CONFIG_COUNT",
          "GIT_TRACE",
          "GIT_TEMPLATE_DIR",
          "GIT_CONFIG_GLOBAL=/dev/null",
          "GIT_CONFIG_NOSYSTEM=1",
          "GIT_ATTR_NOSYSTEM=1"};
}

Expected<ProcessResult> runGitToRead(std::vector<std::string> Words,
                                     StringRef Tree,
                                     const std::vector<std::string> &Env) {
  // git diff takes no notice of the first; a file system monitor is a program
  // that the repository's settings name.
  Words.insert(Words.begin(),
               {"git", "--no-optional-locks", "-c",
                "diff.autoRefreshIndex=false", "-c", "core.fsmonitor=false"});
  return runProcess(Words, Tree, Env);
}

} // namespace swapfold
