//===- TagValues.cpp - the values of a family's tag -----------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "tools/swapfold/families/TagValues.h"
#include "rewrites/family/HeaderConstants.h"
#include "llvm/ADT/STLExtras.h"

using namespace llvm;

namespace swapfold {

std::vector<TagValue> tagValues(ArrayRef<EntryFamily::Source> Headers,
                                const std::set<std::string> &Names,
                                StringRef Tag) {
  HeaderConstants Constants;
  for (const EntryFamily::Source &Header : Headers)
    Constants.add(Header.Text);
  const auto Values = Constants.values(Names);
  std::vector<TagValue> Out;
  for (const std::string &Name : Names) {
    TagValue &Value = Out.emplace_back();
    Value.Name = Name;
    if (auto Known = Values.find(Name); Known != Values.end())
      Value.Value = Known->second.Number;
    for (size_t I = 0; I < Headers.size(); ++I)
      if (std::optional<unsigned> At = Constants.offset(I, Name)) {
        Value.Options = Conditionals(Headers[I].Text)
                            .settingsFor(*At)
                            .value_or(OptionSettings());
        break;
      }
  }
  // A tag that is computed can be what some return of it says.
  for (const EntryFamily::Source &Header : Headers)
    for (const HeaderFunction &F : headerFunctions(Header.Path, Header.Text)) {
      if (F.Name != Tag)
        continue;
      for (size_t I = 0; I + 1 < F.Body.size(); ++I)
        for (TagValue &Value : Out)
          if (F.Body[I].is("return") && F.Body[I + 1].is(Value.Name))
            if (auto Set =
                    Conditionals(Header.Text).settingsFor(F.Body[I + 1].Offset))
              Value.Options.insert(Set->begin(), Set->end());
    }
  llvm::sort(Out, [](const TagValue &A, const TagValue &B) {
    return std::tie(A.Value, A.Name) < std::tie(B.Value, B.Name);
  });
  return Out;
}

} // namespace swapfold
