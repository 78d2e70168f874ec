//===- ShellWord.h - words for a shell to read ------------------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_TOOLS_SUPPORT_SHELLWORD_H
#define SWAPFOLD_TOOLS_SUPPORT_SHELLWORD_H

#include "llvm/ADT/StringRef.h"
#include <string>

namespace swapfold {

/// \p Word as a shell has to read it: in quotes, unless it needs none.
std::string shellWord(llvm::StringRef Word);

} // namespace swapfold

#endif // SWAPFOLD_TOOLS_SUPPORT_SHELLWORD_H
