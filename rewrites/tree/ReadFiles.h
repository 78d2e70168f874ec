//===- ReadFiles.h - read many files in parallel ----------------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_REWRITES_TREE_READFILES_H
#define SWAPFOLD_REWRITES_TREE_READFILES_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include "llvm/Support/ThreadPool.h"
#include <functional>
#include <string>

namespace swapfold {

/// Reads \p Paths on the threads of \p Pool. \p Fn gets each path and its text,
/// which is followed by a NUL and gone with the call; it is called from several
/// threads. Fails, by one line, if a file cannot be read, or if
/// \p Interrupted, which is asked now and then from several threads, says so.
llvm::Error readFiles(
    llvm::ArrayRef<std::string> Paths, llvm::DefaultThreadPool &Pool,
    const std::function<bool()> &Interrupted,
    llvm::function_ref<void(const std::string &Path, llvm::StringRef Text)> Fn);

} // namespace swapfold

#endif // SWAPFOLD_REWRITES_TREE_READFILES_H
