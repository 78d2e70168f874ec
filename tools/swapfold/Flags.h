//===- Flags.h - command lines of other compilers, for this clang ---*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_TOOLS_FLAGS_H
#define SWAPFOLD_TOOLS_FLAGS_H

#include <string>
#include <vector>

namespace swapfold {

/// Makes a compiler's command line fit for parsing with this clang: flags that
/// its driver does not know are dropped, and so are -fplugin=, -Werror and
/// what writes files; another compiler's own headers are replaced by this
/// clang's. \p CommandLine starts with the compiler's name.
std::vector<std::string>
sanitizeFlags(const std::vector<std::string> &CommandLine);

} // namespace swapfold

#endif // SWAPFOLD_TOOLS_FLAGS_H
