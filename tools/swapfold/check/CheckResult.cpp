//===- CheckResult.cpp - what one look at files found ---------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "tools/swapfold/check/CheckResult.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace llvm;

namespace swapfold {

void CheckResult::add(CheckResult Next) {
  erase_if(Findings, [&](const Proposal &P) {
    return Next.Checked.count(P.Where.Path) != 0;
  });
  append_range(Findings, Next.Findings);
  llvm::sort(Findings, [](const Proposal &A, const Proposal &B) {
    return A.key() < B.key();
  });
  for (auto &[Place, Names] : Next.Shown)
    Shown[Place] = std::move(Names);
  Changes = std::move(Next.Changes);
  Fixed += Next.Fixed;
  append_range(NotChecked, Next.NotChecked);
  llvm::sort(NotChecked);
  NotChecked.erase(llvm::unique(NotChecked,
                                [](const NotParsed &A, const NotParsed &B) {
                                  return !(A < B) && !(B < A);
                                }),
                   NotChecked.end());
  Broken.insert(Next.Broken.begin(), Next.Broken.end());
  Checked.insert(Next.Checked.begin(), Next.Checked.end());
  NotEntered.insert(Next.NotEntered.begin(), Next.NotEntered.end());
  Configurations.insert(Next.Configurations.begin(), Next.Configurations.end());
  Places.insert(Next.Places.begin(), Next.Places.end());
  Derived.insert(Next.Derived.begin(), Next.Derived.end());
  if (!LeftOut) // later looks are at less than was asked for
    LeftOut = Next.LeftOut;
  Unseen |= Next.Unseen;
}

void dropRepeats(std::vector<Proposal> &Findings) {
  std::set<std::tuple<Place, std::string, std::string>> Known;
  erase_if(Findings, [&](const Proposal &P) {
    return !Known.insert({P.Where, P.Rule, P.Message.withoutNumbers()}).second;
  });
}

} // namespace swapfold
