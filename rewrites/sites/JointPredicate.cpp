//===- JointPredicate.cpp - one predicate for several tests ---------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/sites/JointPredicate.h"
#include "rewrites/sites/KindTests.h"
#include "llvm/ADT/STLExtras.h"

using namespace llvm;

namespace swapfold {

/// How \p Predicate comes to an entry: the function that takes it out of the
/// page table entry that the predicate is given, or the entries' type if it is
/// given one. Empty if that is not known.
static std::string readerOf(StringRef Predicate, const EntryFamily &Family,
                            unsigned Depth = 0) {
  if (Family.isPredicate(Predicate))
    return Family.names().EntryType;
  std::set<std::string> Readers;
  auto [Begin, End] = Family.functions().equal_range(Predicate.str());
  for (const auto &Named : make_range(Begin, End)) {
    const HeaderFunction &F = Named.second;
    if (F.IsMacro || F.ParamTypes.size() != 1)
      return "";
    for (const Token &T : F.Body)
      if (any_of(Family.names().Carriers, [&](const Carrier &C) {
            return C.Type == F.ParamTypes[0] && T.is(C.From);
          }))
        Readers.insert(T.Text);
      else if (Family.accepts(T.Text) && Depth < 4 &&
               !Family.isPredicate(T.Text))
        Readers.insert(readerOf(T.Text, Family, Depth + 1));
  }
  return Readers.size() == 1 ? *Readers.begin() : "";
}

std::string jointPredicate(ArrayRef<const Use *> Uses,
                           const EntryFamily &Family) {
  if (Uses.size() < 2)
    return "";
  const std::string Reader = readerOf(Uses.front()->Function, Family);
  Expected<std::set<std::string>> Types = acceptedByAll(Uses, Family);
  if (!Types) {
    consumeError(Types.takeError());
    return "";
  }
  if (Reader.empty() || any_of(Uses, [&](const Use *U) {
        return readerOf(U->Function, Family) != Reader;
      }))
    return "";
  for (const auto &[Name, F] : Family.functions()) {
    const KindSet *Own = Family.accepts(Name);
    if (Own && Own->Exact && Own->Types == *Types && !F.IsMacro &&
        Name != Family.names().UnifiedPredicate &&
        readerOf(Name, Family) == Reader)
      return Name;
  }
  return "";
}

} // namespace swapfold
