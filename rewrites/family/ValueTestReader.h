//===- ValueTestReader.h - predicates over numbers, read --------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_REWRITES_FAMILY_VALUETESTREADER_H
#define SWAPFOLD_REWRITES_FAMILY_VALUETESTREADER_H

#include "rewrites/family/ValueTest.h"
#include "clang/AST/Expr.h"
#include "clang/AST/Stmt.h"

namespace swapfold {

/// Makes nodes of a syntax tree. What is constant is folded; nothing stands for
/// what cannot be read.
class ValueTestReader {
public:
  using Node = ValueTest::Node;
  using Operand = std::optional<unsigned>;
  ValueTestReader(ValueTest &Into, const FamilyUnit &Unit)
      : Into(Into), Unit(Unit) {}

  /// What \p Function returns for \p Arguments.
  Operand function(llvm::StringRef Function, llvm::ArrayRef<Operand> Arguments);
  /// Nothing if there are too many already.
  Operand add(Node N) {
    if (Into.Nodes.size() >= 4096)
      return std::nullopt;
    Into.Nodes.push_back(N);
    return Into.Nodes.size() - 1;
  }

private:
  using Variables = std::map<const clang::VarDecl *, Operand>;
  /// Statements that are left, and where a break goes on.
  struct Rest {
    std::vector<const clang::Stmt *> Statements;
    const Rest *Behind;
  };

  Operand constant(uint64_t Value) { return add({Node::Constant, Value}); }
  std::optional<uint64_t> valueOf(Operand Of) const {
    return Of && Into.Nodes[*Of].Is == Node::Constant
               ? std::optional(Into.Nodes[*Of].Value)
               : std::nullopt;
  }
  bool isSmall(unsigned Of) const;
  Operand result(Rest Of, Variables Known);
  Operand choose(Operand Condition, Operand True, Operand False);
  Operand chooseCase(const clang::SwitchStmt &S, const Rest &Behind,
                     const Variables &Known);
  Operand convert(Operand Of, clang::QualType Type);
  Operand read(const clang::Expr *E);
  Operand readUnary(const clang::UnaryOperator &E);
  Operand readBinary(const clang::BinaryOperator &E);
  Operand readCall(const clang::CallExpr &E);
  Operand compare(Node::Kind How, unsigned Left, unsigned Right, bool Negated);

  ValueTest &Into;
  const FamilyUnit &Unit;
  const Variables *Held = nullptr;
  unsigned Depth = 0;
  unsigned Steps = 0;   ///< statements that were gone through, on every way
  uint64_t Shifted = 0; ///< how far the number is shifted, at most
};

} // namespace swapfold

#endif // SWAPFOLD_REWRITES_FAMILY_VALUETESTREADER_H
