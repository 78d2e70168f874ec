//===- Transfer.h - what a step does to what is known --------- -*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_REWRITES_FLOW_TRANSFER_H
#define SWAPFOLD_REWRITES_FLOW_TRANSFER_H

#include "rewrites/flow/Conditions.h"
#include "clang/Analysis/CFG.h"

namespace swapfold {

/// The transfer functions of the kind flow: of the steps of a block, and of the
/// ways out of it.
class Transfer {
public:
  Transfer(const FunctionSites &Sites, Subjects &Known, const TypeTable &Types,
           Conditions &Says);

  /// Takes \p At, right before \p Step, to right behind it.
  void step(const clang::Stmt &Step, KindState &At);

  /// Takes \p At, at the end of \p From, to the begin of its successor
  /// \p Index.
  void edge(const clang::CFGBlock &From, unsigned Index, KindState &At);

private:
  struct Assignment {
    const clang::VarDecl *To;
    const clang::Expr *Value;
  };
  llvm::SmallVector<Assignment, 1> assignmentsIn(const clang::Stmt &Step) const;
  /// What \p A brings, to be done when its variable is forgotten.
  struct Effect {
    unsigned To;
    std::optional<unsigned> Copied;
    TypeMask Types;
    std::optional<std::pair<Consequence, Consequence>> Flag;
    clang::SourceLocation Place;
  };
  std::optional<Effect> effectOf(const Assignment &A, const clang::Stmt &Step,
                                 const KindState &At);
  void mutate(const clang::Stmt &Step, KindState &At);
  void assertion(const clang::Stmt &Step, KindState &At);
  KindFacts caseOf(const clang::SwitchStmt &Switch, const clang::CFGBlock &To,
                   const KindState &At);

  const FunctionSites &Sites;
  Subjects &Known;
  const TypeTable &Types;
  Conditions &Says;
  /// Assertions that are evaluated say it by their branches.
  llvm::DenseSet<clang::SourceLocation> Evaluated;
  llvm::DenseMap<clang::SourceLocation, KindFacts> Asserted;
};

} // namespace swapfold

#endif // SWAPFOLD_REWRITES_FLOW_TRANSFER_H
