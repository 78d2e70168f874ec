//===- GlobOption.h - options that are lists of names -----------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_CHECKS_BASE_GLOBOPTION_H
#define SWAPFOLD_CHECKS_BASE_GLOBOPTION_H

#include "ClangTidyCheck.h"
#include "rewrites/text/NameGlobs.h"

namespace swapfold {

/// The option \p Name of \p Check, a list of patterns, or \p Default if nobody
/// set it. If a word of it is no pattern, a diagnostic says so, and \p Default
/// is taken.
inline NameGlobs
globOption(clang::tidy::ClangTidyCheck &Check,
           const clang::tidy::ClangTidyCheck::OptionsView &Options,
           llvm::StringRef Name, llvm::StringRef Default) {
  llvm::Expected<NameGlobs> Given =
      NameGlobs::parse(Options.get(Name, Default));
  if (Given)
    return std::move(*Given);
  Check.configurationDiag("option '%0' is no list of patterns: %1")
      << Name << llvm::toString(Given.takeError());
  return llvm::cantFail(NameGlobs::parse(Default));
}

} // namespace swapfold

#endif // SWAPFOLD_CHECKS_BASE_GLOBOPTION_H
