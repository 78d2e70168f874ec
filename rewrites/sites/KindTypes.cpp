//===- KindTypes.cpp - the types of entries that kinds stand for ----------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/sites/KindTypes.h"
#include "llvm/ADT/STLExtras.h"

using namespace llvm;

namespace swapfold {

std::set<std::string> typesTakenBy(const Use &U, const EntryFamily &Family) {
  const Kind *K = nullptr;
  switch (U.Does) {
  case Role::UnifiedToPage:
    return Family.unifiedTypes();
  case Role::Offset:
    return U.Function == Family.names().OffsetPfn ? Family.unifiedTypes()
                                                  : std::set<std::string>();
  case Role::ToPage:
    K = Family.kindOfToPage(U.Function);
    break;
  case Role::ToPfn:
    K = Family.kindOfToPfn(U.Function);
    break;
  case Role::Converter: {
    const FamilyConverter &C = Family.converters().at(U.Function);
    return C.Partial ? C.Requires : std::set<std::string>();
  }
  case Role::Mutator:
    K = Family.kindOfMutator(U.Function);
    break;
  case Role::Predicate:
  case Role::UnifiedPredicate:
  case Role::Constructor:
    break;
  }
  const KindSet *Own = K ? Family.accepts(K->Predicate) : nullptr;
  return Own ? Own->Types : std::set<std::string>();
}

std::vector<const Kind *> kindsOf(const std::set<std::string> &Types,
                                  const EntryFamily &Family) {
  std::vector<const Kind *> Out;
  for (const Kind &K : Family.kinds()) {
    const KindSet *Own = Family.accepts(K.Predicate);
    if (Own && !Own->Compound &&
        any_of(Own->Types, [&](const auto &T) { return Types.count(T); }))
      Out.push_back(&K);
  }
  return Out;
}

const Kind *wholeKind(const std::set<std::string> &Types,
                      const EntryFamily &Family) {
  for (const Kind &K : Family.kinds())
    if (const KindSet *Own = Family.accepts(K.Predicate);
        Own && Own->Types == Types)
      return &K;
  return nullptr;
}

FindingText listNames(const std::vector<std::string> &Names, StringRef Joint) {
  FindingText Out;
  for (size_t I = 0; I < Names.size(); ++I) {
    if (I)
      Out += I + 1 == Names.size() ? " " + Joint.str() + " " : ", ";
    Out += quoted(Names[I]);
  }
  return Out;
}

FindingText kindNames(const std::set<std::string> &Types,
                      const EntryFamily &Family) {
  std::vector<std::string> Names;
  for (const Kind *K : kindsOf(Types, Family))
    Names.push_back(K->Name);
  if (Names.empty())
    Names.assign(Types.begin(), Types.end());
  return listNames(Names, "or");
}

} // namespace swapfold
