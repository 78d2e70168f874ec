//===- ChangedNames.h - whom a change of a header concerns ------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_REWRITES_COMPARE_CHANGEDNAMES_H
#define SWAPFOLD_REWRITES_COMPARE_CHANGEDNAMES_H

#include "rewrites/plan/Plan.h"
#include "rewrites/tree/FileList.h"
#include "llvm/ADT/ArrayRef.h"
#include <functional>
#include <map>
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
  /// Sources, relative to the tree, and which of Names they use.
  std::map<std::string, std::set<std::string>> Users;
  /// Uses, after the change, of what it deleted, in any #if branch; looked for
  /// with Mentioned::Otherwise.
  std::vector<DeadUse> DeadUses;
};

/// Which names count as changed: besides those with another definition, what is
/// mentioned more or less often, or only what comes or goes altogether.
enum class Mentioned { Otherwise, OnOneSide };

/// The names that \p New defines or mentions otherwise than \p Old does.
std::set<std::string> changedNames(llvm::StringRef Old, llvm::StringRef New,
                                   Mentioned How = Mentioned::Otherwise);

/// Reads every file of \p Tree, as it is after \p Changes (paths relative to
/// it), for the names that changes of headers concern, and \p How. Fails if one
/// cannot be read, or if \p Interrupted.
llvm::Expected<Concerned> findConcerned(llvm::StringRef Tree,
                                        llvm::ArrayRef<FileRewrite> Changes,
                                        unsigned Jobs,
                                        std::function<bool()> Interrupted,
                                        Mentioned How = Mentioned::Otherwise);

} // namespace swapfold

#endif // SWAPFOLD_REWRITES_COMPARE_CHANGEDNAMES_H
