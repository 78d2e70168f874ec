//===- HtmlSizes.h - sizes of code as bars ----------------------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_TOOLS_REPORT_HTMLSIZES_H
#define SWAPFOLD_TOOLS_REPORT_HTMLSIZES_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/Support/raw_ostream.h"
#include <string>
#include <vector>

namespace swapfold {

/// How many bytes of machine code a function has; 0 if it is not there.
struct CodeSize {
  std::string Path, Function;
  size_t Before = 0, After = 0;
};

/// What is compared at once.
struct CodeSizes {
  std::string Title; ///< "x86_64 allyesconfig"
  std::vector<CodeSize> Rows;
};

/// Writes a section of a page for each of \p Tables: file by file, a bar before
/// and a bar after for each function, and the total in numbers.
void writeSizes(llvm::ArrayRef<CodeSizes> Tables, llvm::raw_ostream &OS);

} // namespace swapfold

#endif // SWAPFOLD_TOOLS_REPORT_HTMLSIZES_H
