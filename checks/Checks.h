//===- Checks.h - the factories that Rules.def names ------------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_CHECKS_CHECKS_H
#define SWAPFOLD_CHECKS_CHECKS_H

#include "ClangTidyCheck.h"
#include <memory>

namespace swapfold {

#define SWAPFOLD_RULE(NAME, ID, SPEAKS, SUMMARY)                               \
  std::unique_ptr<clang::tidy::ClangTidyCheck> make##ID##Check(                \
      llvm::StringRef Name, clang::tidy::ClangTidyContext *Context);
#include "checks/Rules.def"

} // namespace swapfold

#endif // SWAPFOLD_CHECKS_CHECKS_H
