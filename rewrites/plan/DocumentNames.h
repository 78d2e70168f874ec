//===- DocumentNames.h - new names in documentation -------------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_REWRITES_PLAN_DOCUMENTNAMES_H
#define SWAPFOLD_REWRITES_PLAN_DOCUMENTNAMES_H

#include "rewrites/plan/Deletion.h"

namespace swapfold {

/// \p Text, of a document, with the new names for \p Gone where one takes the
/// place of an old one. A row of a grid table about a name that has become two
/// becomes two rows; the table's columns are widened if they must be.
std::string withNewNames(llvm::StringRef Text,
                         llvm::ArrayRef<DeletedName> Gone);

} // namespace swapfold

#endif // SWAPFOLD_REWRITES_PLAN_DOCUMENTNAMES_H
