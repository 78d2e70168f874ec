//===- HelperProposal.h - what a helper would need --------------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What a part of a function would take and give if it became a function of its
// own. Meant for people: a value that is set and read again is followed by the
// order of the text, not by every path.
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_REWRITES_RULES_HELPERPROPOSAL_H
#define SWAPFOLD_REWRITES_RULES_HELPERPROPOSAL_H

#include "clang/AST/Decl.h"
#include "clang/AST/Stmt.h"
#include <string>
#include <vector>

namespace swapfold {

struct HelperProposal {
  std::vector<std::string> Inputs;  ///< what it only reads, and what it is in
  std::vector<std::string> Outputs; ///< what it sets and others read
  std::vector<std::string> Labels;  ///< outside, that it jumps to
  bool Leaves = false;              ///< it breaks out of a loop around it
  bool Returns = false;             ///< it returns from the function
  bool Entered = false;             ///< something jumps into it

  unsigned parameters() const { return Inputs.size() + Outputs.size(); }

  /// How many ways it ends in, but for its end: each is a value to tell apart.
  unsigned exits() const { return Leaves + Returns + Labels.size(); }

  /// As a clause: "a helper would take 'a' and 'b', and return 'c'".
  std::string describe() const;
};

/// The helper that \p Part of \p Function, which has a body, would be.
HelperProposal proposeHelper(const clang::Stmt &Part,
                             const clang::FunctionDecl &Function);

} // namespace swapfold

#endif // SWAPFOLD_REWRITES_RULES_HELPERPROPOSAL_H
