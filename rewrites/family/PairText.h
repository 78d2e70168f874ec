//===- PairText.h - how the unified pair is written -------------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_REWRITES_FAMILY_PAIRTEXT_H
#define SWAPFOLD_REWRITES_FAMILY_PAIRTEXT_H

#include "rewrites/family/EntryFamily.h"
#include "llvm/ADT/ArrayRef.h"

namespace swapfold {

/// A kind that the pair stands for.
struct PairMember {
  std::string Name;      ///< "migration"
  std::string Predicate; ///< "is_migration_entry"
  /// What its converter does besides converting: statements on the parameter
  /// 'entry' and the page 'p', one tab deep, with their comments. Or nothing.
  std::string Effects;
};

/// The unified predicate in kernel style, with a comment.
std::string unifiedPredicateText(const FamilyNames &N,
                                 llvm::ArrayRef<PairMember> Members);

/// The unified converter, with every effect under its own kind's test. It
/// returns \p PageType, a type as written. Block comments of effects have no
/// more than \p Columns where blanks part their words.
std::string unifiedConverterText(const FamilyNames &N,
                                 llvm::StringRef PfnFunction,
                                 llvm::StringRef PageType,
                                 llvm::ArrayRef<PairMember> Members,
                                 unsigned Columns);

} // namespace swapfold

#endif // SWAPFOLD_REWRITES_FAMILY_PAIRTEXT_H
