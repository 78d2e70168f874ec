//===- FunctionEffects.h - what a function asserts and tests ----*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Machine code does not tell: a read barrier is no instruction on x86, and an
// assertion none where BUG() is configured away. So this reads tokens, in every
// #if branch at once.
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_REWRITES_COMPARE_FUNCTIONEFFECTS_H
#define SWAPFOLD_REWRITES_COMPARE_FUNCTIONEFFECTS_H

#include "rewrites/family/EntryFamily.h"
#include <map>
#include <set>
#include <string>
#include <vector>

namespace swapfold {

/// An assertion or a memory barrier.
struct Effect {
  std::string Text; ///< for people
  std::string Name; ///< "BUG_ON"
  /// The functions that its argument calls, but for predicates and converters;
  /// without any, the argument, with the types that a predicate accepts in
  /// place of its name.
  std::set<std::string> About;
  /// Predicates that must hold for it; "?" for any other condition.
  std::vector<std::string> Guards;

  /// True if this does at least what \p Old did.
  bool covers(const Effect &Old) const;
};

struct FunctionEffects {
  std::vector<Effect> Effects;            ///< in the order of the text
  std::map<std::string, unsigned> Tested; ///< how often each type of entry is
};

using FunctionTable = std::multimap<std::string, HeaderFunction>;

/// What can be looked up about called functions. The first table that has a
/// name counts, with all its definitions; so does the first family.
struct Lookup {
  std::vector<const FunctionTable *> Tables;
  std::vector<const EntryFamily *> Families;

  const KindSet *accepts(llvm::StringRef Predicate) const;
  /// True for what may be rewritten into another converter.
  bool converts(llvm::StringRef Function) const;
};

/// What \p F does, through the helpers that \p Known has. A helper with several
/// definitions does what the busiest of them does.
FunctionEffects effectsOf(const HeaderFunction &F, const Lookup &Known);

/// The same for a function by its name; nothing if no table has it.
FunctionEffects effectsOf(llvm::StringRef Function, const Lookup &Known);

} // namespace swapfold

#endif // SWAPFOLD_REWRITES_COMPARE_FUNCTIONEFFECTS_H
