//===- FamilyEvaluation.h - what functions of a family answer ---*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Evaluates predicates and converters for every tag that an entry can have, and
// joins what comes of it over all #if branches.
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_REWRITES_FAMILY_FAMILYEVALUATION_H
#define SWAPFOLD_REWRITES_FAMILY_FAMILYEVALUATION_H

#include "rewrites/family/TagEvaluator.h"

namespace swapfold {

class FamilyEvaluation {
public:
  /// \p Functions and \p Names must outlive it. \p Constants are those of all
  /// headers that the predicates may name.
  FamilyEvaluation(const HeaderFunctions &Functions, const FamilyNames &Names,
                   const HeaderConstants &Constants);

  /// What \p Name accepts, or null if its answer does not depend on an entry's
  /// tag in a way that can be evaluated.
  const EvaluatedPredicate *predicate(llvm::StringRef Name);

  /// Takes \p Accepts for what \p Name accepts.
  void know(llvm::StringRef Name, const KindSet &Accepts);

  /// Takes \p Names for all tags that there are. They have no number.
  void setTags(const std::set<std::string> &Names);

  /// What a converter does with entries that it is not for.
  struct Checks {
    /// The tags that no assertion stops, if one stops others.
    std::set<std::string> Passing;
    std::string By; ///< that assertion
    /// It gives NULL or 0 for some tags, and no assertion stops one.
    bool AnswersAll = false;
  };
  Checks checks(llvm::StringRef Converter);

  const FamilyUnit &unit() const { return Unit; }

  /// True if a tag's value is not known.
  bool lacksConstants() const { return Arbitrary; }

private:
  void readTags();
  std::optional<EvaluatedPredicate> join(llvm::StringRef Name);
  std::optional<EvaluatedPredicate> evaluate(const FamilyUnit::Definition &D);
  Checks checks(const FamilyUnit::Definition &D);

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

#endif // SWAPFOLD_REWRITES_FAMILY_FAMILYEVALUATION_H
