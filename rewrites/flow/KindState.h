//===- KindState.h - what is known at one point of a function ---*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The lattice of the kind flow. A state knows of some subjects which types they
// can have, which variables hold what another subject holds, and what follows
// from a variable being zero or not. Where two ways come together, what only
// one of them knows is forgotten.
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_REWRITES_FLOW_KINDSTATE_H
#define SWAPFOLD_REWRITES_FLOW_KINDSTATE_H

#include "rewrites/flow/Subjects.h"
#include "rewrites/flow/TypeTable.h"
#include <map>
#include <optional>

namespace swapfold {

/// The types that a subject can have, and the places that say so.
struct KindFact {
  TypeMask Types;
  llvm::SmallVector<clang::SourceLocation, 2> From;

  /// Places do not count: they are for people.
  bool operator==(const KindFact &Other) const { return Types == Other.Types; }
};

/// What is known of several subjects; of those left out, nothing.
using KindFacts = std::map<unsigned, KindFact>;

/// What follows from something being so; nothing if it never is.
using Consequence = std::optional<KindFacts>;

/// Both hold. Places of \p B are added where it says more.
KindFacts bothOf(KindFacts A, const KindFacts &B);
Consequence bothOf(const Consequence &A, const Consequence &B);
/// One of the two holds.
KindFacts eitherOf(const KindFacts &A, const KindFacts &B);
Consequence eitherOf(const Consequence &A, const Consequence &B);

class KindState {
public:
  KindState(Subjects &Known, const TypeTable &Types)
      : Known(&Known), Types(&Types) {}

  /// The subject that says what is known of \p Id: what \p Id was copied from,
  /// if that is still there.
  unsigned root(unsigned Id) const;

  /// The types that \p Id can have.
  TypeMask typesOf(unsigned Id) const;
  /// What is known of \p Id; null if nothing is.
  const KindFact *factOf(unsigned Id) const;
  const KindFacts &facts() const { return Facts; }
  /// The variables that hold what another subject holds, and which.
  const std::map<unsigned, unsigned> &copies() const { return Copies; }
  /// What follows from the variable \p Id being zero, or not.
  Consequence ifIs(unsigned Id, bool True) const;

  /// Control comes to \p Stretch (see Stretches). What was known in another one
  /// need not be so in every configuration.
  void enter(unsigned Stretch);

  /// \p What holds, too.
  void learn(const KindFacts &What);

  /// Nothing is known of \p Id any more, and whatever was made of it.
  void forget(unsigned Id);

  /// Variable \p To was given what \p From holds. Forget \p To before.
  void copy(unsigned From, unsigned To);
  /// Variable \p To was given an entry of these types. Forget \p To before.
  void set(unsigned To, KindFact Fact);
  /// What follows from variable \p To. Forget \p To before.
  void setFlag(unsigned To, Consequence IfTrue, Consequence IfFalse);

  /// Control can come from \p Other, too. Returns true if that changed this.
  bool join(const KindState &Other);

private:
  struct Flag {
    Consequence IfTrue, IfFalse;
    bool operator==(const Flag &Other) const {
      return IfTrue == Other.IfTrue && IfFalse == Other.IfFalse;
    }
  };
  void rename(unsigned From, std::optional<unsigned> To);
  std::set<unsigned> mentioned() const;

  Subjects *Known;
  const TypeTable *Types;
  unsigned Stretch = 0;
  KindFacts Facts; ///< of roots
  std::map<unsigned, unsigned> Copies;
  std::map<unsigned, Flag> Flags;
};

} // namespace swapfold

#endif // SWAPFOLD_REWRITES_FLOW_KINDSTATE_H
