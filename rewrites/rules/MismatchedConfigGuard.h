//===- MismatchedConfigGuard.h - what a unit asks of its options *- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_REWRITES_RULES_MISMATCHEDCONFIGGUARD_H
#define SWAPFOLD_REWRITES_RULES_MISMATCHEDCONFIGGUARD_H

#include "clang/AST/ASTContext.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Lex/Preprocessor.h"
#include "llvm/ADT/DenseMap.h"
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace swapfold {

/// A place that names an option.
struct OptionUse {
  std::string Option;         ///< without CONFIG_
  clang::SourceLocation Loc;  ///< where it says CONFIG_
  clang::SourceLocation Asks; ///< the if, elif or macro that asks for it
};

/// An #if without an #else.
struct ConfigGuard {
  clang::SourceLocation If, Endif; ///< the words after the #
  std::vector<std::string> Options;
};

/// What the preprocessor asks of options, in the files that are of interest.
class ConfigGuards {
public:
  /// Records all that \p PP will see, as long as this lives.
  void watch(clang::Preprocessor &PP,
             std::function<bool(clang::FileID)> IsOfInterest);

  std::vector<OptionUse> Uses;
  std::vector<ConfigGuard> Guards;

private:
  friend class GuardRecorder;
};

/// A guarded test, and the function in it that answers for an option itself.
struct MismatchedGuard {
  const ConfigGuard *Guard;
  std::string Helper;
  std::string HelperOption;
  clang::SourceLocation Stub; ///< what the helper is without it
  bool IsNeedless; ///< the guard asks for that option, and nothing else
};

/// If all that \p Guard holds is one test, and what the test calls has a stub
/// for when other options than the guard's are off, or for when the guard's
/// only one is: that function.
std::optional<MismatchedGuard> mismatch(const ConfigGuard &Guard,
                                        clang::ASTContext &Context,
                                        const clang::Preprocessor &PP);

} // namespace swapfold

#endif // SWAPFOLD_REWRITES_RULES_MISMATCHEDCONFIGGUARD_H
