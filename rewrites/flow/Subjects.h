//===- Subjects.h - what has a kind in a function ---------------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_REWRITES_FLOW_SUBJECTS_H
#define SWAPFOLD_REWRITES_FLOW_SUBJECTS_H

#include "rewrites/sites/FunctionSites.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/FoldingSet.h"
#include "llvm/ADT/SmallVector.h"
#include <optional>
#include <vector>

namespace swapfold {

/// A variable, a field or what a pointer leads to; or what a function makes of
/// one of these and of nothing else: pte_to_swp_entry(pte), swp_type(entry).
struct Subject {
  static constexpr unsigned None = ~0u;

  const clang::Expr *What = nullptr;        ///< null if Variable says it all
  const clang::VarDecl *Variable = nullptr; ///< if that is all of it
  unsigned Base = None;                     ///< the subject that Via is given
  const clang::FunctionDecl *Via = nullptr;
};

/// The subjects of a function, numbered as they are met, and which statements
/// may change them.
class Subjects {
public:
  using StmtSet = llvm::DenseSet<const clang::Stmt *>;

  /// \p Steps are the statements of the function that run one by one.
  Subjects(const FunctionSites &Sites, const StmtSet &Steps)
      : Sites(Sites), Steps(Steps) {}

  const StmtSet &steps() const { return Steps; }
  const Subject &operator[](unsigned Id) const { return All[Id]; }
  unsigned size() const { return All.size(); }

  /// The subject that \p E names. Nothing if it is none: what it reads may be
  /// another value the next time, or change without a statement that does it.
  std::optional<unsigned> find(const clang::Expr *E);
  std::optional<unsigned> find(const clang::VarDecl &Variable);

  /// What \p Via makes of \p Base.
  unsigned derived(unsigned Base, const clang::FunctionDecl &Via);

  /// The subjects that \p Step may change. Those derived from them are not
  /// listed, but change too.
  llvm::ArrayRef<unsigned> changedBy(const clang::Stmt *Step) const;

  /// True if \p Step may change \p Id.
  bool isChangedBy(const clang::Stmt &Step, unsigned Id) const;

  /// True if nothing in the function changes \p Id.
  bool neverChanges(unsigned Id) const;

  /// True if \p Id is a variable of the function, or made of one.
  bool isLocal(unsigned Id) const;

  /// True if \p Id is \p Part, or made of it.
  bool isMadeOf(unsigned Id, unsigned Part) const;

  /// True if something within \p S may change \p Id.
  bool changesWithin(const clang::Stmt &S, unsigned Id) const;

  /// True if the family's entries are of \p Type.
  bool isEntry(clang::QualType Type) const;

  /// True if \p F reads an entry out of something else, whatever that is.
  bool isCarrierReader(const clang::FunctionDecl &F) const;

  /// What the subject is called in the source.
  std::string text(unsigned Id) const;
  /// The subject that is called \p Text, but for white space. Nothing if there
  /// is none so far, or if several are called so.
  std::optional<unsigned> called(llvm::StringRef Text) const;

private:
  std::optional<unsigned> add(Subject New);
  unsigned baseOf(unsigned Id) const;
  const clang::Stmt *stepOf(const clang::Stmt *Change) const;

  const FunctionSites &Sites;
  const StmtSet &Steps;
  std::vector<Subject> All;
  std::vector<llvm::FoldingSetNodeID> Profiles; ///< of What
  std::vector<bool> Followed; ///< false if a change of it cannot be placed
  llvm::DenseMap<const clang::Stmt *, llvm::SmallVector<unsigned, 2>> Changes;
  llvm::DenseSet<unsigned> Changing; ///< what one of Changes changes
};

} // namespace swapfold

#endif // SWAPFOLD_REWRITES_FLOW_SUBJECTS_H
