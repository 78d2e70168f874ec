//===- FileText.h - the text of a file --------------------------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_REWRITES_TEXT_FILETEXT_H
#define SWAPFOLD_REWRITES_TEXT_FILETEXT_H

#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include <string>

namespace swapfold {

/// The text of a regular file, or an error of one line that names it.
llvm::Expected<std::string> readFile(llvm::StringRef Path);

} // namespace swapfold

#endif // SWAPFOLD_REWRITES_TEXT_FILETEXT_H
