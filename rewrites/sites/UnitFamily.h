//===- UnitFamily.h - the entry family of a translation unit ----*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_REWRITES_SITES_UNITFAMILY_H
#define SWAPFOLD_REWRITES_SITES_UNITFAMILY_H

#include "rewrites/family/EntryFamily.h"
#include "rewrites/sites/FunctionSites.h"
#include "clang/AST/ASTContext.h"
#include "llvm/ADT/ArrayRef.h"
#include <memory>
#include <vector>

namespace swapfold {

/// What every rule about entries needs of a translation unit, read once for all
/// of them.
class UnitFamily {
public:
  /// Reads the unit of \p Context for one of \p Known.
  UnitFamily(clang::ASTContext &Context, const Families &Known);

  /// Reads the unit for those of \p Beside that it uses, a family for each.
  static std::vector<std::shared_ptr<UnitFamily>>
  besides(clang::ASTContext &Context, const Families &Beside);

  const EntryFamily &family() const { return Family; }

  /// The headers that define the family.
  llvm::ArrayRef<clang::FileID> headers() const { return Headers; }

  /// The uses of the family in \p Function, until another one is asked for.
  const FunctionSites &sitesOf(const clang::FunctionDecl &Function);

private:
  UnitFamily(clang::ASTContext &Context, const FamilyNames &Beside,
             std::vector<clang::FileID> Headers);
  void addHeaders(const Families &Known);

  clang::ASTContext &Context;
  EntryFamily Family;
  std::vector<clang::FileID> Headers;
  const clang::FunctionDecl *Last = nullptr;
  std::unique_ptr<FunctionSites> LastSites;
};

} // namespace swapfold

#endif // SWAPFOLD_REWRITES_SITES_UNITFAMILY_H
