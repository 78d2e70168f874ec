//===- TemporaryDirectory.h - a directory that goes again -------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_TOOLS_SUPPORT_TEMPORARYDIRECTORY_H
#define SWAPFOLD_TOOLS_SUPPORT_TEMPORARYDIRECTORY_H

#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include <string>

namespace swapfold {

/// A new directory, which goes with the object. What a killed process has left
/// goes when the next one is made in the same place: nobody has it locked.
class TemporaryDirectory {
public:
  TemporaryDirectory() = default;
  TemporaryDirectory(const TemporaryDirectory &) = delete;
  TemporaryDirectory &operator=(const TemporaryDirectory &) = delete;
  ~TemporaryDirectory();

  /// Makes it where the system has such directories, for nobody else to read.
  llvm::Error create();
  /// Makes it beside \p Path, to become \p Path.
  llvm::Error createBeside(llvm::StringRef Path);

  const std::string &path() const { return Path; }

  /// Gives it the name \p NewPath, where it stays. Replaces nothing but an
  /// empty directory.
  llvm::Error keepAs(llvm::StringRef NewPath);

private:
  llvm::Error create(const std::string &Prefix, unsigned Mode);

  std::string Path;
  int Lock = -1;
};

} // namespace swapfold

#endif // SWAPFOLD_TOOLS_SUPPORT_TEMPORARYDIRECTORY_H
