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
#ifndef SWAPFOLD_REWRITES_DELETION_H
#define SWAPFOLD_REWRITES_DELETION_H

#include "rewrites/EntryFamily.h"
#include "rewrites/Mentions.h"
#include "rewrites/Plan.h"

namespace swapfold {

/// A name that a rule replaces.
struct ObsoleteName {
  std::string Name;
  std::string Rule; ///< that leaves it without uses
  /// What takes its place. With more than one, a place must choose.
  std::vector<std::string> Successors;
};

/// The names that the rules replace and that the family's headers define.
std::vector<ObsoleteName> obsoleteNames(const EntryFamily &Family);

/// An obsolete helper that stays.
struct KeptName {
  std::string Name;
  std::vector<Mention> Uses; ///< that are left, at least one
};

struct Unused {
  std::vector<ObsoleteName> Names; ///< that nothing uses
  std::vector<KeptName> Kept;
};

/// Which of \p Names nothing uses once the edits of \p Applied are made.
/// \p Known: every file of the tree that mentions one of the names.
Unused findUnused(const EntryFamily &Family,
                  llvm::ArrayRef<ObsoleteName> Names, const Mentions &Known,
                  llvm::ArrayRef<Proposal> Applied);

/// A proposal for each of \p Names that deletes all its definitions beside the
/// edits of \p Applied, in the order of the header. \p Known holds the headers.
std::vector<Proposal> deletionsOf(const EntryFamily &Family,
                                  llvm::ArrayRef<ObsoleteName> Names,
                                  const Mentions &Known,
                                  llvm::ArrayRef<Proposal> Applied);

/// True for a proposal of deletionsOf().
bool deletesDefinition(const Proposal &P);

} // namespace swapfold

#endif // SWAPFOLD_REWRITES_DELETION_H
