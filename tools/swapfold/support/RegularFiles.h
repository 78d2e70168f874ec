//===- RegularFiles.h - a file system without pipes -------------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_TOOLS_SUPPORT_REGULARFILES_H
#define SWAPFOLD_TOOLS_SUPPORT_REGULARFILES_H

#include "llvm/Support/VirtualFileSystem.h"

namespace swapfold {

/// \p Files, but only regular files can be opened. Reading a named pipe that
/// lies in a tree would wait forever, and reading a device may do anything.
llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem>
regularFilesOf(llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> Files);

} // namespace swapfold

#endif // SWAPFOLD_TOOLS_SUPPORT_REGULARFILES_H
