//===- FamilyOptions.h - the family's names as options ----------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_REWRITES_FAMILY_FAMILYOPTIONS_H
#define SWAPFOLD_REWRITES_FAMILY_FAMILYOPTIONS_H

#include "rewrites/family/FamilyNames.h"

namespace swapfold {

/// The CheckOption of the swapops-* checks that names more families' files.
inline constexpr const char *FamilyOption = "Family";

/// The family whose names are options, as they were before families were files.
inline constexpr const char *NamedByOptions = "swp_entry";

/// A CheckOption of the swapops-* checks and the name that it sets in that
/// family.
struct NameOption {
  const char *Option;
  std::string FamilyNames::*Name;
};

inline constexpr NameOption NameOptions[] = {
    {"EntryType", &FamilyNames::EntryType},
    {"Predicate", &FamilyNames::Predicate},
    {"ToPage", &FamilyNames::ToPage},
    {"ToPfn", &FamilyNames::ToPfn},
    {"UnifiedPredicate", &FamilyNames::UnifiedPredicate},
    {"UnifiedToPage", &FamilyNames::UnifiedToPage},
    {"TypeOf", &FamilyNames::TypeOf},
    {"Offset", &FamilyNames::Offset},
    {"OffsetPfn", &FamilyNames::OffsetPfn},
    {"PfnToPage", &FamilyNames::PfnToPage},
    {"PageToPfn", &FamilyNames::PageToPfn},
    {"MakeEntry", &FamilyNames::MakeEntry},
    {"Constructor", &FamilyNames::Constructor},
    {"Mutator", &FamilyNames::Mutator},
    {"WritePredicate", &FamilyNames::WritePredicate},
    {"ReadableConstructor", &FamilyNames::ReadableConstructor},
    {"WritableConstructor", &FamilyNames::WritableConstructor},
    {"WritablePredicate", &FamilyNames::WritablePredicate},
};

} // namespace swapfold

#endif // SWAPFOLD_REWRITES_FAMILY_FAMILYOPTIONS_H
