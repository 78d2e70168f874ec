//===- SplitDeclaration.cpp - first declared, then set --------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/sites/SplitDeclaration.h"
#include "rewrites/layout/StatementText.h"
#include "rewrites/sites/FlagCall.h"
#include "rewrites/sites/StatementPlace.h"
#include "rewrites/text/Failure.h"
#include "rewrites/text/HeaderText.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;
using namespace llvm;

namespace swapfold {

/// True if \p Init may run before \p Var has its value.
static bool mayRunBefore(const Expr *Init, const VarDecl &Var,
                         const FunctionSites &Sites, const EditPolicy &Policy) {
  if (!Init)
    return true;
  std::string Text = Policy.spelling(Init->getSourceRange());
  return !Text.empty() && !changesState(Init, Sites) &&
         none_of(tokenize(Text),
                 [&](const Token &T) { return T.is(Var.getName()); });
}

/// The last of the declarations that stand together with \p Declared.
static Expected<const DeclStmt *> lastDeclaration(const DeclStmt &Declared,
                                                  const VarDecl &Var,
                                                  const FunctionSites &Sites,
                                                  const EditPolicy &Policy) {
  const auto *Block = dyn_cast_or_null<CompoundStmt>(Sites.parent(&Declared));
  if (!Block)
    return failure("its declaration stands in the head of a statement");
  const DeclStmt *Last = nullptr;
  for (const Stmt *S : Block->body()) {
    if (!Last && S != &Declared)
      continue;
    const auto *Here = dyn_cast<DeclStmt>(S);
    if (!Here)
      break;
    bool Behind = Last;
    Last = Here;
    for (const Decl *D : Here->decls()) {
      const auto *Other = dyn_cast<VarDecl>(D);
      if (Behind && Other &&
          !mayRunBefore(Other->getInit(), Var, Sites, Policy))
        return failure("a declaration behind it needs its value, or does more "
                       "than declare");
      Behind |= D == &Var;
    }
  }
  return Last;
}

static bool makesEntry(const Stmt *S, const FunctionSites &Sites) {
  if (!S)
    return false;
  const auto *Call = dyn_cast<CallExpr>(S);
  const Use *U = Call ? Sites.useOf(Call) : nullptr;
  return (U && U->Does == Role::Constructor) ||
         any_of(S->children(),
                [&](const Stmt *Child) { return makesEntry(Child, Sites); });
}

/// True if a declaration that stands together with \p Declared, and before
/// \p Var, calls a constructor too, and cannot be split as long as \p Var has
/// its initialiser.
static bool isInTheWay(const DeclStmt &Declared, const VarDecl &Var,
                       const FunctionSites &Sites, const EditPolicy &Policy) {
  std::vector<const VarDecl *> Before;
  for (const Stmt *S : Sites.parent(&Declared)->children()) {
    const auto *Here = dyn_cast_or_null<DeclStmt>(S);
    if (!Here)
      Before.clear();
    else
      for (const Decl *D : Here->decls()) {
        if (D == &Var)
          return any_of(Before, [&](const VarDecl *Other) {
            return makesEntry(Other->getInit(), Sites) &&
                   !mayRunBefore(Var.getInit(), *Other, Sites, Policy);
          });
        if (const auto *Other = dyn_cast<VarDecl>(D))
          Before.push_back(Other);
      }
  }
  return false;
}

Expected<SplitDeclaration> splitDeclaration(const VarDecl &Var,
                                            const FunctionSites &Sites,
                                            const EditPolicy &Policy) {
  if (!Var.hasLocalStorage() || Var.getType().isConstQualified() ||
      Var.getType()->getContainedDeducedType() ||
      Var.getInitStyle() != VarDecl::CInit)
    return failure("the variable gets its value where it is declared");
  const auto *Declared = cast<DeclStmt>(Sites.parent(Var.getInit()));
  Expected<const DeclStmt *> Last =
      lastDeclaration(*Declared, Var, Sites, Policy);
  if (!Last)
    return Last.takeError();
  if (isInTheWay(*Declared, Var, Sites, Policy))
    return failure("a declaration before it is not split because of it");
  Expected<FileRange> End = statementText(**Last, Policy);
  if (!End)
    return End.takeError();
  Expected<FileRange> Name = Policy.editable(Var.getLocation());
  if (!Name)
    return Name.takeError();
  Expected<FileRange> Value = Policy.editable(Var.getInit()->getSourceRange());
  if (!Value)
    return Value.takeError();
  // Attributes may stand before the '='.
  StringRef Code = Policy.fileText(Name->File);
  std::vector<Token> Between =
      tokenize(Code.slice(Name->End, Value->Begin), /*KeepComments=*/true);
  if (Between.empty() || !Between.back().is("="))
    return failure("the declaration is not plain text");
  if (any_of(Between, [](const Token &T) {
        return T.Kind == Token::Comment && StringRef(T.Text).starts_with("//");
      }))
    return failure("a line comment stands in the declaration");
  if (Error E = Policy.plain({Name->File, Name->Begin, End->End}))
    return E;
  Between.pop_back();
  unsigned From = Name->End + (Between.empty() ? 0 : Between.back().end());
  unsigned At = pastTrailingComment(Name->File, End->End, Policy);
  return SplitDeclaration{{Name->File, From, Value->End},
                          {Name->File, At, At},
                          indentAt(Code, Name->Begin).str()};
}

} // namespace swapfold
