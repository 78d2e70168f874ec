//===- Questions.h - what a parse is asked, as a number ---------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_TOOLS_PARSE_QUESTIONS_H
#define SWAPFOLD_TOOLS_PARSE_QUESTIONS_H

#include "tools/swapfold/parse/TidyHost.h"

namespace swapfold {

/// What the program and its Clang are, by the contents of the one and the
/// version of the other: the same on two machines that have the same of both. 0
/// if the program cannot be read.
uint64_t programBuild();

/// Numbers for what parses are asked. Two are the same if the answers are, as
/// long as every file that a parse reads or looks for is as it was.
class Questions {
public:
  /// Questions about files of \p Scanned. \p Options must outlive them.
  Questions(const Scan &Scanned, const TidyOptions &Options);

  /// What parseFile() is asked about \p Path.
  uint64_t about(const std::string &Path, const Configuration &How) const;

private:
  const TidyOptions &Options;
  const uint64_t OfAll; ///< what all of them have in common
};

} // namespace swapfold

#endif // SWAPFOLD_TOOLS_PARSE_QUESTIONS_H
