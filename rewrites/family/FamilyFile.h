//===- FamilyFile.h - families as files -------------------------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A family is a YAML file; docs/families.md describes it. Those in
// rewrites/families are built in.
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_REWRITES_FAMILY_FAMILYFILE_H
#define SWAPFOLD_REWRITES_FAMILY_FAMILYFILE_H

#include "rewrites/family/FamilyNames.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/Support/Error.h"

namespace swapfold {

/// Reads \p Text, the contents of \p Path. Fails with "PATH:LINE:COLUMN: ..."
/// for the first thing in it that is wrong.
llvm::Expected<FamilyNames> readFamily(llvm::StringRef Path,
                                       llvm::StringRef Text);

/// The same for the file \p Path.
llvm::Expected<FamilyNames> readFamilyFile(llvm::StringRef Path);

/// The families of entries that are built in, the preferred one first.
const Families &builtInFamilies();

/// The families that are built in and are looked at beside those.
const Families &builtInBeside();

/// The value of an option, or null if it is not set.
using OptionLookup =
    llvm::function_ref<std::optional<std::string>(llvm::StringRef Option)>;

/// The families that the options of the swapops-* checks ask for: the files
/// that 'Family' names (with ';' between them), and those that are built in,
/// swp_entry under the names that the options give it. Those that are looked at
/// beside it come last. Fails, as
/// readFamilyFile(), if a file is wrong.
llvm::Expected<Families> familiesByOptions(OptionLookup Value);

} // namespace swapfold

#endif // SWAPFOLD_REWRITES_FAMILY_FAMILYFILE_H
