//===- KindFlow.h - which kinds entries can be of ------------- -*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A forward analysis over Clang's CFG. At every point of a function it says
// which types each entry can have: narrowed by predicates, comparisons of the
// type, switches, assertions and variables that hold an answer; joined where
// ways come together; lost where something may change the entry, and where a
// directive stands: what is known holds in every configuration. Clang's own
// framework for this (FlowSensitive) takes only C++.
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_REWRITES_FLOW_KINDFLOW_H
#define SWAPFOLD_REWRITES_FLOW_KINDFLOW_H

#include "rewrites/flow/KindState.h"
#include "rewrites/flow/Summaries.h"
#include "rewrites/flow/Transfer.h"
#include "clang/Analysis/CFG.h"
#include <memory>
#include <vector>

namespace swapfold {

/// What is known of one entry somewhere.
struct KnownKind {
  std::string Entry; ///< "entry", "pte_to_swp_entry(*pte)"
  /// The types that it can have, and those that it cannot, by name.
  std::set<std::string> Types, RuledOut;
  /// It can also have a type that no predicate asks for.
  bool OrAnother;
  std::vector<clang::SourceLocation> From; ///< what says so
};

/// A test that has the same answer whenever control comes to it.
struct SettledTest {
  bool Answer;
  KnownKind Of; ///< what is known of the entry that it asks
};

/// How control comes from one place to another without coming back to the
/// first.
struct Routes {
  bool Kept = false;    ///< on some way an entry keeps its value
  bool Changed = false; ///< on some way it may change
};

class KindFlow {
public:
  /// Follows the kinds through the function of \p Sites, which must outlive
  /// this, and have a body.
  explicit KindFlow(const FunctionSites &Sites);
  KindFlow(const FunctionSites &Sites, Summaries &Called);

  /// The flow of \p Sites' function, made once.
  static const KindFlow &of(const FunctionSites &Sites);

  /// The function has more than maxSteps() steps: nothing is known anywhere.
  bool isTooLarge() const { return TooLarge; }
  /// How much of a function is followed.
  static constexpr unsigned maxSteps() { return 50000; }

  /// The types that \p Entry can have when control comes to \p Place, if it is
  /// of a known kind there; otherwise nothing.
  std::optional<std::set<std::string>> proven(const clang::Expr *Place,
                                              const clang::Expr *Entry) const;

  /// The types that \p Entry cannot have when control comes to \p Place.
  std::set<std::string> ruledOut(const clang::Expr *Place,
                                 const clang::Expr *Entry) const;

  /// How control comes from right behind \p From to \p To, and what becomes of
  /// \p Entry. Both may be so if that is not known.
  Routes routes(const clang::Stmt *From, const clang::Stmt *To,
                const clang::Expr *Entry) const;

  /// The conditions that decide whether control comes to \p Place: right behind
  /// each it may still go elsewhere, or come there for sure. Nothing if
  /// something else decides, or if \p Place is not followed.
  std::optional<std::vector<const clang::Expr *>>
  decidingOver(const clang::Stmt *Place) const;

  /// All that is known when control comes to \p Place, by the entries' names.
  /// Nothing if control never comes there, as far as this follows it.
  std::optional<std::vector<KnownKind>> knownAt(const clang::Stmt *Place) const;

  /// The answer of \p Test, a call, if what is known of a local variable
  /// leaves but one.
  std::optional<SettledTest> settled(const clang::CallExpr &Test) const;

  /// The first step at \p Line of \p File or below it; null if there is none.
  const clang::Stmt *stepAt(clang::FileID File, unsigned Line) const;

  /// What the answers of the function say of its parameters.
  Summary summary() const;

private:
  struct Position {
    const clang::CFGBlock *Block;
    unsigned Index;
    bool operator==(const Position &Other) const {
      return Block == Other.Block && Index == Other.Index;
    }
    bool operator!=(const Position &Other) const { return !(*this == Other); }
  };
  /// Where control can go from \p Block. What is dead as it is configured is
  /// followed, as if it were not; what no configuration makes run again is not.
  static const clang::CFGBlock *successor(const clang::CFGBlock &Block,
                                          unsigned Index);
  std::optional<Position> positionOf(const clang::Stmt *Place) const;
  void solve();
  unsigned stretchOf(const clang::Stmt &Step) const;
  void enter(const clang::CFGBlock &Block, KindState &At) const;
  void leave(const clang::CFGBlock &Block, KindState &At) const;
  std::optional<KindState> before(const clang::Stmt *Place) const;
  TypeMask typesAt(const clang::Expr *Place, const clang::Expr *Entry) const;
  KnownKind described(unsigned Id, const KindFact &Fact) const;
  std::vector<ParameterFact> ofParameters(const KindFacts &Facts) const;

  const FunctionSites &Sites;
  std::unique_ptr<Summaries> OwnCalled;
  Summaries &Called;
  TypeTable Types;
  std::unique_ptr<clang::CFG> Graph;
  llvm::DenseMap<const clang::Stmt *, Position> Positions;
  Subjects::StmtSet Steps;
  /// Where a declaration of several variables was cut into one for each.
  llvm::DenseMap<const clang::Stmt *, const clang::Stmt *> CutFrom;
  // Asking makes the subjects that are asked for.
  mutable Subjects Known;
  mutable Conditions Says;
  mutable std::unique_ptr<Transfer> Moves;
  std::vector<std::optional<KindState>> AtBegin; ///< by block
  bool TooLarge = false;
};

} // namespace swapfold

#endif // SWAPFOLD_REWRITES_FLOW_KINDFLOW_H
