//===- DeadEnd.cpp - where control does not come back from ----------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/ast/DeadEnd.h"
#include "clang/AST/Decl.h"
#include "clang/AST/Expr.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;
using namespace llvm;

namespace swapfold {

/// True if control may leave \p S otherwise than at its end.
static bool mayLeave(const Stmt &S) {
  const auto *Asm = dyn_cast<GCCAsmStmt>(&S);
  return isa<ReturnStmt, GotoStmt, IndirectGotoStmt, BreakStmt, ContinueStmt>(
             S) ||
         (Asm && Asm->isAsmGoto()) ||
         any_of(S.children(),
                [](const Stmt *Child) { return Child && mayLeave(*Child); });
}

/// True if control never gets behind \p S, nor anywhere else in the function.
static bool neverComesBack(const Stmt &S) {
  if (const auto *Call = dyn_cast<CallExpr>(&S))
    return Call->getDirectCallee() && Call->getDirectCallee()->isNoReturn();
  if (const auto *Do = dyn_cast<DoStmt>(&S))
    return neverComesBack(*Do->getBody());
  if (const auto *Block = dyn_cast<CompoundStmt>(&S))
    for (const Stmt *Part : Block->body()) {
      if (neverComesBack(*Part))
        return true;
      if (mayLeave(*Part))
        return false;
    }
  return false;
}

bool isDeadEnd(const Stmt &S, function_ref<const Stmt *(const Stmt *)> Parent) {
  const Stmt *From = &S;
  for (const Stmt *P = Parent(From); From && !mayLeave(*From);
       From = P, P = From ? Parent(From) : nullptr) {
    if (neverComesBack(*From))
      return true;
    const auto *Block = dyn_cast_or_null<CompoundStmt>(P);
    if (!Block)
      continue;
    bool Behind = false;
    for (const Stmt *Part : Block->body()) {
      if (Behind && neverComesBack(*Part))
        return true;
      if (Behind && mayLeave(*Part))
        return false;
      Behind |= Part == From;
    }
  }
  return false;
}

} // namespace swapfold
