//===- FileReplacement.h - a new file in the place of an old ----*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_TOOLS_SUPPORT_FILEREPLACEMENT_H
#define SWAPFOLD_TOOLS_SUPPORT_FILEREPLACEMENT_H

#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include <string>

namespace swapfold {

/// Writes \p Text to the new file \p Staged, which a rename is to put in the
/// place of \p Path, and waits until the disk has it. It gets the owner, group,
/// mode, access list and user attributes of \p Path. Fails, with the reason, if
/// it cannot have those, or if a rename could not replace \p Path alone and
/// wholly: a link, a name of several, one on another file system.
llvm::Error stageReplacement(llvm::StringRef Path, llvm::StringRef Text,
                             const std::string &Staged);

/// Waits until the disk has the text of the file \p Path, or the names in that
/// directory.
llvm::Error syncToDisk(const std::string &Path);

} // namespace swapfold

#endif // SWAPFOLD_TOOLS_SUPPORT_FILEREPLACEMENT_H
