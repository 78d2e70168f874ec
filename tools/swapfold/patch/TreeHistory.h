//===- TreeHistory.h - what a tree's git tells of it ------------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Only reads, and answers something for a tree without git too.
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_TOOLS_PATCH_TREEHISTORY_H
#define SWAPFOLD_TOOLS_PATCH_TREEHISTORY_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/Support/Error.h"
#include "llvm/Support/raw_ostream.h"
#include <string>

namespace swapfold {

struct GitIdentity {
  std::string Name, Email;
  std::string full() const { return Name + " <" + Email + ">"; }
  /// git am wants a From: line; this one belongs to nobody.
  static GitIdentity placeholder() { return {"swapfold", "swapfold@invalid"}; }
};

/// Who git takes the user for in \p Tree. Fails, by one line, if nobody is
/// configured.
llvm::Expected<GitIdentity> gitIdentity(llvm::StringRef Tree);

/// What stands before the colon in the subjects of commits that changed
/// \p Files (relative to \p Tree), or what upstream writes for such files.
std::string subjectPrefix(llvm::StringRef Tree,
                          llvm::ArrayRef<std::string> Files,
                          llvm::StringRef Directory);

/// The commit that a patch of \p Files applies to. Empty without git, or, with
/// the reason on \p OS, if there is no such commit.
std::string baseCommit(llvm::StringRef Tree, llvm::ArrayRef<std::string> Files,
                       llvm::raw_ostream &OS);

} // namespace swapfold

#endif // SWAPFOLD_TOOLS_PATCH_TREEHISTORY_H
