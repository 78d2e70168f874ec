//===- CheckResult.cpp - what one look at files found ---------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "tools/swapfold/check/CheckResult.h"
#include "tools/swapfold/check/CheckReport.h"
#include "tools/swapfold/options/Rules.h"
#include "tools/swapfold/parse/BlindSpots.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace llvm;

namespace swapfold {

void CheckResult::see(const Outcome &Run, const Input &Files, StringRef Rules) {
  NotChecked = notChecked(Run);
  addShownBy(Run.Parsed, Shown);
  Broken = brokenFunctions(Run);
  for (const ScannedFile &File : Run.Scanned.Files)
    if (Files.Files.empty() || is_contained(Files.Files, File.Path))
      (Run.Entered.count(File.Path) ? Checked : NotEntered).insert(File.Path);
  for (const Configuration &How : Run.Configurations)
    (How.Derived ? Derived : Configurations).insert(How.Name);
  for (const ParsedFile &Parsed : Run.Parsed)
    for (const auto &[Path, Of] : Parsed.Visible)
      for (unsigned Offset : Of.Seen)
        Places.insert({Path, Offset});
  if (!needsEveryBody(Rules) && needsEveryName(Rules))
    LeftOut = leftOut(Run.Scanned, Files);
}

void CheckResult::add(CheckResult Next) {
  erase_if(Findings, [&](const Proposal &P) {
    return Next.Checked.count(P.Where.Path) != 0;
  });
  append_range(Findings, Next.Findings);
  llvm::sort(Findings);
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
  std::set<RepeatKey> Known;
  erase_if(Findings, [&](const Proposal &P) {
    return !Known.insert(repeatKey(P)).second;
  });
}

} // namespace swapfold
