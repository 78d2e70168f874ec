//===- DuplicatedPredicate.h - conditions that a function has ---*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The inline predicates of a translation unit, by what their one return asks,
// so that the same question elsewhere is recognised.
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_REWRITES_RULES_DUPLICATEDPREDICATE_H
#define SWAPFOLD_REWRITES_RULES_DUPLICATEDPREDICATE_H

#include "clang/AST/ASTContext.h"
#include "clang/AST/Decl.h"
#include "clang/AST/Expr.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/SmallVector.h"
#include <optional>
#include <vector>

namespace swapfold {

/// A predicate, and the operands that spell it out.
struct SpelledPredicate {
  const clang::FunctionDecl *Function;
  const clang::Expr *First, *Last;
  bool IsAll;     ///< of the condition
  bool IsOfCalls; ///< each operand has a name already
};

class PredicateIndex {
public:
  /// Reads the functions of \p Context's translation unit.
  explicit PredicateIndex(clang::ASTContext &Context);

  using NewFn = llvm::function_ref<bool(const clang::FunctionDecl &)>;

  /// The predicate whose body \p Condition spells out at that place of
  /// \p Function, with likely() and unlikely() ignored; or nothing. Of a row of
  /// && or || the most operands count, in whatever order, and none of them is
  /// asked for again. It is declared before, unless a patch adds both, as
  /// \p IsNew says, so that they may change places; and no local hides its
  /// name. A row is asked for before what is in it.
  std::optional<SpelledPredicate>
  spelledIn(const clang::BinaryOperator &Condition,
            const clang::FunctionDecl &Function, NewFn IsNew);

private:
  struct Predicate {
    const clang::FunctionDecl *Function;
    clang::BinaryOperatorKind Opcode;
    std::vector<const clang::Expr *> Operands;
  };

  void addAll(const clang::DeclContext &Scope);
  void add(const clang::FunctionDecl &Function);
  bool isUsableIn(const Predicate &P, const clang::FunctionDecl &Function,
                  clang::SourceLocation Site, NewFn IsNew) const;

  clang::ASTContext &Context;
  /// By the first declaration that the body names.
  llvm::DenseMap<const clang::Decl *, llvm::SmallVector<Predicate, 1>> Known;
  /// Rows that were looked at with a longer one, and operands that spell out
  /// what was found.
  llvm::DenseSet<const clang::Expr *> Rows, Said;
};

/// The value that \p Function returns, if its body is one return, or the
/// declaration of a local and one return; or null.
const clang::Expr *onlyReturned(const clang::FunctionDecl &Function);

} // namespace swapfold

#endif // SWAPFOLD_REWRITES_RULES_DUPLICATEDPREDICATE_H
