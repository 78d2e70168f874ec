//===- Deletion.h - definitions that nothing uses any more ------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Decides over the whole tree, by its tokens under the plan's edits: every #if
// branch, every architecture and every macro count, whatever was parsed. An
// obsolete helper goes with all its definitions, or stays with all of them.
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_REWRITES_PLAN_DELETION_H
#define SWAPFOLD_REWRITES_PLAN_DELETION_H

#include "rewrites/family/EntryFamily.h"
#include "rewrites/plan/Plan.h"
#include "rewrites/tree/Mentions.h"

namespace swapfold {

/// The names that the rules replace and that the family's headers define.
std::vector<DeletedName> obsoleteNames(const EntryFamily &Family);

/// An obsolete helper that stays.
struct KeptName {
  std::string Name;
  std::vector<Mention> Uses; ///< that are left, at least one
};

struct Unused {
  std::vector<DeletedName> Names; ///< that nothing uses
  std::vector<KeptName> Kept;
};

/// Code by its real path, under a plan's edits.
using CodeTexts = std::map<std::string, std::string>;

/// Which of \p Names nothing in \p Code uses, which is all code of the tree
/// that holds one of them. A name that was never used and has no successor in
/// the headers is left alone.
Unused findUnused(const EntryFamily &Family, llvm::ArrayRef<DeletedName> Names,
                  const CodeTexts &Code, llvm::ArrayRef<Mention> Pasted);

/// \p Text, of the header \p Path, without the definitions of \p Names.
std::string withoutDefinitions(llvm::StringRef Path, std::string Text,
                               llvm::ArrayRef<DeletedName> Names);

} // namespace swapfold

#endif // SWAPFOLD_REWRITES_PLAN_DELETION_H
