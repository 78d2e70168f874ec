//===- FileList.h - the C files of a tree -----------------------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_REWRITES_TREE_FILELIST_H
#define SWAPFOLD_REWRITES_TREE_FILELIST_H

#include "llvm/Support/Error.h"
#include <cstdint>
#include <string>
#include <vector>

namespace swapfold {

struct FileList {
  std::vector<std::string> Headers; ///< real paths
  std::vector<std::string> Sources; ///< likewise
  std::vector<std::string> Others;  ///< likewise: all that is no C or C++
  std::vector<std::string> Warnings;
};

/// True for what is compiled by itself, by its name; false for headers.
bool isSourceFile(llvm::StringRef Path);

/// True for C and C++ headers, by name.
bool isHeaderFile(llvm::StringRef Path);

/// By which a text is known to be what it was: of 64 bits, the same in every
/// process.
uint64_t hashText(llvm::StringRef Text);

/// Every file below \p Tree (a real path), each by one path even if
/// links lead to it as well. Hidden directories are left out. A directory that
/// cannot be read is an error of one line; a link that leads nowhere a warning.
llvm::Expected<FileList> listFiles(llvm::StringRef Tree);

} // namespace swapfold

#endif // SWAPFOLD_REWRITES_TREE_FILELIST_H
