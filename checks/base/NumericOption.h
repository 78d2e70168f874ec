//===- NumericOption.h - options that are numbers ---------------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_CHECKS_BASE_NUMERICOPTION_H
#define SWAPFOLD_CHECKS_BASE_NUMERICOPTION_H

#include "ClangTidyCheck.h"

namespace swapfold {

/// The option \p Name of \p Check, or \p Default if nobody set it. What is no
/// number is said to be none, and is \p Default. Read as a string: a plugin
/// built by gcc cannot read another type.
inline unsigned
numericOption(clang::tidy::ClangTidyCheck &Check,
              const clang::tidy::ClangTidyCheck::OptionsView &Options,
              llvm::StringRef Name, unsigned Default) {
  const llvm::StringRef Value = Options.get(Name, "");
  unsigned Number = Default;
  if (!Value.empty() && Value.getAsInteger(10, Number))
    Check.configurationDiag("option '%0' is no number: '%1'") << Name << Value;
  return Number;
}

} // namespace swapfold

#endif // SWAPFOLD_CHECKS_BASE_NUMERICOPTION_H
