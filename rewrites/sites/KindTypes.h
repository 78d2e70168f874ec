//===- KindTypes.h - the types of entries that kinds stand for --*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_REWRITES_SITES_KINDTYPES_H
#define SWAPFOLD_REWRITES_SITES_KINDTYPES_H

#include "rewrites/family/EntryFamily.h"
#include "rewrites/sites/FunctionSites.h"
#include "rewrites/text/FindingText.h"
#include <set>
#include <string>
#include <vector>

namespace swapfold {

/// The types of entries that \p U, which gives a page, a page frame number or
/// another entry, is made for. Empty if that is not known, or all types.
std::set<std::string> typesTakenBy(const Use &U, const EntryFamily &Family);

/// The kinds that have one of \p Types.
std::vector<const Kind *> kindsOf(const std::set<std::string> &Types,
                                  const EntryFamily &Family);

/// The kind whose types are \p Types; null if there is none.
const Kind *wholeKind(const std::set<std::string> &Types,
                      const EntryFamily &Family);

/// \p Names for a message: "'a', 'b' or 'c'", with \p Joint before the last.
FindingText listNames(const std::vector<std::string> &Names,
                      llvm::StringRef Joint);

/// The kinds that have one of \p Types, for a message; if there are none, the
/// types themselves.
FindingText kindNames(const std::set<std::string> &Types,
                      const EntryFamily &Family);

} // namespace swapfold

#endif // SWAPFOLD_REWRITES_SITES_KINDTYPES_H
