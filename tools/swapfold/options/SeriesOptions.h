//===- SeriesOptions.h - what rewrite --series is told ----------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_TOOLS_OPTIONS_SERIESOPTIONS_H
#define SWAPFOLD_TOOLS_OPTIONS_SERIESOPTIONS_H

#include <string>
#include <vector>

namespace swapfold {

struct SeriesOptions {
  std::string Directory; ///< does not exist, or is empty
  bool BySubsystem = false;
  bool DropAssertions = false;
  /// Author and sign-off are those of the user's git configuration.
  bool SignOff = false;
  /// No script of the tree is asked who is to get the patches.
  bool NoScripts = false;
  std::vector<std::string> CommandLine; ///< as given
};

} // namespace swapfold

#endif // SWAPFOLD_TOOLS_OPTIONS_SERIESOPTIONS_H
