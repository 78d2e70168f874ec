//===- Stretches.h - what is the same in every configuration ----*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A function with an #if has other statements in another configuration, which
// no parse of this one shows. What stays the same there is a stretch: text
// without a directive, as far as it closes no block that was opened before it.
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_REWRITES_SITES_STRETCHES_H
#define SWAPFOLD_REWRITES_SITES_STRETCHES_H

#include "rewrites/text/HeaderText.h"
#include "clang/AST/Decl.h"
#include "clang/AST/Stmt.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/DenseMap.h"
#include <map>
#include <tuple>
#include <vector>

namespace swapfold {

class FunctionSites;

class Stretches {
public:
  /// Those of the body of \p Sites' function, which must outlive this.
  explicit Stretches(const FunctionSites &Sites);

  /// The body has no directive, and is one stretch.
  bool isOne() const { return Directives.empty(); }

  /// A number for the stretch that \p S is in; 0 if a directive stands in \p S.
  unsigned of(const clang::Stmt &S) const;

  /// True if text that a configuration may hide takes the address of
  /// \p Variable, or hands it on as an array.
  bool mayTakeAddress(const clang::VarDecl &Variable) const;

  /// True if text that a configuration may hide may jump to \p Label.
  bool mayJumpTo(const clang::LabelStmt &Label) const;

private:
  struct Directive {
    unsigned Offset;
    /// In some configuration, what comes next may be a part of what is before.
    bool Continues = false;
    /// In some configuration, what comes next may be an else.
    bool IsElse = false;
    unsigned Next = 0; ///< where the token behind it begins
    /// Where the last statement before it may end: at either of two tokens.
    unsigned Last = 0, BeforeLast = 0;
  };
  struct Place {
    unsigned Begin, Last; ///< of the first token and of the last
  };
  std::optional<Place> placeOf(const clang::Stmt &S) const;
  /// How many directives stand before \p Offset.
  size_t before(unsigned Offset) const;

  const FunctionSites &Sites;
  const clang::SourceManager &Sources;
  clang::FileID File;
  std::vector<Directive> Directives;
  std::vector<Token> Conditional; ///< text that a configuration may hide
  mutable std::map<std::tuple<const clang::Stmt *, size_t, const clang::Stmt *>,
                   unsigned>
      Numbers;
  mutable llvm::DenseMap<const clang::Stmt *, unsigned> Known;
};

} // namespace swapfold

#endif // SWAPFOLD_REWRITES_SITES_STRETCHES_H
