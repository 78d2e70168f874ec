//===- FunctionSites.h - a function's uses of the family --------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_REWRITES_SITES_FUNCTIONSITES_H
#define SWAPFOLD_REWRITES_SITES_FUNCTIONSITES_H

#include "rewrites/family/EntryFamily.h"
#include "rewrites/sites/Stretches.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/Decl.h"
#include "clang/AST/Expr.h"
#include "clang/AST/ParentMap.h"
#include <memory>
#include <utility>
#include <vector>

namespace swapfold {

/// What a function of the family does.
enum class Role {
  Predicate,
  ToPage,
  ToPfn,
  UnifiedPredicate,
  UnifiedToPage,
  Offset,      ///< swp_offset() and swp_offset_pfn()
  Converter,   ///< any other, such as softleaf_to_folio()
  Constructor, ///< make_K_entry(page, write)
  Mutator      ///< make_K_entry_read(&entry)
};

/// A function of the family named in a body.
struct Use {
  const clang::DeclRefExpr *Name;
  const clang::CallExpr *Call; ///< null where it is not called
  const clang::Expr *Entry;    ///< the call's first argument as written
  Role Does;
  std::string Function;
};

/// The uses of the family in one function body, in source order.
class FunctionSites {
public:
  FunctionSites(const clang::FunctionDecl &Function, const EntryFamily &Family,
                clang::ASTContext &Context);

  const std::vector<Use> &uses() const { return Uses; }
  /// The names in the body of all functions that the family's headers define,
  /// whatever they do.
  const std::vector<const clang::DeclRefExpr *> &helpers() const {
    return Helpers;
  }
  /// The use whose call \p E is, without parentheses and casts; or null.
  const Use *useOf(const clang::Expr *E) const;

  /// Where \p E was written, and in which macro's expansion; the same for the
  /// copies of a macro's argument.
  std::pair<clang::SourceLocation, clang::SourceLocation>
  written(const clang::Expr &E) const;

  const clang::Stmt *parent(const clang::Stmt *S) const {
    return Parents->getParent(S);
  }
  /// The parent of \p S that is no parentheses and no cast; or null.
  const clang::Stmt *parentPastCasts(const clang::Stmt *S) const {
    do
      S = parent(S);
    while (llvm::isa_and_nonnull<clang::ParenExpr, clang::CastExpr>(S));
    return S;
  }
  const clang::FunctionDecl &function() const { return Function; }
  clang::ASTContext &context() const { return Context; }
  const EntryFamily &family() const { return Family; }
  /// What of the body is the same in every configuration.
  const Stretches &stretches() const;

  /// What a later folder finds out about the function, made by \p Make once.
  /// There can be one such \p Analysis.
  template <typename Analysis, typename Maker>
  const Analysis *kept(Maker Make) const {
    if (!Kept)
      Kept = Make();
    return static_cast<const Analysis *>(Kept.get());
  }

private:
  void dropCopies();

  const clang::FunctionDecl &Function;
  const EntryFamily &Family;
  clang::ASTContext &Context;
  std::vector<Use> Uses;
  std::vector<const clang::DeclRefExpr *> Helpers;
  std::unique_ptr<clang::ParentMap> Parents; ///< only if there are helpers
  mutable std::shared_ptr<const Stretches> Parts;
  mutable std::shared_ptr<const void> Kept;
};

/// The uses of \p Family in what \p Variable, which is in no function, is
/// initialised with.
std::vector<Use> usesOutside(const clang::VarDecl &Variable,
                             const EntryFamily &Family);

/// True if the family's entries are of \p Type.
bool isEntryType(clang::QualType Type, const FamilyNames &Names);

/// True if the type of \p E decides on that of something else: in a typeof, a
/// sizeof or a _Generic, or as the value of an __auto_type.
bool typeIsDeduced(const clang::Expr &E, const FunctionSites &Sites);

/// Converters give a page or a page frame number.
bool isConverter(const Use &U);

/// What \p U, a converter, is called once no kind has one of its own.
const std::string &unifiedName(const Use &U, const EntryFamily &Family);

} // namespace swapfold

#endif // SWAPFOLD_REWRITES_SITES_FUNCTIONSITES_H
