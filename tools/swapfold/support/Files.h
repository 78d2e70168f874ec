//===- Files.h - read and write whole files ---------------------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_TOOLS_SUPPORT_FILES_H
#define SWAPFOLD_TOOLS_SUPPORT_FILES_H

#include "rewrites/text/FileText.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include <string>

namespace swapfold {

/// Writes \p Text to a file beside \p Path and renames it, so that nobody ever
/// sees half of it. The error names \p Path.
llvm::Error writeAtomically(llvm::StringRef Path, llvm::StringRef Text);

/// Writes \p Text over \p Path. The error names \p Path.
llvm::Error writeWhole(const llvm::Twine &Path, llvm::StringRef Text);

/// Writes all of \p Text to \p FD, whatever signals come.
std::error_code writeAll(int FD, llvm::StringRef Text);

/// "cannot \p What" and why, as an error.
llvm::Error cannot(const llvm::Twine &What, std::error_code Why);

} // namespace swapfold

#endif // SWAPFOLD_TOOLS_SUPPORT_FILES_H
