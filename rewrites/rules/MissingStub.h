//===- MissingStub.h - where a helper lacks its stub ------------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_REWRITES_RULES_MISSINGSTUB_H
#define SWAPFOLD_REWRITES_RULES_MISSINGSTUB_H

#include "rewrites/kconfig/Conditionals.h"
#include "rewrites/kconfig/Kconfig.h"
#include "rewrites/text/HeaderText.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/StringMap.h"
#include <optional>
#include <string>
#include <vector>

namespace swapfold {

/// A configuration that does not build.
struct BrokenBuild {
  OptionSettings Hides; ///< the part of it that hides the helper
  OptionSettings With;  ///< all of it
};

/// "CONFIG_A=y, CONFIG_B=n"
std::string settingsText(const OptionSettings &Settings);

/// In which configurations a translation unit's callers of helpers are
/// compiled, and the helpers are not.
class MissingStubs {
public:
  /// \p Headers are those whose helpers may be asked for.
  MissingStubs(llvm::ArrayRef<clang::FileID> Headers,
               const clang::SourceManager &Sources)
      : Headers(Headers), Sources(Sources) {}

  /// A configuration in which \p Use, a place that names \p Helper, is compiled
  /// although no declaration of that is; nothing if there is none that
  /// Makefiles and Kconfig files allow.
  std::optional<BrokenBuild> brokenBuild(llvm::StringRef Helper,
                                         clang::SourceLocation Use);

private:
  /// A header, read once for all helpers.
  struct HeaderTokens {
    std::vector<HeaderFunction> Functions;
    std::vector<Token> Tokens;
  };

  const Ways &waysWithout(llvm::StringRef Helper);
  const HeaderTokens &tokensOf(clang::FileID Header);
  Ways waysPastAll(clang::FileID Header);
  Ways waysToCompile(clang::SourceLocation Loc);
  Ways waysTo(clang::FileID File, unsigned Offset);
  const Ways &waysToBuildMain();
  bool isForbidden(const OptionSettings &Settings);
  const Conditionals &conditionsOf(clang::FileID File);

  std::vector<clang::FileID> Headers;
  const clang::SourceManager &Sources;
  llvm::StringMap<Ways> Without;
  llvm::DenseMap<clang::FileID, HeaderTokens> Read;
  llvm::DenseMap<clang::FileID, Ways> PastAll;
  llvm::DenseMap<clang::FileID, Conditionals> ByFile;
  std::optional<Ways> BuildsMain;
  std::string Tree; ///< set with BuildsMain
  std::optional<Kconfig> Nearby, Everything;
};

} // namespace swapfold

#endif // SWAPFOLD_REWRITES_RULES_MISSINGSTUB_H
