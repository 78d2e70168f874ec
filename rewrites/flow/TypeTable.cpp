//===- TypeTable.cpp - the types of entries, numbered ---------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/flow/TypeTable.h"
#include "llvm/ADT/STLExtras.h"

using namespace llvm;

namespace swapfold {

TypeTable::TypeTable(const EntryFamily &Family) {
  std::set<std::string> Types = Family.typesAskedFor();
  Types.insert(Family.unifiedTypes().begin(), Family.unifiedTypes().end());
  for (const auto &[Type, _] : Family.allTypes())
    Types.insert(Type);
  if (!Family.allTypes().empty())
    Everything = 0;
  for (const std::string &Type : Types) {
    if (Names.size() == 63) {
      Everything |= Other;
      break;
    }
    Everything |= TypeMask(1) << Names.size();
    Names.push_back(Type);
  }
}

std::optional<TypeMask> TypeTable::named(StringRef Name) const {
  auto It = lower_bound(Names, Name);
  if (It == Names.end() || *It != Name)
    return std::nullopt;
  return TypeMask(1) << (It - Names.begin());
}

TypeMask TypeTable::maskOf(const std::set<std::string> &Types) const {
  TypeMask Out = 0;
  for (const std::string &Type : Types)
    Out |= named(Type).value_or(Other);
  return Out;
}

std::set<std::string> TypeTable::namesIn(TypeMask Types) const {
  std::set<std::string> Out;
  for (size_t I = 0; I < Names.size(); ++I)
    if (Types >> I & 1)
      Out.insert(Names[I]);
  return Out;
}

} // namespace swapfold
