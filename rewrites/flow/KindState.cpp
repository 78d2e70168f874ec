//===- KindState.cpp - what is known at one point of a function -----------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/flow/KindState.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;
using namespace llvm;

namespace swapfold {

static void addPlaces(KindFact &To, const KindFact &From) {
  for (SourceLocation L : From.From)
    if (!is_contained(To.From, L))
      To.From.push_back(L);
}

KindFacts bothOf(KindFacts A, const KindFacts &B) {
  for (const auto &[Id, Fact] : B) {
    auto [It, New] = A.try_emplace(Id, Fact);
    if (New || (It->second.Types & ~Fact.Types) == 0)
      continue;
    It->second.Types &= Fact.Types;
    addPlaces(It->second, Fact);
  }
  return A;
}

KindFacts eitherOf(const KindFacts &A, const KindFacts &B) {
  KindFacts Out;
  for (const auto &[Id, Fact] : A)
    if (auto It = B.find(Id); It != B.end()) {
      // Where no type is left nobody comes from.
      const bool FromA = Fact.Types || !It->second.Types;
      KindFact &Joined =
          Out.emplace(Id, FromA ? Fact : It->second).first->second;
      Joined.Types |= It->second.Types;
      if (FromA && It->second.Types)
        addPlaces(Joined, It->second);
    }
  return Out;
}

Consequence bothOf(const Consequence &A, const Consequence &B) {
  return A && B ? Consequence(bothOf(*A, *B)) : std::nullopt;
}

Consequence eitherOf(const Consequence &A, const Consequence &B) {
  return A && B ? Consequence(eitherOf(*A, *B)) : A ? A : B;
}

unsigned KindState::root(unsigned Id) const {
  const Subject S = (*Known)[Id];
  if (S.Base != Subject::None)
    Id = Known->derived(root(S.Base), *S.Via);
  auto It = Copies.find(Id);
  return It == Copies.end() ? Id : root(It->second);
}

const KindFact *KindState::factOf(unsigned Id) const {
  auto It = Facts.find(root(Id));
  return It == Facts.end() ? nullptr : &It->second;
}

TypeMask KindState::typesOf(unsigned Id) const {
  const KindFact *Fact = factOf(Id);
  return Fact ? Fact->Types : Types->all();
}

Consequence KindState::ifIs(unsigned Id, bool True) const {
  auto It = Flags.find(Id);
  if (It == Flags.end())
    return KindFacts();
  return True ? It->second.IfTrue : It->second.IfFalse;
}

void KindState::enter(unsigned To) {
  if (!To || To != Stretch) {
    Facts.clear();
    Copies.clear();
    Flags.clear();
  }
  Stretch = To;
}

void KindState::learn(const KindFacts &What) {
  for (const auto &[Id, Fact] : What)
    Facts = bothOf(std::move(Facts), {{root(Id), Fact}});
}

/// All subjects that this says something of.
std::set<unsigned> KindState::mentioned() const {
  std::set<unsigned> Out;
  for (const auto &[Id, _] : Facts)
    Out.insert(Id);
  for (const auto &[To, From] : Copies)
    Out.insert(From);
  for (const auto &[_, F] : Flags)
    for (const Consequence *C : {&F.IfTrue, &F.IfFalse})
      if (*C)
        for (const auto &[Id, Fact] : **C)
          Out.insert(Id);
  return Out;
}

/// What was said of \p From is said of \p To, or of nothing.
void KindState::rename(unsigned From, std::optional<unsigned> To) {
  auto In = [&](KindFacts &Where) {
    auto Node = Where.extract(From);
    if (Node && To)
      Where[*To] = std::move(Node.mapped());
  };
  In(Facts);
  for (auto &[_, F] : Flags)
    for (Consequence *C : {&F.IfTrue, &F.IfFalse})
      if (*C)
        In(**C);
  for (auto It = Copies.begin(); It != Copies.end();) {
    if (It->second == From && To && It->first != *To)
      It->second = *To;
    else if (It->second == From) {
      It = Copies.erase(It);
      continue;
    }
    ++It;
  }
}

void KindState::forget(unsigned Id) {
  Copies.erase(Id);
  Flags.erase(Id);
  // A variable that holds the old value goes on holding it.
  std::optional<unsigned> Heir;
  for (const auto &[To, From] : Copies)
    if (From == Id && !Heir)
      Heir = To;
  for (unsigned Made : mentioned()) {
    const Subject S = (*Known)[Made];
    if (S.Base != Id)
      continue;
    if (Heir)
      rename(Made, Known->derived(*Heir, *S.Via));
    else
      forget(Made);
  }
  rename(Id, Heir);
}

void KindState::copy(unsigned From, unsigned To) {
  if (unsigned Root = root(From); Root != To)
    Copies[To] = Root;
}

void KindState::set(unsigned To, KindFact Fact) {
  if (Fact.Types != Types->all())
    Facts[To] = std::move(Fact);
}

void KindState::setFlag(unsigned To, Consequence IfTrue, Consequence IfFalse) {
  for (Consequence *C : {&IfTrue, &IfFalse})
    if (*C) {
      KindFacts OfRoots;
      for (const auto &[Id, Fact] : **C)
        OfRoots = bothOf(std::move(OfRoots), {{root(Id), Fact}});
      *C = std::move(OfRoots);
    }
  Flags[To] = {std::move(IfTrue), std::move(IfFalse)};
}

bool KindState::join(const KindState &Other) {
  KindState Out(*Known, *Types);
  if (Stretch == Other.Stretch)
    Out.Stretch = Stretch;
  for (const auto &[To, From] : Copies)
    if (auto It = Other.Copies.find(To);
        It != Other.Copies.end() && It->second == From)
      Out.Copies.insert({To, From});
  std::set<unsigned> Ids;
  for (const KindState *S :
       std::initializer_list<const KindState *>{this, &Other}) {
    for (const auto &[Id, _] : S->Facts)
      Ids.insert(Id);
    for (const auto &[To, From] : S->Copies)
      Ids.insert(To);
  }
  for (unsigned Id : Ids) {
    const KindFact *A = factOf(Id), *B = Other.factOf(Id);
    if (A && B && Out.root(Id) == Id)
      Out.set(Id, eitherOf({{Id, *A}}, {{Id, *B}}).at(Id));
  }
  // If a flag is never so on one way, all that the other way knows follows.
  for (const auto &[Id, A] : Flags) {
    auto It = Other.Flags.find(Id);
    if (It == Other.Flags.end())
      continue;
    auto Joined = [&](const Consequence &OfA, const Consequence &OfB) {
      Consequence C = eitherOf(OfA ? bothOf(OfA, Facts) : OfA,
                               OfB ? bothOf(OfB, Other.Facts) : OfB);
      if (!C)
        return C;
      for (auto Fact = C->begin(); Fact != C->end();)
        if ((Out.typesOf(Fact->first) & ~Fact->second.Types) == 0)
          Fact = C->erase(Fact);
        else
          ++Fact;
      return C;
    };
    Flag F = {Joined(A.IfTrue, It->second.IfTrue),
              Joined(A.IfFalse, It->second.IfFalse)};
    if (!F.IfTrue || !F.IfFalse || !F.IfTrue->empty() || !F.IfFalse->empty())
      Out.Flags.insert({Id, std::move(F)});
  }
  bool Same = Facts == Out.Facts && Copies == Out.Copies &&
              Flags == Out.Flags && Stretch == Out.Stretch;
  *this = std::move(Out);
  return !Same;
}

} // namespace swapfold
