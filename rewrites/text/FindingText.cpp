//===- FindingText.cpp - what a finding says, in parts --------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/text/FindingText.h"

using namespace llvm;

namespace swapfold {

FindingText::FindingText(std::string Words) {
  if (!Words.empty())
    Parts.push_back({Part::Words, std::move(Words)});
}

FindingText &FindingText::operator+=(const FindingText &More) {
  for (const Part &P : std::vector<Part>(More.Parts))
    if (P.What == Part::Words && !Parts.empty() &&
        Parts.back().What == Part::Words)
      Parts.back().Text += P.Text;
    else
      Parts.push_back(P);
  return *this;
}

/// The parts in a row, with \p Name and \p Count in place of those, if given.
static std::string joined(const std::vector<FindingText::Part> &Parts,
                          const char *Name, const char *Count) {
  using Part = FindingText::Part;
  std::string Out;
  for (const Part &P : Parts)
    if (P.What == Part::Name)
      Out += Name ? Name : "'" + P.Text + "'";
    else
      Out += P.What == Part::Count && Count ? Count : P.Text;
  return Out;
}

std::string FindingText::str() const { return joined(Parts, nullptr, nullptr); }

std::string FindingText::withoutCounts() const {
  return joined(Parts, nullptr, "#");
}

std::string FindingText::withoutCountsAndNames() const {
  return joined(Parts, "'", "#");
}

std::vector<std::string> FindingText::names() const {
  std::vector<std::string> Out;
  for (const Part &P : Parts)
    if (P.What == Part::Name)
      Out.push_back(P.Text);
  return Out;
}

std::vector<uint64_t> FindingText::counts() const {
  std::vector<uint64_t> Out;
  for (const Part &P : Parts)
    if (P.What == Part::Count)
      Out.push_back(P.Number);
  return Out;
}

FindingText quoted(StringRef Name) {
  return FindingText(
      std::vector<FindingText::Part>{{FindingText::Part::Name, Name.str()}});
}

FindingText counted(uint64_t Number) {
  return FindingText(std::vector<FindingText::Part>{
      {FindingText::Part::Count, std::to_string(Number), Number}});
}

} // namespace swapfold
