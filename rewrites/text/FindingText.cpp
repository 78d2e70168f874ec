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

/// The parts in a row, with \p Name and \p Number in place of those, if given.
static std::string joined(const std::vector<FindingText::Part> &Parts,
                          const char *Name, const char *Number) {
  using Part = FindingText::Part;
  std::string Out;
  for (const Part &P : Parts)
    if (P.What == Part::Name)
      Out += Name ? Name : "'" + P.Text + "'";
    else
      Out += P.What == Part::Number && Number ? Number : P.Text;
  return Out;
}

std::string FindingText::str() const { return joined(Parts, nullptr, nullptr); }

std::string FindingText::withoutNumbers() const {
  return joined(Parts, nullptr, "#");
}

std::string FindingText::withoutNumbersAndNames() const {
  return joined(Parts, "'", "#");
}

std::vector<std::string> FindingText::names() const {
  std::vector<std::string> Out;
  for (const Part &P : Parts)
    if (P.What == Part::Name)
      Out.push_back(P.Text);
  return Out;
}

std::vector<uint64_t> FindingText::numbers() const {
  std::vector<uint64_t> Out;
  for (const Part &P : Parts)
    if (P.What == Part::Number)
      Out.push_back(P.Value);
  return Out;
}

FindingText quoted(StringRef Name) {
  return FindingText(
      std::vector<FindingText::Part>{{FindingText::Part::Name, Name.str()}});
}

FindingText number(uint64_t Value) {
  return FindingText(std::vector<FindingText::Part>{
      {FindingText::Part::Number, std::to_string(Value), Value}});
}

} // namespace swapfold
