//===- KindTests.h - tests of an entry's kind -------------------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_REWRITES_SITES_KINDTESTS_H
#define SWAPFOLD_REWRITES_SITES_KINDTESTS_H

#include "rewrites/ast/Expressions.h"
#include "rewrites/edit/EditPolicy.h"
#include "rewrites/sites/FunctionSites.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/Support/Error.h"
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace swapfold {

/// Kind tests over one entry that belong together.
struct KindTests {
  std::vector<const Use *> Uses;
  Likely Hint = Likely::No; ///< only if all of them have it
};

/// 'a(e) || b(e)', or one test alone, if \p Condition is nothing else.
std::optional<KindTests> readTests(const clang::Expr *Condition,
                                   const FunctionSites &Sites);

/// The operands of nested \p Op, left to right. \p Nested, if given, gets \p E
/// and the shorter rows in it. With \p IgnoreLikely rows and operands are those
/// without likely(), parentheses and casts.
void flatten(const clang::Expr *E, clang::BinaryOperatorKind Op,
             std::vector<const clang::Expr *> &Into,
             llvm::DenseSet<const clang::Expr *> *Nested = nullptr,
             bool IgnoreLikely = false);

/// The test that \p E is, under likely() or unlikely() or not.
const Use *readTest(const clang::Expr *E, const FunctionSites &Sites,
                    Likely *Hint = nullptr);

/// The union of what \p Uses accept. Fails, with the reason, if that is not
/// known exactly or two of them overlap.
llvm::Expected<std::set<std::string>>
acceptedByAll(llvm::ArrayRef<const Use *> Uses, const EntryFamily &Family);

/// True if \p Uses together ask what the unified predicate asks.
bool spellUnified(llvm::ArrayRef<const Use *> Uses, const EntryFamily &Family);

/// What \p U is asked about, as it reads where the call stands; or nothing if
/// that is no plain text.
std::string entryText(const Use &U, const EditPolicy &Policy);

/// Fails, with the reason, if \p Condition, in which \p Uses were found, says
/// more than these tests and likely() or unlikely(): a macro may hide it.
llvm::Error saysOnlyTests(const FileRange &Condition,
                          llvm::ArrayRef<const Use *> Uses,
                          const EditPolicy &Policy);

/// Fails, with the reason, if reading the entry of \p Test twice is not reading
/// it once. \p MayCall takes calls for harmless that change nothing: those that
/// a macro makes of its argument, whose user did not ask for them twice.
llvm::Error readsOnce(const Use &Test, clang::ASTContext &Context,
                      bool MayCall = false);

/// A call of \p Function on the entry of \p Like, as \p Like would write it.
/// Fails, with the reason, if that entry does not stand in plain text.
llvm::Expected<std::string> callLike(const Use &Like, llvm::StringRef Function,
                                     const EditPolicy &Policy);

} // namespace swapfold

#endif // SWAPFOLD_REWRITES_SITES_KINDTESTS_H
