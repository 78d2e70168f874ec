//===- Checks.h - the factories that Rules.def names ------------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_CHECKS_CHECKS_H
#define SWAPFOLD_CHECKS_CHECKS_H

#include "ClangTidyModule.h"
#include "checks/base/RuleCheck.h"
#include <functional>
#include <memory>

namespace swapfold {

#define SWAPFOLD_RULE(NAME, ID, SPEAKS, SUMMARY)                               \
  std::unique_ptr<RuleCheck> make##ID##Check(                                  \
      llvm::StringRef Name, clang::tidy::ClangTidyContext *Context);
#include "checks/Rules.def"

/// Registers every rule. \p Context is asked, for each check that is made, what
/// it shares with the other checks of its translation unit.
void registerRules(clang::tidy::ClangTidyCheckFactories &Factories,
                   std::function<std::shared_ptr<UnitContext>()> Context);

} // namespace swapfold

#endif // SWAPFOLD_CHECKS_CHECKS_H
