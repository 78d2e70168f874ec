//===- ChangedNames.h - whom a change of a header concerns ------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_REWRITES_CHANGEDNAMES_H
#define SWAPFOLD_REWRITES_CHANGEDNAMES_H

#include "rewrites/FileList.h"
#include "rewrites/Plan.h"
#include "llvm/ADT/ArrayRef.h"
#include <functional>
#include <set>

namespace swapfold {

/// A use of a name that nothing defines any more.
struct DeadUse {
  std::string Path; ///< relative
  unsigned Line;
  std::string Name;
};

/// Whom the changed headers of a tree concern.
struct Concerned {
  /// What the changed headers define otherwise than before, and what other
  /// headers define by these names.
  std::set<std::string> Names;
  /// Sources, relative to the tree, that use one of Names.
  std::set<std::string> Users;
  /// Uses, after the change, of what it deleted, in any #if branch.
  std::vector<DeadUse> DeadUses;
};

/// The names that \p New defines or mentions otherwise than \p Old does.
std::set<std::string> changedNames(llvm::StringRef Old, llvm::StringRef New);

/// Reads every file of \p Tree, as it is after \p Changes (paths relative to
/// it), for the names that changes of headers concern. Fails if one cannot be
/// read, or if \p Interrupted.
llvm::Expected<Concerned> findConcerned(llvm::StringRef Tree,
                                        llvm::ArrayRef<FileChange> Changes,
                                        unsigned Jobs,
                                        std::function<bool()> Interrupted);

} // namespace swapfold

#endif // SWAPFOLD_REWRITES_CHANGEDNAMES_H
