//===- Assertions.h - what an assertion says of an entry --------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_REWRITES_SITES_ASSERTIONS_H
#define SWAPFOLD_REWRITES_SITES_ASSERTIONS_H

#include "rewrites/edit/EditPolicy.h"
#include "rewrites/family/EntryFamily.h"
#include "clang/AST/Expr.h"
#include "clang/AST/Stmt.h"
#include <optional>
#include <set>
#include <string>

namespace swapfold {

/// The types that \p Subject can have behind 'VM_BUG_ON(!is_K_entry(subject))';
/// nothing if \p S says no such thing. It is read from the text: without
/// CONFIG_DEBUG_VM the AST has nothing of it.
std::optional<std::set<std::string>> assertedBy(const clang::Stmt &S,
                                                const clang::Expr &Subject,
                                                const EntryFamily &Family,
                                                const EditPolicy &Policy);

} // namespace swapfold

#endif // SWAPFOLD_REWRITES_SITES_ASSERTIONS_H
