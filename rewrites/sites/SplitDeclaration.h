//===- SplitDeclaration.h - first declared, then set ------------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_REWRITES_SITES_SPLITDECLARATION_H
#define SWAPFOLD_REWRITES_SITES_SPLITDECLARATION_H

#include "rewrites/edit/EditPolicy.h"
#include "rewrites/sites/FunctionSites.h"

namespace swapfold {

/// How a variable's value moves behind the declarations of its block.
struct SplitDeclaration {
  FileRange Initialiser; ///< to delete: ' = value'
  FileRange Behind;      ///< where statements go, behind a line's end
  std::string Indent;    ///< of these statements
};

/// Fails, with the reason as a clause, if something needs the value before, or
/// could change it. The value itself may be anything.
llvm::Expected<SplitDeclaration> splitDeclaration(const clang::VarDecl &Var,
                                                  const FunctionSites &Sites,
                                                  const EditPolicy &Policy);

} // namespace swapfold

#endif // SWAPFOLD_REWRITES_SITES_SPLITDECLARATION_H
