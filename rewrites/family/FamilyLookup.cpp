//===- FamilyLookup.cpp - what a family says of a name --------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/family/EntryFamily.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SetOperations.h"

using namespace llvm;

namespace swapfold {

const Kind *EntryFamily::kindWith(std::string Kind::*Name,
                                  StringRef Function) const {
  auto It = find_if(Kinds, [&](const Kind &K) {
    return !Function.empty() && K.*Name == Function;
  });
  return It == Kinds.end() ? nullptr : &*It;
}

const Kind *EntryFamily::kindOfPredicate(StringRef Function) const {
  return kindWith(&Kind::Predicate, Function);
}

const Kind *EntryFamily::kindOfToPage(StringRef Function) const {
  return kindWith(&Kind::ToPage, Function);
}

const Kind *EntryFamily::kindOfToPfn(StringRef Function) const {
  return kindWith(&Kind::ToPfn, Function);
}

const Kind *EntryFamily::kindOfConstructor(StringRef Function) const {
  return kindWith(&Kind::Constructor, Function);
}

const Kind *EntryFamily::kindOfMutator(StringRef Function) const {
  return kindWith(&Kind::Mutator, Function);
}

const Kind *EntryFamily::kindOfWritePredicate(StringRef Function) const {
  return kindWith(&Kind::WritePredicate, Function);
}

const KindSet *EntryFamily::accepts(StringRef Function) const {
  auto It = Predicates.find(Function.str());
  return It == Predicates.end() ? nullptr : &It->second;
}

bool EntryFamily::isPredicate(StringRef Function) const {
  auto It = Functions.find(Function.str());
  return It != Functions.end() && takesEntry(It->second) &&
         (accepts(Function) || matchPattern(Names.Predicate, Function));
}

bool EntryFamily::isHelper(StringRef Function) const {
  if (!Names.isBeside())
    return defines(Function);
  return isPredicate(Function) || Converters.count(Function.str());
}

std::set<std::string> EntryFamily::typesAskedFor() const {
  std::set<std::string> Out;
  for (const auto &[Name, _] : Functions)
    if (const KindSet *Accepted = accepts(Name))
      Out.insert(Accepted->Types.begin(), Accepted->Types.end());
  return Out;
}

std::set<std::string>
EntryFamily::otherTypes(const std::set<std::string> &Types) const {
  std::set<std::string> Out;
  for (const auto &[Type, _] : AllTypes)
    if (!Types.count(Type))
      Out.insert(Type);
  return Out;
}

std::set<std::string> EntryFamily::obsoleteNames() const {
  std::set<std::string> Out;
  for (const Kind &K : Kinds)
    for (const std::string *Name :
         {&K.ToPage, &K.ToPfn, &K.Constructor, &K.Mutator, &K.WritePredicate})
      if (!Name->empty())
        Out.insert(*Name);
  return Out;
}

std::set<std::string> EntryFamily::interestingNames() const {
  std::set<std::string> Out = obsoleteNames();
  for (const Kind &K : Kinds)
    if (!K.Predicate.empty())
      Out.insert(K.Predicate);
  for (const auto &[Name, _] : Predicates)
    if (isPredicate(Name) &&
        (matchPattern(Names.Predicate, Name) ||
         any_of(builtInFamilies(), [&, &Name = Name](const FamilyNames &Other) {
           return nameSameValues(Names, Other) &&
                  matchPattern(Other.Predicate, Name);
         })))
      Out.insert(Name);
  if (Names.isBeside())
    for (const auto &[Name, C] : Converters)
      if (C.Partial && !C.Requires.empty())
        Out.insert(Name);
  if (HasUnifiedPredicate)
    Out.insert(Names.UnifiedPredicate);
  if (HasUnifiedToPage)
    Out.insert(Names.UnifiedToPage);
  return Out;
}

} // namespace swapfold
