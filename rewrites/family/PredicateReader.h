//===- PredicateReader.h - what the predicates of a family accept -*- C++ -*-=//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Evaluates each predicate for every tag that an entry can have, and joins what
// it accepts over all #if branches.
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_REWRITES_FAMILY_PREDICATEREADER_H
#define SWAPFOLD_REWRITES_FAMILY_PREDICATEREADER_H

#include "rewrites/family/TagEvaluator.h"

namespace swapfold {

class PredicateReader {
public:
  /// \p Functions and \p Names must outlive it. \p Constants are those of all
  /// headers that the predicates may name.
  PredicateReader(const HeaderFunctions &Functions, const FamilyNames &Names,
                  const HeaderConstants &Constants);

  /// What \p Name accepts, or null if its answer does not depend on an entry's
  /// tag in a way that can be evaluated.
  const EvaluatedPredicate *read(llvm::StringRef Name);

  /// True if a tag's value is not known.
  bool lacksConstants() const { return Arbitrary; }

private:
  void readTags();
  std::optional<EvaluatedPredicate> join(llvm::StringRef Name);
  std::optional<EvaluatedPredicate> evaluate(const FamilyUnit::Definition &D);

  const HeaderFunctions &Functions;
  const FamilyNames &Names;
  FamilyUnit Unit;
  /// The tags that have a name, and others that an entry may have, too.
  std::map<std::string, FamilyUnit::Constant> Tags;
  std::vector<FamilyUnit::Constant> Others;
  bool Arbitrary = false; ///< is one of these
  /// Nothing for what is no predicate, and while it is read.
  std::map<std::string, std::optional<EvaluatedPredicate>> Known;
};

} // namespace swapfold

#endif // SWAPFOLD_REWRITES_FAMILY_PREDICATEREADER_H
