//===- FamilyConverter.h - the converters of a family -----------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_REWRITES_FAMILY_FAMILYCONVERTER_H
#define SWAPFOLD_REWRITES_FAMILY_FAMILYCONVERTER_H

#include "rewrites/family/EntryFamily.h"

namespace swapfold {

/// A function that makes something else of an entry.
struct FamilyConverter {
  std::string Name;
  std::string Kind;               ///< empty for one of several kinds
  std::set<std::string> Requires; ///< values of the tag that it is right for
  std::string CheckedBy;          ///< the assertion in its body, or nothing
  /// False if it has an answer, NULL or the like, for each other entry.
  bool Partial = true;
  /// Where the kind is configured away it gives NULL or 0.
  bool HasStub = false;
};

/// True if \p Name is what \p Names call a converter.
bool isConverterName(llvm::StringRef Name, const FamilyNames &Names);

/// What the converter \p Name of \p Family is for, by its name and its body.
FamilyConverter converterOf(llvm::StringRef Name, const EntryFamily &Family);

} // namespace swapfold

#endif // SWAPFOLD_REWRITES_FAMILY_FAMILYCONVERTER_H
