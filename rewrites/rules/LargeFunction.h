//===- LargeFunction.h - what each flag of a function guards ----*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_REWRITES_RULES_LARGEFUNCTION_H
#define SWAPFOLD_REWRITES_RULES_LARGEFUNCTION_H

#include "clang/AST/ASTContext.h"
#include "clang/AST/Decl.h"
#include <string>
#include <vector>

namespace swapfold {

/// The branches of a function that one flag decides.
struct FlagPart {
  std::string Flag;
  unsigned Statements = 0;   ///< of all its branches
  unsigned Branches = 0;     ///< how many these are
  clang::SourceLocation Loc; ///< of the if before the largest
  unsigned Largest = 0;      ///< its statements
};

/// What the flags of \p Function, which has a body, guard, most first. A flag
/// is a bit that is tested (`flags & TTU_MIGRATION`) or a bool parameter. A
/// branch within a branch of the same flag is not counted again.
std::vector<FlagPart> flagParts(const clang::FunctionDecl &Function,
                                const clang::ASTContext &Context);

} // namespace swapfold

#endif // SWAPFOLD_REWRITES_RULES_LARGEFUNCTION_H
