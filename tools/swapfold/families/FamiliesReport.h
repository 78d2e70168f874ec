//===- FamiliesReport.h - what a tree has of each family, printed *- C++
//-*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_TOOLS_FAMILIES_FAMILIESREPORT_H
#define SWAPFOLD_TOOLS_FAMILIES_FAMILIESREPORT_H

#include "tools/swapfold/families/TreeFamilies.h"
#include "llvm/ADT/ArrayRef.h"

namespace swapfold {

/// \p Found, which a tree has of \p Known, for people.
std::string familiesAsText(llvm::ArrayRef<TreeFamily> Found,
                           const Families &Known);

/// The same as JSON: docs/families.md describes it.
std::string familiesAsJSON(llvm::ArrayRef<TreeFamily> Found);

} // namespace swapfold

#endif // SWAPFOLD_TOOLS_FAMILIES_FAMILIESREPORT_H
