//===- OpenCoded.h - pages of entries by hand -------------------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_REWRITES_SITES_OPENCODED_H
#define SWAPFOLD_REWRITES_SITES_OPENCODED_H

#include "rewrites/edit/EditPolicy.h"
#include "rewrites/sites/FunctionSites.h"
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace swapfold {

/// The text of pfn_to_page(swp_offset(entry)), or of the same with a converter
/// to the page frame number, if \p Pfn is the call inside.
std::optional<FileRange> openCodedPage(const Use &Pfn,
                                       const EntryFamily &Family,
                                       const EditPolicy &Policy);

/// The edits that make a call of \p New, whose argument stays, of \p Whole,
/// what openCodedPage() gave for \p Pfn.
llvm::Expected<std::vector<Edit>> replaceOpenCoded(const Use &Pfn,
                                                   const FileRange &Whole,
                                                   llvm::StringRef New,
                                                   const EditPolicy &Policy);

/// What the unified converter asserts, and pfn_to_page() does not, of entries
/// that have one of \p Types: "smp_rmb() and BUG_ON()", or nothing.
std::string assertionsFor(const std::set<std::string> &Types,
                          const EntryFamily &Family);

/// True if every definition of \p Converter is 'return pfn_to_page(...);' and
/// nothing else.
bool onlyConverts(llvm::StringRef Converter, const EntryFamily &Family);

} // namespace swapfold

#endif // SWAPFOLD_REWRITES_SITES_OPENCODED_H
