//===- FamilyNames.h - the names that a family goes by ----------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The one record of what a tree calls a value that is of one of several kinds,
// and the questions and conversions of it. It is read from a file
// (FamilyFile.h), and all else reads it.
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_REWRITES_FAMILY_FAMILYNAMES_H
#define SWAPFOLD_REWRITES_FAMILY_FAMILYNAMES_H

#include "llvm/ADT/StringRef.h"
#include <optional>
#include <string>
#include <vector>

namespace swapfold {

/// A type that can hold an entry among other things, like pte_t.
struct Carrier {
  std::string Type;
  std::string From; ///< the function that takes the entry out of it
  std::string To;   ///< the one that makes it of an entry
  /// Whether From has an answer for a carrier that holds no entry.
  bool Total = false;
  /// Bits that stand beside the entry: patterns of the functions that ask for
  /// one, set it and clear it. The '*' stands for the bit.
  std::string Flag, SetFlag, ClearFlag;
  /// Paths below a tree, of headers that define such functions.
  std::vector<std::string> FlagHeaders;

  bool operator==(const Carrier &Other) const;
};

/// The names a family goes by: docs/families.md describes each. A '*' stands
/// for the kind. A name that the family does not have is empty.
struct FamilyNames {
  std::string Name;
  std::string Summary;
  /// Paths below a tree, of headers that belong to the family, and of headers
  /// that define the values of its tag.
  std::vector<std::string> Headers, Constants;

  std::string EntryType;
  std::vector<std::string> Aliases; ///< other names of the same type
  /// What gives the tag: a function; "->M" for a member of what the value
  /// points to; "&" for the value itself, as a number.
  std::string TypeOf;
  std::string Rest; ///< the kind of what no predicate accepts, if it is one
  std::vector<Carrier> Carriers;

  std::string Predicate;
  /// Predicates that hold for every kind that has a name.
  std::vector<std::string> Negations;
  std::string UnifiedPredicate;

  std::string ToPage, ToPfn, UnifiedToPage;
  std::vector<std::string> Converters; ///< others, names or patterns
  std::vector<std::string> To;         ///< patterns of a kind's others
  std::vector<std::string> Total;      ///< those with an answer for every value
  std::string Offset, OffsetPfn, PfnToPage, PageToPfn;

  std::string MakeEntry;
  std::string Constructor, ReadableConstructor, WritableConstructor;
  std::string WritablePredicate;
  /// Names that are to go.
  std::string Mutator, WritePredicate;

  /// True if \p Type is one of the names of the entries' type.
  bool isEntryType(llvm::StringRef Type) const;

  /// True if the tag is no function's answer. Such a family has no pair to
  /// unify, and is looked at beside the one that the rules rewrite.
  bool isBeside() const;

  /// Takes over from \p Other, which names the same values, what this family
  /// has no name for.
  void complete(const FamilyNames &Other);

  bool operator==(const FamilyNames &Other) const;
};

/// Families, the preferred one first.
using Families = std::vector<FamilyNames>;

/// Takes those out of \p Known that are looked at beside the others.
Families takeBeside(Families &Known);

/// True if \p A and \p B are names of the same values: of one type, which is
/// not any pointer's.
bool nameSameValues(const FamilyNames &A, const FamilyNames &B);

/// If \p Name matches \p Pattern (one '*'), what the star stands for.
std::optional<llvm::StringRef> matchPattern(llvm::StringRef Pattern,
                                            llvm::StringRef Name);

/// True if \p Name is \p Pattern, or matches it if there is a '*' in it.
bool matchesName(llvm::StringRef Pattern, llvm::StringRef Name);

/// True if \p Name is what \p Names call a converter.
bool isConverterName(llvm::StringRef Name, const FamilyNames &Names);

/// The name that \p Pattern gives to the kind \p Kind.
std::string fillPattern(llvm::StringRef Pattern, llvm::StringRef Kind);

} // namespace swapfold

#endif // SWAPFOLD_REWRITES_FAMILY_FAMILYNAMES_H
