//===- CellFamily.h - a family for tests ------------------------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_TEST_UNIT_CELLFAMILY_H
#define SWAPFOLD_TEST_UNIT_CELLFAMILY_H

#include "rewrites/family/FamilyNames.h"

namespace swapfold {

/// The names of a family beside others, which a header of the test defines:
/// cells, which are told apart by \p Tag.
inline FamilyNames cellNames(llvm::StringRef Tag = "&") {
  FamilyNames Out;
  Out.Name = "cell";
  Out.EntryType = Tag == "&" ? "void *" : "struct cell *";
  Out.TypeOf = Tag.str();
  Out.Rest = "plain";
  Out.Predicate = "cell_is_*";
  Out.To = {"cell_to_*"};
  return Out;
}

} // namespace swapfold

#endif // SWAPFOLD_TEST_UNIT_CELLFAMILY_H
