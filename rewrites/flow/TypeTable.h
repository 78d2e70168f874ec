//===- TypeTable.h - the types of entries, numbered -------------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_REWRITES_FLOW_TYPETABLE_H
#define SWAPFOLD_REWRITES_FLOW_TYPETABLE_H

#include "rewrites/family/EntryFamily.h"
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace swapfold {

/// A set of types that an entry can have: bits of a TypeTable.
using TypeMask = uint64_t;

/// The types that the predicates of a family ask for, each with a bit. All
/// other types share one.
class TypeTable {
public:
  explicit TypeTable(const EntryFamily &Family);

  /// The types that no predicate asks for, such as those of swap devices.
  static constexpr TypeMask Other = TypeMask(1) << 63;

  /// Every type there is.
  TypeMask all() const { return Everything; }

  /// The bits of \p Types; those that the table does not know are others.
  TypeMask maskOf(const std::set<std::string> &Types) const;

  /// The bit of the type that is called \p Name; nothing if there is none.
  std::optional<TypeMask> named(llvm::StringRef Name) const;

  /// The names of the types in \p Types, without those that share a bit.
  std::set<std::string> namesIn(TypeMask Types) const;

private:
  std::vector<std::string> Names; ///< sorted; the index is the bit
  TypeMask Everything = Other;
};

} // namespace swapfold

#endif // SWAPFOLD_REWRITES_FLOW_TYPETABLE_H
