//===- OperandLines.h - the operands of a condition ------------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_REWRITES_LAYOUT_OPERANDLINES_H
#define SWAPFOLD_REWRITES_LAYOUT_OPERANDLINES_H

#include "rewrites/layout/LineBreaks.h"

namespace swapfold {

/// A condition of an if, a while or a switch.
struct Condition {
  int Open; ///< the token that opens it
  /// The first tokens of lines that follow && or || and do not start under the
  /// first operand of their parentheses, nor as the file has it elsewhere.
  std::vector<int> Misaligned;
  /// The first tokens of long lines that hold several operands.
  std::vector<int> Crammed;
};

/// The conditions of the file in which something is wrong, for lines of
/// \p Limit columns.
std::vector<Condition> badConditions(const SourceLines &Lines, unsigned Limit);

/// True if a condition has several of its operands on \p Line, which is wider
/// than \p Limit columns. Up to five more are no matter if it holds two and
/// ends with the second.
bool isCrammed(const SourceLines &Lines, unsigned Line, unsigned Limit);

/// \p Text, the lines of a condition's unit, aligned and, if \p Split, with
/// each operand of a long line on a line of its own; or why not. Lines that are
/// still too long are broken if they can be.
llvm::Expected<std::string> layOutOperands(llvm::StringRef Text,
                                           const UnitLines &Place, bool Split,
                                           const LineRules &Rules);

} // namespace swapfold

#endif // SWAPFOLD_REWRITES_LAYOUT_OPERANDLINES_H
