//===- FamilyConverter.cpp - the converters of a family -------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/family/EntryFamily.h"
#include "rewrites/family/FamilyEvaluation.h"
#include "llvm/ADT/STLExtras.h"
#include <algorithm>
#include <iterator>

using namespace llvm;

namespace swapfold {

/// \p Depth: of the calls that led to it.
static FamilyConverter read(StringRef Name, const EntryFamily &Family,
                            FamilyEvaluation &Evaluation, unsigned Depth) {
  FamilyConverter Out;
  Out.Name = Name.str();
  const Kind *K = Family.kindOfToPage(Name);
  Out.HasStub = K && K->ToPageHasStub;
  if (!K && (K = Family.kindOfToPfn(Name)))
    Out.HasStub = K->ToPfnHasStub;
  if (K) {
    Out.Kind = K->Name;
    if (const KindSet *Own = Family.accepts(K->Predicate))
      Out.Requires = Own->Types;
  } else if (Name == Family.names().UnifiedToPage ||
             Name == Family.names().OffsetPfn) {
    Out.Requires = Family.unifiedTypes();
  }
  for (StringRef Pattern : Family.names().To)
    if (std::optional<StringRef> To = matchPattern(Pattern, Name);
        To && Out.Requires.empty()) {
      const KindSet *Own =
          Family.accepts(fillPattern(Family.names().Predicate, *To));
      if (Own)
        Out.Requires = Own->Types;
      else if (*To == Family.names().Rest && Family.allTypes().count(To->str()))
        Out.Requires = {To->str()};
      if (!Out.Requires.empty())
        Out.Kind = To->str();
    }
  Out.Partial = !is_contained(Family.names().Total, Name);
  const FamilyEvaluation::Checks Checks = Evaluation.checks(Name);
  Out.Partial &= !Checks.AnswersAll;
  if (!Checks.By.empty()) {
    std::set<std::string> Both;
    std::set_intersection(Out.Requires.begin(), Out.Requires.end(),
                          Checks.Passing.begin(), Checks.Passing.end(),
                          std::inserter(Both, Both.end()));
    Out.Requires = Both.empty() ? Checks.Passing : Both;
    Out.CheckedBy = Checks.By;
  }
  auto [Begin, End] = Family.functions().equal_range(Name.str());
  // What it calls to convert the entry says what entries it is for.
  for (const auto &[_, F] : make_range(Begin, End))
    for (const Token &T : F.Body)
      if (Out.Requires.empty() && Depth < 4 &&
          isConverterName(T.Text, Family.names()) && Family.defines(T.Text)) {
        FamilyConverter Inner = read(T.Text, Family, Evaluation, Depth + 1);
        Out.Requires = Inner.Requires;
        Out.CheckedBy = Inner.CheckedBy;
      }
  return Out;
}

void EntryFamily::readConverters(FamilyEvaluation &Evaluation) {
  for (const auto &[Name, F] : Functions)
    if (isConverterName(Name, Names) && F.ParamNames.size() == 1 &&
        !Converters.count(Name))
      Converters.emplace(Name, read(Name, *this, Evaluation, 0));
}

} // namespace swapfold
