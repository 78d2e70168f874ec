//===- OpenCodedGup.h - what page table walks are for -----------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_REWRITES_RULES_OPENCODEDGUP_H
#define SWAPFOLD_REWRITES_RULES_OPENCODEDGUP_H

#include "rewrites/edit/Finding.h"
#include "rewrites/text/NameGlobs.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/Expr.h"
#include <optional>

namespace swapfold {

struct PageWalkNames {
  NameGlobs Walkers;   ///< functions that call back for each entry
  NameGlobs Getters;   ///< functions that take a reference to a page
  NameGlobs Collected; ///< structures that pages are collected as

  static constexpr const char *DefaultWalkers = "walk_page_*";
  static constexpr const char *DefaultGetters =
      "get_page;try_get_page;try_grab_page;get_page_unless_zero;folio_get;"
      "folio_try_get;try_grab_folio";
  static constexpr const char *DefaultCollected = "page;folio";
};

/// What is wrong with \p Call, of a walker, if a callback among its operations
/// takes references to pages and puts these into an array: what
/// get_user_pages() does. Else nothing.
std::optional<Finding> findOpenCodedGup(const clang::CallExpr &Call,
                                        const PageWalkNames &Names,
                                        clang::ASTContext &Context);

} // namespace swapfold

#endif // SWAPFOLD_REWRITES_RULES_OPENCODEDGUP_H
