//===- Formats.cpp - what formats share -----------------------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "tools/swapfold/report/Formats.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/JSON.h"

using namespace llvm;

namespace swapfold {

std::string asUTF8(StringRef Text) {
  return json::isUTF8(Text) ? Text.str() : json::fixUTF8(Text);
}

std::vector<TextEdit> fixOf(const Proposal &P, const PrintedFindings &What) {
  std::vector<TextEdit> Edits = P.Edits;
  if (Edits.empty())
    return Edits;
  for (const HeaderNeed &Need : P.Needs) {
    const Proposal *Adding = find_if(
        What.Findings, [&](const Proposal &O) { return O.Adds == Need; });
    if (Adding != What.Findings.end())
      append_range(Edits, Adding->Edits);
  }
  if (any_of(Edits, [](const TextEdit &E) { return !json::isUTF8(E.Text); }))
    return {};
  llvm::sort(Edits);
  Edits.erase(llvm::unique(Edits), Edits.end());
  return Edits;
}

} // namespace swapfold
