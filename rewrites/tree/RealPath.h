//===- RealPath.h - where a path leads --------------------------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_REWRITES_TREE_REALPATH_H
#define SWAPFOLD_REWRITES_TREE_REALPATH_H

#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include <string>

namespace swapfold {

/// The absolute path of \p Path without links; an error that names \p Path if
/// nothing is there.
llvm::Expected<std::string> realPath(llvm::StringRef Path);

/// The same for \p Path, which is absolute, of a file that need not be there,
/// or be in a directory that is: an overlay may have it. A last part that is a
/// link stays.
std::string pathInRealDirectory(llvm::StringRef Path);

} // namespace swapfold

#endif // SWAPFOLD_REWRITES_TREE_REALPATH_H
