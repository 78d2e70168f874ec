//===- PatchRepo.h - a repository to make patches in ------------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_TOOLS_REWRITE_PATCHREPO_H
#define SWAPFOLD_TOOLS_REWRITE_PATCHREPO_H

#include "rewrites/plan/Plan.h"
#include "tools/swapfold/patch/TreeHistory.h"
#include "tools/swapfold/support/TemporaryDirectory.h"
#include "llvm/Support/Error.h"

namespace swapfold {

/// A temporary git repository of the files of a tree that change. No
/// git settings reach into it.
class PatchRepo {
public:
  explicit PatchRepo(llvm::StringRef Tree) : Tree(Tree.str()) {}
  PatchRepo(const PatchRepo &) = delete;

  /// Makes it; whatever is committed is \p Author's.
  llvm::Error create(const GitIdentity &Author);

  /// Commits the old texts: what the patches apply to.
  llvm::Error addOld(llvm::ArrayRef<FileRewrite> Changes);

  /// Commits the new texts of \p Changes, as one patch.
  llvm::Error commit(llvm::ArrayRef<FileRewrite> Changes,
                     llvm::StringRef Message);

  /// Writes the patches and a cover letter to \p Directory; \p Base is the
  /// commit that they apply to, or empty. Returns the files in their order, the
  /// letter first.
  llvm::Expected<std::vector<std::string>>
  formatPatches(llvm::StringRef Directory, llvm::StringRef Subject,
                llvm::StringRef Body, llvm::StringRef Base);

private:
  llvm::Expected<std::string> git(std::vector<std::string> Args);
  llvm::Error put(const FileRewrite &Change, const std::string &Text);
  llvm::Error commitAll(llvm::StringRef Message);

  TemporaryDirectory Directory;
  std::string Tree;
  GitIdentity Author;
  std::string First; ///< the commit of the old texts
};

} // namespace swapfold

#endif // SWAPFOLD_TOOLS_REWRITE_PATCHREPO_H
