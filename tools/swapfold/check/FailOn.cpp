//===- FailOn.cpp - which findings fail a check ---------------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "tools/swapfold/check/FailOn.h"
#include "rewrites/text/Failure.h"
#include "tools/swapfold/options/Rules.h"
#include "llvm/ADT/STLExtras.h"

using namespace llvm;

namespace swapfold {

Expected<FailOn> FailOn::read(StringRef List) {
  FailOn Out{"", false, false};
  SmallVector<StringRef> Words;
  List.split(Words, ',', -1, /*KeepEmpty=*/false);
  if (Words.empty())
    return failure("--fail-on: nothing given; 'none' is for nothing");
  for (StringRef Word : Words) {
    Word = Word.trim();
    Out.Remarks |= Word == "remark";
    Out.Unchecked |= Word == "unchecked";
    if (Word == "none" || Word == "unchecked")
      continue;
    if (Word == "warning" || Word == "remark") {
      Word = "*";
    } else if (Expected<std::string> Known = selectRules(
                   Word.starts_with("-") ? Word.drop_front() : Word);
               !Known) {
      consumeError(Known.takeError());
      return failure("--fail-on: '" + Word +
                     "' is no rule; there are also warning, remark, unchecked "
                     "and none");
    }
    Out.Rules += (Out.Rules.empty() ? "" : ",") + Word.str();
  }
  return Out;
}

bool FailOn::fails(ArrayRef<Proposal> Findings, bool Unseen) const {
  return (Unseen && Unchecked) || any_of(Findings, [&](const Proposal &P) {
           return (Remarks || !P.IsRemark) && selectsRule(Rules, P.Rule);
         });
}

} // namespace swapfold
