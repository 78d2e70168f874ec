//===- BesideFamily.cpp - families whose tag is no function ---------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/family/EntryFamily.h"
#include "rewrites/family/FamilyEvaluation.h"
#include "rewrites/family/ValueTest.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include <algorithm>

using namespace llvm;

namespace swapfold {

EntryFamily EntryFamily::beside(const std::vector<Source> &Headers,
                                const FamilyNames &Names) {
  EntryFamily Family;
  Family.Names = Names;
  Family.readFunctions(Headers);
  HeaderConstants Constants;
  for (const Source &Header : Headers)
    Constants.add(Header.Text);
  bool Incomplete;
  std::unique_ptr<FamilyEvaluation> Evaluation =
      Names.TypeOf == "&" ? Family.readValueKinds(Constants)
                          : Family.readPredicates(Constants, Incomplete);
  Family.readKinds();
  Family.readConverters(*Evaluation);
  return Family;
}

namespace {

/// A kind that has a predicate, and the samples that this accepts.
struct SampledKind {
  std::string Name, Predicate;
  std::set<uint64_t> Accepted;
};

} // namespace

/// What values are called that \p Kinds, and no others, accept: by the
/// narrowest if each lies within the next, else by all.
static std::string nameOf(std::vector<const SampledKind *> Kinds,
                          StringRef Rest) {
  if (Kinds.empty())
    return Rest.empty() ? "other" : Rest.str();
  llvm::sort(Kinds, [](const SampledKind *A, const SampledKind *B) {
    return std::make_pair(A->Accepted.size(), StringRef(A->Name)) <
           std::make_pair(B->Accepted.size(), StringRef(B->Name));
  });
  auto Within = [](const SampledKind *A, const SampledKind *B) {
    return A->Accepted.size() < B->Accepted.size() &&
           std::includes(B->Accepted.begin(), B->Accepted.end(),
                         A->Accepted.begin(), A->Accepted.end());
  };
  if (std::is_sorted(Kinds.begin(), Kinds.end(),
                     [&](auto *B, auto *A) { return !Within(A, B); }))
    return Kinds.front()->Name;
  std::vector<StringRef> All;
  for (const SampledKind *K : Kinds)
    All.push_back(K->Name);
  llvm::sort(All);
  return join(All, "+");
}

/// Numbers that all predicates answer alike are of one type.
std::unique_ptr<FamilyEvaluation>
EntryFamily::readValueKinds(const HeaderConstants &Constants) {
  auto Out = std::make_unique<FamilyEvaluation>(Functions, Names, Constants);
  std::vector<SampledKind> Kinds;
  std::vector<ValueTest> Tests;
  for (auto It = Functions.begin(); It != Functions.end();
       It = Functions.upper_bound(It->first))
    if (std::optional<StringRef> K = matchPattern(Names.Predicate, It->first);
        K && takesEntry(It->second))
      if (std::optional<ValueTest> Test =
              ValueTest::read(It->first, Out->unit())) {
        Kinds.push_back({K->str(), It->first, {}});
        Tests.push_back(std::move(*Test));
      }
  if (Tests.empty())
    return Out;
  std::map<std::vector<bool>, uint64_t> Alike;
  for (uint64_t Sample : ValueTest::samples(Tests)) {
    std::vector<bool> Answers;
    for (size_t I = 0; I < Tests.size(); ++I) {
      Answers.push_back(Tests[I].accepts(Sample));
      if (Answers.back())
        Kinds[I].Accepted.insert(Sample);
    }
    Alike.emplace(std::move(Answers), Sample);
  }
  for (const auto &[Answers, First] : Alike) {
    std::vector<const SampledKind *> Own;
    for (size_t I = 0; I < Kinds.size(); ++I)
      if (Answers[I])
        Own.push_back(&Kinds[I]);
    const std::string Type = nameOf(Own, Names.Rest);
    AllTypes.emplace(Type, First);
    for (const SampledKind *K : Own)
      Predicates[K->Predicate].Types.insert(Type);
  }
  std::set<std::string> Types;
  for (const auto &[Type, _] : AllTypes)
    Types.insert(Type);
  Out->setTags(Types);
  for (const auto &[Name, Accepts] : Predicates)
    Out->know(Name, Accepts);
  return Out;
}

} // namespace swapfold
