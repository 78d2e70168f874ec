//===- Assertions.h - what an assertion says of an entry ------ -*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_REWRITES_FLOW_ASSERTIONS_H
#define SWAPFOLD_REWRITES_FLOW_ASSERTIONS_H

#include "clang/AST/ASTContext.h"
#include <optional>
#include <string>
#include <vector>

namespace swapfold {

/// VM_BUG_ON(!is_K_entry(subject) && !is_L_entry(subject)).
struct Assertion {
  std::vector<std::string> Predicates; ///< one of them accepts the subject
  std::string Subject;                 ///< without white space
};

/// True for BUG_ON, VM_BUG_ON, and those that also print what they are given,
/// such as VM_BUG_ON_PAGE. DEBUG_BUG_ON() may be anything.
bool isAssertion(llvm::StringRef Macro);

/// The assertion whose expansion \p Loc is in; nothing if it is in none. It is
/// read from the text: without CONFIG_DEBUG_VM the AST has nothing of it.
std::optional<Assertion> assertionAround(clang::SourceLocation Loc,
                                         const clang::SourceManager &Sources);

} // namespace swapfold

#endif // SWAPFOLD_REWRITES_FLOW_ASSERTIONS_H
