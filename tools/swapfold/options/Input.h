//===- Input.h - what the user wants rewritten ------------------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_TOOLS_OPTIONS_INPUT_H
#define SWAPFOLD_TOOLS_OPTIONS_INPUT_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/Support/Error.h"
#include <string>
#include <vector>

namespace swapfold {

struct Input {
  std::string Tree;               ///< real path of a directory
  std::vector<std::string> Files; ///< real paths; none means the whole tree
};

/// Makes sense of \p Paths: one directory, which is the tree, or source files.
/// The tree of files is the kernel tree above the first, or else the nearest
/// directory that looks like the top of a project, or else the file's own.
llvm::Expected<Input> findInput(llvm::ArrayRef<std::string> Paths);

/// The same for who only wants to look: headers may be named too, and a
/// directory within a tree stands for the C files in it. Files are sorted.
llvm::Expected<Input> findFilesToCheck(llvm::ArrayRef<std::string> Paths);

} // namespace swapfold

#endif // SWAPFOLD_TOOLS_OPTIONS_INPUT_H
