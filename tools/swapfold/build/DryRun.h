//===- DryRun.h - what make would do in a build directory ------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_TOOLS_BUILD_DRYRUN_H
#define SWAPFOLD_TOOLS_BUILD_DRYRUN_H

#include "tools/swapfold/build/Kbuild.h"
#include "tools/swapfold/support/TemporaryDirectory.h"
#include <map>

namespace swapfold {

/// Makes in a shadow of a build directory: they change nothing, neither in the
/// tree nor in the build directory, and compile nothing.
class DryRun {
public:
  explicit DryRun(const BuildDir &Build) : Build(Build) {}

  llvm::Error create();

  /// What Kbuild would compile for \p Goals: the command for each object, by
  /// the name that a makefile has for it. A goal is an object, or a folder,
  /// which ends in a slash, for all that is made in and below it. One make
  /// does up to \p Jobs folders at a time. \p OnAnswer sees each name as soon
  /// as it is known. Goals that no makefile has are left out.
  llvm::Expected<std::map<std::string, std::string>>
  ask(llvm::ArrayRef<std::string> Goals, unsigned Jobs,
      llvm::function_ref<void(llvm::StringRef)> OnAnswer = nullptr) const;

  /// The command line that \p Command has for the source \p Name, which
  /// becomes \p File: with the real build directory for the shadow, and without
  /// what follows the source. Empty if it is no command for that source.
  std::vector<std::string> wordsOf(llvm::StringRef Command,
                                   llvm::StringRef Name,
                                   llvm::StringRef File) const;

private:
  llvm::Error
  add(llvm::StringRef Name,
      llvm::function_ref<std::error_code(const llvm::Twine &)> Create);

  const BuildDir &Build;
  /// An empty build directory that links to the configuration of the real one.
  TemporaryDirectory Shadow;
};

} // namespace swapfold

#endif // SWAPFOLD_TOOLS_BUILD_DRYRUN_H
