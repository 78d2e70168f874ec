//===- EvaluatorFrame.h - the variables of an evaluated call ----*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_REWRITES_FAMILY_EVALUATORFRAME_H
#define SWAPFOLD_REWRITES_FAMILY_EVALUATORFRAME_H

#include "rewrites/family/TagEvaluator.h"

namespace swapfold {

/// What is known where two ways meet.
inline EvaluatedValue join(const EvaluatedValue &A, const EvaluatedValue &B) {
  if (A == B)
    return A;
  const std::optional<bool> Holds = A.holds();
  return Holds && Holds == B.holds() ? EvaluatedValue::truth(*Holds)
                                     : EvaluatedValue();
}

inline std::map<const clang::VarDecl *, EvaluatedValue>
join(const std::map<const clang::VarDecl *, EvaluatedValue> &A,
     const std::map<const clang::VarDecl *, EvaluatedValue> &B) {
  std::map<const clang::VarDecl *, EvaluatedValue> Out;
  for (const auto &[Variable, Value] : A)
    if (auto It = B.find(Variable); It != B.end())
      Out[Variable] = join(Value, It->second);
  return Out;
}

/// One call that is evaluated.
struct TagEvaluator::Frame {
  Variables Known;                            ///< what each local holds
  std::set<const clang::VarDecl *> Escaped;   ///< may change in any call
  std::vector<std::optional<Variables>> Left; ///< of each, by break
  std::optional<Value> Result;

  /// Leaves the innermost switch or loop.
  void leave() {
    std::optional<Variables> &Joined = Left.back();
    Joined = Joined ? join(*Joined, Known) : Known;
  }
};

} // namespace swapfold

#endif // SWAPFOLD_REWRITES_FAMILY_EVALUATORFRAME_H
