//===- TidyConfig.h - the .clang-tidy files of a tree -----------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_TOOLS_PARSE_TIDYCONFIG_H
#define SWAPFOLD_TOOLS_PARSE_TIDYCONFIG_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/Support/Error.h"
#include <string>

namespace swapfold {

/// Reads each .clang-tidy that counts for \p Tree, a directory, or for one of
/// \p Files. clang-tidy goes on with its defaults where one is malformed, and
/// nobody would know that their options do not hold; here that is an error with
/// the file, line and column.
llvm::Error checkTidyConfigs(llvm::StringRef Tree,
                             llvm::ArrayRef<std::string> Files);

} // namespace swapfold

#endif // SWAPFOLD_TOOLS_PARSE_TIDYCONFIG_H
