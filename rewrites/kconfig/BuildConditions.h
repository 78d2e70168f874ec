//===- BuildConditions.h - what has a file compiled -------------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_REWRITES_KCONFIG_BUILDCONDITIONS_H
#define SWAPFOLD_REWRITES_KCONFIG_BUILDCONDITIONS_H

#include "rewrites/kconfig/Conditionals.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/VirtualFileSystem.h"
#include <string>

namespace swapfold {

/// The kernel tree that \p Path, a file, is in: the nearest directory above
/// with a Kbuild or Makefile and a Kconfig and a scripts/ of its own. Empty if
/// there is none.
std::string kernelTreeOf(llvm::StringRef Path, llvm::vfs::FileSystem &Files);

/// The ways to set options so that Kbuild compiles \p Path, a source below
/// \p Tree, as the Makefiles between the two read. One way without options if
/// they do not tell.
Ways waysToBuild(llvm::StringRef Tree, llvm::StringRef Path,
                 llvm::vfs::FileSystem &Files);

} // namespace swapfold

#endif // SWAPFOLD_REWRITES_KCONFIG_BUILDCONDITIONS_H
