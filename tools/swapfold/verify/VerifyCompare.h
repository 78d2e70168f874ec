//===- VerifyCompare.h - one file compiled before and after -----*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_TOOLS_VERIFY_VERIFYCOMPARE_H
#define SWAPFOLD_TOOLS_VERIFY_VERIFYCOMPARE_H

#include "tools/swapfold/verify/Verify.h"

namespace swapfold {

/// One file under one configuration, before and after.
struct FilePair {
  const Configuration *How;
  std::string Path; ///< relative
  CompileFor What;
  Compilation Old, New;

  bool hasCode() const {
    return Old.Ran && New.Ran && Old.NoCode.empty() && New.NoCode.empty();
  }
};

/// Adds to \p Into what the new text of \p P makes a compiler say.
void compareMessages(const FilePair &P, ConfigurationResult &Into);

/// Adds to \p Into the functions of \p P, and whether it is the optimiser's
/// choice if they differ: \p Settled has the files that were compiled again.
void compareCode(const FilePair &P, llvm::ArrayRef<FilePair> Settled,
                 ConfigurationResult &Into);

} // namespace swapfold

#endif // SWAPFOLD_TOOLS_VERIFY_VERIFYCOMPARE_H
