//===- Flags.h - command lines of other compilers, for this clang ---*- C++
//-*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_TOOLS_BUILD_FLAGS_H
#define SWAPFOLD_TOOLS_BUILD_FLAGS_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include <string>
#include <vector>

namespace swapfold {

/// Makes a compiler's command line fit for parsing with this clang: only flags
/// that decide how text is read are let through, and another compiler's own
/// headers are replaced by this clang's. \p CommandLine starts with the
/// compiler's name (a launcher such as ccache may come before it); response
/// files in it (\@file) are looked up in \p Directory. The result starts with
/// "clang" or "clang++".
std::vector<std::string>
sanitizeFlags(const std::vector<std::string> &CommandLine,
              llvm::StringRef Directory = "");

/// Of \p Words, flags without a compiler's name, those that decide how text is
/// read. Names of files are not among them.
std::vector<std::string> allowedFlags(llvm::ArrayRef<std::string> Words);

} // namespace swapfold

#endif // SWAPFOLD_TOOLS_BUILD_FLAGS_H
