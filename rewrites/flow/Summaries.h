//===- Summaries.h - what functions prove of arguments ----------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_REWRITES_FLOW_SUMMARIES_H
#define SWAPFOLD_REWRITES_FLOW_SUMMARIES_H

#include "rewrites/edit/EditPolicy.h"
#include "rewrites/flow/TypeTable.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/Decl.h"
#include "llvm/ADT/DenseMap.h"
#include <optional>
#include <vector>

namespace swapfold {

/// A parameter, or what \p Via makes of it, can have these types only.
struct ParameterFact {
  unsigned Index;
  const clang::FunctionDecl *Via; ///< null if it is the parameter itself
  TypeMask Types;
};

/// What an answer of a function says of its arguments; nothing if it never
/// answers that.
struct Summary {
  std::optional<std::vector<ParameterFact>> IfTrue, IfFalse;
};

/// Follows kinds through functions whose bodies are in sight, each once.
class Summaries {
public:
  Summaries(const EntryFamily &Family, clang::ASTContext &Context)
      : Family(Family), Context(Context) {}

  /// What \p F says of its arguments, or null if that is nothing: it has no
  /// body in sight, or not the same in every configuration, asks for no kind,
  /// is too long, or calls itself.
  const Summary *of(const clang::FunctionDecl &F);

private:
  std::optional<Summary> read(const clang::FunctionDecl &F);

  const EntryFamily &Family;
  clang::ASTContext &Context;
  llvm::DenseMap<const clang::FunctionDecl *, std::optional<Summary>> Read;
  unsigned Depth = 0;
};

} // namespace swapfold

#endif // SWAPFOLD_REWRITES_FLOW_SUMMARIES_H
