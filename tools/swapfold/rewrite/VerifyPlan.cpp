//===- VerifyPlan.cpp - rewrite --verify ----------------------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "tools/swapfold/rewrite/VerifyPlan.h"
#include "rewrites/plan/Steps.h"
#include "rewrites/text/Failure.h"
#include "tools/swapfold/rewrite/Report.h"
#include "tools/swapfold/verify/Verify.h"
#include <map>

using namespace llvm;

namespace swapfold {

Expected<std::vector<CodeSizes>>
verifyPlan(const Outcome &Run, const RewriteOptions &Options, raw_ostream &OS) {
  StepsRequest Wanted;
  Wanted.Tree = Run.Tree;
  Wanted.DropAssertions = Options.Series && Options.Series->DropAssertions;
  bool Good = true;
  std::map<std::string, std::string> Now; // what earlier steps made
  std::vector<CodeSizes> Sizes;
  unsigned Number = 0;
  const std::vector<Step> Steps = makeSteps(Run.Done, Wanted);
  for (const Step &S : Steps) {
    ++Number;
    VerifyRequest Request(Options, Run.Tree);
    Request.NoCache = false; // what there is, this run has made
    // Constructors, mutators and new names do what the old ones did.
    Request.Identical = S.Of == Part::Split && S.What != Step::Drop;
    Request.AllowLosses = S.What == Step::Drop;
    for (const FileRewrite &Change : S.Changes) {
      std::string Path = Change.Path.substr(Run.Tree.size() + 1);
      Request.Changes.push_back({Path, Change.Old, Change.New});
      Now.erase(Path);
    }
    for (const auto &[Path, Text] : Now)
      Request.Changes.push_back({Path, Text, Text});
    for (const FileDifference &Change : Request.Changes)
      Now[Change.Path] = *Change.New;
    Expected<Verification> Found = verifyChanges(Request);
    if (!Found)
      return Found.takeError();
    Good &= reportVerification(*Found, Request, OS);
    addCodeSizes(*Found,
                 Steps.size() == 1 ? ""
                                   : "patch " + std::to_string(Number) + ", ",
                 Sizes);
  }
  if (!Good)
    return failure("the rewrite needs a look; nothing was written");
  return Sizes;
}

} // namespace swapfold
