//===- FamilyNames.cpp - the names that a family goes by ------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/family/FamilyNames.h"
#include "llvm/ADT/STLExtras.h"
#include <tuple>

using namespace llvm;

namespace swapfold {

bool FamilyNames::isEntryType(StringRef Type) const {
  Type.consume_front("const ");
  return Type == EntryType || is_contained(Aliases, Type);
}

bool FamilyNames::isBeside() const {
  return TypeOf == "&" || StringRef(TypeOf).starts_with("->");
}

/// The names that a family has one of, and those that it may have several of.
static constexpr std::string FamilyNames::*Singles[] = {
    &FamilyNames::TypeOf,
    &FamilyNames::Rest,
    &FamilyNames::Predicate,
    &FamilyNames::UnifiedPredicate,
    &FamilyNames::ToPage,
    &FamilyNames::ToPfn,
    &FamilyNames::UnifiedToPage,
    &FamilyNames::Offset,
    &FamilyNames::OffsetPfn,
    &FamilyNames::PfnToPage,
    &FamilyNames::PageToPfn,
    &FamilyNames::MakeEntry,
    &FamilyNames::Constructor,
    &FamilyNames::ReadableConstructor,
    &FamilyNames::WritableConstructor,
    &FamilyNames::WritablePredicate,
    &FamilyNames::Mutator,
    &FamilyNames::WritePredicate};
static constexpr std::vector<std::string> FamilyNames::*Lists[] = {
    &FamilyNames::Headers,   &FamilyNames::Constants,  &FamilyNames::Aliases,
    &FamilyNames::Negations, &FamilyNames::Converters, &FamilyNames::To,
    &FamilyNames::Total};

void FamilyNames::complete(const FamilyNames &Other) {
  for (auto Name : Singles)
    if ((this->*Name).empty())
      this->*Name = Other.*Name;
  for (auto List : Lists)
    append_range(this->*List, Other.*List);
  append_range(Carriers, Other.Carriers);
  Aliases.push_back(Other.EntryType);
}

bool Carrier::operator==(const Carrier &Other) const {
  return std::tie(Type, From, To, Total, Flag, SetFlag, ClearFlag,
                  FlagHeaders) ==
         std::tie(Other.Type, Other.From, Other.To, Other.Total, Other.Flag,
                  Other.SetFlag, Other.ClearFlag, Other.FlagHeaders);
}

bool FamilyNames::operator==(const FamilyNames &Other) const {
  auto Same = [&](auto Name) { return this->*Name == Other.*Name; };
  return std::tie(Name, Summary, EntryType, Carriers) ==
             std::tie(Other.Name, Other.Summary, Other.EntryType,
                      Other.Carriers) &&
         all_of(Singles, Same) && all_of(Lists, Same);
}

Families takeBeside(Families &Known) {
  Families Out;
  for (const FamilyNames &Names : Known)
    if (Names.isBeside())
      Out.push_back(Names);
  erase_if(Known, [](const FamilyNames &Names) { return Names.isBeside(); });
  return Out;
}

bool nameSameValues(const FamilyNames &A, const FamilyNames &B) {
  // Pointers of one type may hold quite different values.
  if (A.isBeside() || B.isBeside())
    return false;
  return A.isEntryType(B.EntryType) || B.isEntryType(A.EntryType) ||
         any_of(A.Aliases,
                [&](StringRef Alias) { return B.isEntryType(Alias); });
}

std::optional<StringRef> matchPattern(StringRef Pattern, StringRef Name) {
  if (!Pattern.contains('*'))
    return std::nullopt;
  auto [Before, After] = Pattern.split('*');
  if (Name.size() <= Before.size() + After.size() ||
      !Name.starts_with(Before) || !Name.ends_with(After))
    return std::nullopt;
  return Name.drop_front(Before.size()).drop_back(After.size());
}

bool matchesName(StringRef Pattern, StringRef Name) {
  return Pattern.contains('*') ? matchPattern(Pattern, Name).has_value()
                               : !Name.empty() && Pattern == Name;
}

bool isConverterName(StringRef Name, const FamilyNames &Names) {
  return matchesName(Names.ToPage, Name) || matchesName(Names.ToPfn, Name) ||
         Name == Names.UnifiedToPage || Name == Names.OffsetPfn ||
         any_of(
             concat<const std::string>(Names.Converters, Names.To, Names.Total),
             [&](StringRef Pattern) { return matchesName(Pattern, Name); });
}

std::string fillPattern(StringRef Pattern, StringRef Kind) {
  auto [Before, After] = Pattern.split('*');
  return Before.str() + Kind.str() + After.str();
}

} // namespace swapfold
