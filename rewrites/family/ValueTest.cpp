//===- ValueTest.cpp - predicates over a value's number -------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/family/ValueTest.h"

using namespace llvm;

namespace swapfold {

uint64_t ValueTest::evaluate(unsigned At, uint64_t Number) const {
  const Node &N = Nodes[At];
  auto Left = [&] { return evaluate(N.Left, Number); };
  auto Right = [&] { return evaluate(N.Right, Number); };
  switch (N.Is) {
  case Node::Number:
    return Number;
  case Node::Constant:
    return N.Value;
  case Node::Not:
    return !Left();
  case Node::And:
    return Left() & Right();
  case Node::Shift:
    return Left() >> Right();
  case Node::Equal:
    return Left() == Right();
  case Node::Less:
    return Left() < Right();
  case Node::Both:
    return Left() && Right();
  case Node::Either:
    return Left() || Right();
  case Node::Choice:
    return evaluate(N.Condition, Number) ? Left() : Right();
  }
  return 0;
}

std::set<uint64_t> ValueTest::samples(ArrayRef<ValueTest> Tests) {
  std::set<uint64_t> Bases = {0};
  for (const ValueTest &Test : Tests)
    Bases.insert(Test.ComparedWith.begin(), Test.ComparedWith.end());
  // Wherever the answer of a comparison changes, all low bits come before it,
  // at it and behind it.
  std::set<uint64_t> Out;
  for (uint64_t Base : Bases)
    for (uint64_t Low = 0; Low <= 2 * LowBits + 1; ++Low)
      for (uint64_t Sample : {Base + Low, Base - Low})
        Out.insert(Sample);
  for (uint64_t Low = 0; Low <= LowBits; ++Low)
    Out.insert((uint64_t(1) << 47) + Low);
  return Out;
}

} // namespace swapfold
