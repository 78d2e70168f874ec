//===- Git.cpp - how git is run -------------------------------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "tools/swapfold/support/Git.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringRef.h"

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

/// Options of git by which no filter runs: .gitattributes of the tree may name
/// those of the settings. \p Env has the variables with their values.
static Expected<std::vector<std::string>>
withoutFilters(StringRef Tree, const std::vector<std::string> &Env) {
  Expected<ProcessResult> Known = runProcess(
      {"git", "config", "--null", "--name-only", "--get-regexp", "^filter\\."},
      Tree, Env);
  if (!Known)
    return Known.takeError();
  std::vector<std::string> Out;
  SmallVector<StringRef> Keys;
  StringRef(Known->Out).split(Keys, '\0', -1, /*KeepEmpty=*/false);
  // A key may hold a '=': what stands behind the last one is the variable.
  // What is empty is no program, and not required.
  for (StringRef Key : Keys)
    Out.push_back(("--config-env=" + Key + "=SWAPFOLD_EMPTY").str());
  return Out;
}

Expected<ProcessResult> runGitToRead(std::vector<std::string> Words,
                                     StringRef Tree,
                                     std::vector<std::string> Env) {
  // What a partial clone lacks is not fetched: that runs the programs by which
  // its settings say how.
  Env.insert(Env.end(), {"SWAPFOLD_EMPTY=", "GIT_ALLOW_PROTOCOL=none"});
  Expected<std::vector<std::string>> Filters = withoutFilters(Tree, Env);
  if (!Filters)
    return Filters.takeError();
  // Not every git diff takes notice of the first. File system monitors, and
  // what verifies signatures, are programs that the repository's settings name.
  std::vector<std::string> Git = {
      "git", "--no-optional-locks",  "-c", "diff.autoRefreshIndex=false",
      "-c",  "core.fsmonitor=false", "-c", "log.showSignature=false"};
  Git.insert(Git.end(), Filters->begin(), Filters->end());
  // A submodule has settings of its own, with filters of its own.
  if (Words.front() == "diff")
    Words.insert(Words.begin() + 1,
                 {"--no-ext-diff", "--no-textconv", "--ignore-submodules=all"});
  Git.insert(Git.end(), Words.begin(), Words.end());
  return runProcess(Git, Tree, Env);
}

} // namespace swapfold
