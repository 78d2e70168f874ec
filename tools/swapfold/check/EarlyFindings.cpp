//===- EarlyFindings.cpp - what is said before the end --------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "tools/swapfold/check/EarlyFindings.h"
#include "rewrites/plan/Plan.h"
#include "rewrites/tree/FileList.h"
#include "tools/swapfold/options/Rules.h"
#include "tools/swapfold/report/Output.h"
#include "llvm/ADT/STLExtras.h"

using namespace llvm;

namespace swapfold {

void EarlyFindings::dropPrinted(std::vector<Proposal> &Some) const {
  erase_if(Some,
           [&](const Proposal &P) { return Printed.count(repeatKey(P)) != 0; });
}

Error EarlyFindings::print(std::vector<Proposal> Some) {
  erase_if(Some, [&](const Proposal &P) { return !Wanted(P); });
  dropRepeats(Some);
  dropPrinted(Some);
  if (Known)
    Known->drop(Some, Tree);
  if (Some.empty())
    return Error::success();
  for (const Proposal &P : Some)
    Printed.insert(repeatKey(P));
  std::string Text;
  raw_string_ostream Stream(Text);
  printFindings({Tree, Some, {}, {}}, Format, Stream);
  return printOut(Text);
}

Error EarlyFindings::parsed(ArrayRef<ParsedFile> Found) {
  std::vector<Proposal> Some = mergeProposals(Found, PlanRequest{Tree, {}});
  erase_if(Some, [](const Proposal &P) {
    return !isSourceFile(P.Where.Path) && !isEntryRule(P.Rule);
  });
  return print(std::move(Some));
}

Error EarlyFindings::read(const TextFindings &Texts) {
  std::vector<Proposal> Some = Texts.Proposals;
  erase_if(Some, [&](const Proposal &P) {
    return Texts.Unsure.count(P.Where.Path) != 0;
  });
  llvm::sort(Some);
  return print(std::move(Some));
}

void addTexts(std::vector<Proposal> &Findings, ArrayRef<TextFindings> Texts,
              const std::set<std::string> &Entered) {
  std::vector<Proposal> New;
  for (const TextFindings &Some : Texts)
    for (const Proposal &P : Some.Proposals)
      if (!binary_search(Findings, P) &&
          !(Some.Unsure.count(P.Where.Path) && Entered.count(P.Where.Path)))
        New.push_back(P);
  append_range(Findings, New);
  llvm::sort(Findings);
}

} // namespace swapfold
