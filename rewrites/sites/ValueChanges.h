//===- ValueChanges.h - what may change an entry ----------------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A test of an entry says something of a later place only if nothing changes
// the entry in between. What is read from locals alone whose address nobody
// takes is changed by their names only; anything else may change in every call
// and in every write through a pointer. An array's address is taken where it is
// named without a subscript. A call whose callees are all in sight and write to
// nothing but their own variables changes nothing.
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_REWRITES_SITES_VALUECHANGES_H
#define SWAPFOLD_REWRITES_SITES_VALUECHANGES_H

#include "rewrites/sites/FunctionSites.h"
#include "clang/AST/Stmt.h"
#include "llvm/ADT/SmallPtrSet.h"
#include <utility>
#include <vector>

namespace swapfold {

using Variables = llvm::SmallPtrSet<const clang::VarDecl *, 8>;

/// Adds every variable that \p S names to \p Into.
void variablesIn(const clang::Stmt &S, Variables &Into);

/// A statement that may change a value.
struct ValueChange {
  const clang::Stmt *By;
  /// What is assigned to the whole of the subject; null if that is not known.
  const clang::Expr *Value;
};

/// All that may change an expression in a function, and where control comes in
/// from elsewhere.
class ValueChanges {
public:
  ValueChanges(const clang::Expr &Subject, const FunctionSites &Sites);
  ValueChanges(const clang::VarDecl &Subject, const FunctionSites &Sites);

  /// In source order; calls and the like are among them only if others than
  /// this function can reach the subject.
  const std::vector<ValueChange> &all() const { return Writes; }

  /// True if the subject calls something that may give another value each time.
  bool mayDiffer() const { return Unstable; }

  /// True if a change or an entrance stands between two places: what held at
  /// \p From need not hold at \p To.
  bool between(clang::SourceLocation From, clang::SourceLocation To) const;

  /// True if a change stands within \p S.
  bool within(const clang::Stmt &S) const;

  /// True if a label stands before \p Place, so that it may run repeatedly.
  bool hasLabelBefore(clang::SourceLocation Place) const;

private:
  friend class ChangeCollector;

  const clang::SourceManager &Sources;
  /// The subject calls something that may give another value each time.
  bool Unstable = false;
  std::vector<ValueChange> Writes;
  std::vector<const clang::LabelStmt *> Labels;
  /// Each case with its switch.
  std::vector<std::pair<const clang::SwitchCase *, const clang::SwitchStmt *>>
      Cases;
};

} // namespace swapfold

#endif // SWAPFOLD_REWRITES_SITES_VALUECHANGES_H
