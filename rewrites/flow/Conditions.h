//===- Conditions.h - what conditions say of kinds ------------ -*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_REWRITES_FLOW_CONDITIONS_H
#define SWAPFOLD_REWRITES_FLOW_CONDITIONS_H

#include "rewrites/flow/KindState.h"
#include "rewrites/flow/Summaries.h"

namespace swapfold {

class Conditions {
public:
  Conditions(const FunctionSites &Sites, Subjects &Known,
             const TypeTable &Types, Summaries &Called)
      : Sites(Sites), Known(Known), Types(Types), Called(Called) {}

  /// What follows at \p At, right behind \p Condition, from it being zero or
  /// not. What changes within the condition is left out.
  Consequence implied(const clang::Expr &Condition, bool Holds,
                      const KindState &At);

  /// The types of the entry that \p E makes, as seen at \p At.
  TypeMask typesMadeBy(const clang::Expr &E, const KindState &At);

  /// The entry whose type \p E is: swp_type(entry), or a variable that holds
  /// that.
  std::optional<unsigned> entryOfType(const clang::Expr &E,
                                      const KindState &At);

  /// The type that the constant \p E names.
  std::optional<TypeMask> typeNamed(const clang::Expr &E) const;

  /// What \p Predicate, called like this, asks about: the subject \p Given, or
  /// the entry that the predicate reads from it.
  std::optional<unsigned> askedAbout(const clang::FunctionDecl &Predicate,
                                     unsigned Given);

  /// The types that \p Function makes or leaves, if it is a constructor or a
  /// mutator of one kind.
  std::optional<TypeMask>
  typesMadeBy(const clang::FunctionDecl &Function) const;

private:
  Consequence of(const clang::Expr *E, bool Holds, const KindState &At,
                 unsigned Depth = 0);
  Consequence ofCall(const clang::CallExpr &Call, bool Holds,
                     const KindState &At);
  Consequence ofComparison(const clang::BinaryOperator &Op, bool Equal,
                           const KindState &At, unsigned Depth);
  Consequence ofVariable(const clang::VarDecl &Variable, bool Holds,
                         const KindState &At);
  /// \p Id is of these types, as \p Place says.
  KindFacts fact(unsigned Id, TypeMask Mask, const clang::Expr &Place) const;
  /// With what the state knows in place of what one side does not say.
  static Consequence either(const Consequence &A, const Consequence &B,
                            const KindState &At);

  const FunctionSites &Sites;
  Subjects &Known;
  const TypeTable &Types;
  Summaries &Called;
  const clang::Expr *Whole = nullptr; ///< the condition that is being read
};

} // namespace swapfold

#endif // SWAPFOLD_REWRITES_FLOW_CONDITIONS_H
