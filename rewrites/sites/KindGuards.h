//===- KindGuards.h - which kind an entry is proven to be -------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Looks for what must have been true before control reaches a place: tests
// around it, early exits and assertions before it. Whatever could bypass or
// undo a test (labels, loops, changes of the entry) makes it worthless.
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_REWRITES_SITES_KINDGUARDS_H
#define SWAPFOLD_REWRITES_SITES_KINDGUARDS_H

#include "rewrites/edit/EditPolicy.h"
#include "rewrites/sites/FunctionSites.h"
#include "rewrites/sites/ValueChanges.h"
#include <optional>

namespace swapfold {

class KindGuards {
public:
  KindGuards(const FunctionSites &Sites, const EditPolicy &Policy)
      : Sites(Sites), Policy(Policy) {}

  /// The types that \p Entry can have where \p Place stands, if tests prove
  /// that it is of a known kind; otherwise nothing.
  std::optional<std::set<std::string>> proven(const clang::Expr *Place,
                                              const clang::Expr *Entry) const;

  /// The types that \p Entry cannot have where \p Place stands, because tests
  /// answered no.
  std::set<std::string> ruledOut(const clang::Expr *Place,
                                 const clang::Expr *Entry) const;

private:
  /// What is known of an entry's type.
  struct Knowledge {
    std::optional<std::set<std::string>> Possible; ///< one of these
    std::set<std::string> RuledOut;                ///< none of these
  };
  static Knowledge joined(Knowledge A, const Knowledge &B);
  static Knowledge narrowed(Knowledge A, const Knowledge &B);

  /// An entry, or what one was read from by calling \p Via.
  struct Subject {
    const clang::Expr *What;
    const clang::FunctionDecl *Via = nullptr;
  };

  Knowledge known(const clang::Expr *Place, const Subject &Of) const;
  Knowledge implied(const clang::Expr *Condition, bool Holds, const Subject &Of,
                    const clang::Expr *Place, unsigned Depth = 0) const;
  Knowledge impliedByCall(const clang::CallExpr &Call, bool Holds,
                          const Subject &Of, const clang::Expr *Place,
                          unsigned Depth) const;
  Knowledge impliedByVariable(const clang::VarDecl &Flag, bool Holds,
                              const Subject &Of, const clang::Expr *Place,
                              unsigned Depth) const;
  std::optional<Subject> convertedFrom(const clang::Expr *Entry,
                                       const clang::Expr *Place) const;
  bool alwaysBefore(const clang::Stmt *S, const clang::Expr *Place) const;
  bool unchanged(const ValueChanges &All, clang::SourceLocation From,
                 const clang::Expr *Place) const;

  const FunctionSites &Sites;
  const EditPolicy &Policy;
};

} // namespace swapfold

#endif // SWAPFOLD_REWRITES_SITES_KINDGUARDS_H
