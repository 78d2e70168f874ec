//===- ValueTest.h - predicates over a value's number -----------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Where the tag of a value is the value itself, some of its bits or its range,
// a predicate is an expression over one number. This reads it from its syntax
// tree, through the helpers that it calls, and answers it for any number.
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_REWRITES_FAMILY_VALUETEST_H
#define SWAPFOLD_REWRITES_FAMILY_VALUETEST_H

#include "rewrites/family/FamilyUnit.h"
#include "llvm/ADT/ArrayRef.h"

namespace swapfold {

/// A predicate over a number of 64 bits without a sign. Options that it asks
/// for are on.
class ValueTest {
public:
  /// Reads \p Predicate of \p Unit. Nothing if it asks for something else than
  /// masks and comparisons of the number with what is constant.
  static std::optional<ValueTest> read(llvm::StringRef Predicate,
                                       const FamilyUnit &Unit);

  /// Whether it accepts \p Number.
  bool accepts(uint64_t Number) const { return evaluate(Root, Number) != 0; }

  /// The numbers that the answers of one or more tests depend on: every
  /// combination of the bits that a mask may look at, below, between and above
  /// all numbers that \p Tests compare with, and those around them.
  static std::set<uint64_t> samples(llvm::ArrayRef<ValueTest> Tests);

  /// Masks look at these bits of the number and at no others.
  static constexpr uint64_t LowBits = 0xff;

private:
  friend class ValueTestReader;
  struct Node {
    enum Kind {
      Number,
      Constant,
      Not,
      And,
      Shift,
      Equal,
      Less,
      Both,
      Either,
      Choice ///< Left if Condition holds, else Right
    } Is;
    uint64_t Value = 0; ///< of a constant
    unsigned Left = 0, Right = 0, Condition = 0;
  };
  uint64_t evaluate(unsigned At, uint64_t Number) const;

  std::vector<Node> Nodes;
  unsigned Root = 0;
  std::set<uint64_t> ComparedWith;
};

} // namespace swapfold

#endif // SWAPFOLD_REWRITES_FAMILY_VALUETEST_H
