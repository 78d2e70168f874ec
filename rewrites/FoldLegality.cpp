//===- FoldLegality.cpp - whether a chain may be folded -------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/FoldLegality.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "llvm/ADT/STLExtras.h"
#include <algorithm>

using namespace clang;
using namespace llvm;

namespace swapfold {

/// Every converter in the arm takes the entry that the arm tests, and is the
/// right one for it.
static bool convertsItsKind(const Arm &A, const FunctionSites &Sites) {
  const EntryFamily &Family = Sites.family();
  Expected<std::set<std::string>> Tested = acceptedByAll(A.Tested.Uses, Family);
  if (!Tested) {
    consumeError(Tested.takeError());
    return false;
  }
  return all_of(A.Uses, [&](const auto &Entry) {
    const Use &U = *Entry.second;
    if (!sameExpr(U.Entry, &A.entry(), Sites.context()))
      return false;
    const Kind *K = U.Does == Role::ToPage  ? Family.kindOfToPage(U.Function)
                    : U.Does == Role::ToPfn ? Family.kindOfToPfn(U.Function)
                                            : nullptr;
    if (U.Does == Role::Offset && U.Function == Family.names().Offset)
      return true;
    const KindSet *Own = K ? Family.accepts(K->Predicate) : nullptr;
    if (K && !Own)
      return false;
    const std::set<std::string> &Takes =
        Own ? Own->Types : Family.unifiedTypes();
    return std::includes(Takes.begin(), Takes.end(), Tested->begin(),
                         Tested->end());
  });
}

/// True if \p What stands anywhere within \p Where.
static bool mentions(const Stmt *Where, const Expr *What,
                     const ASTContext &Context) {
  const auto *E = dyn_cast<Expr>(Where);
  if (E && sameExpr(E, What, Context))
    return true;
  return any_of(Where->children(), [&](const Stmt *Child) {
    return Child && mentions(Child, What, Context);
  });
}

/// Independent ifs: once an arm has run, the later tests must still say no, and
/// must not have been changed by it.
static Error maySkipTests(ArrayRef<Arm> Arms, const FunctionSites &Sites) {
  ASTContext &Context = Sites.context();
  for (const Arm &A : Arms.drop_back()) {
    const Stmt *Then = A.If->getThen();
    if (alwaysJumps(Then))
      continue;
    while (const auto *Block = dyn_cast<CompoundStmt>(Then)) {
      if (Block->size() != 1)
        return because("an arm does more than set its target before the next "
                       "test");
      Then = Block->body_front();
    }
    const auto *Set = dyn_cast<BinaryOperator>(Then);
    if (!Set || Set->getOpcode() != BO_Assign)
      return because("an arm does more than set its target before the next "
                     "test");
    const Expr *Entry = &A.entry();
    if (Set->getLHS()->HasSideEffects(Context))
      return because("the target expression has side effects");
    if (mentions(Set->getLHS(), Entry, Context) ||
        mentions(Entry, asWritten(Set->getLHS()), Context))
      return because("the target is a part of the entry or the entry of it");
    // The value is the converter and what is pure beside it.
    struct CallFinder : RecursiveASTVisitor<CallFinder> {
      const FunctionSites *Sites;
      bool Found = false;
      bool VisitStmt(Stmt *S) {
        const auto *E = dyn_cast<Expr>(S);
        const auto *Op = dyn_cast<BinaryOperator>(S);
        const auto *Unary = dyn_cast<UnaryOperator>(S);
        if ((isa<CallExpr>(S) && !Sites->useOf(E)) ||
            (Op && Op->isAssignmentOp()) ||
            (Unary && Unary->isIncrementDecrementOp()))
          Found = true;
        return !Found;
      }
    } Calls;
    Calls.Sites = &Sites;
    Calls.TraverseStmt(const_cast<Expr *>(Set->getRHS()));
    if (Calls.Found)
      return because("an arm does more than set its target before the next "
                     "test");
  }
  return Error::success();
}

Error mayFold(ArrayRef<Arm> Arms, bool InARow, const FunctionSites &Sites,
              const EditPolicy &Policy) {
  const Arm &First = Arms.front();
  if (Error E = readsOnce(First.entry(), Sites.context()))
    return E;
  Expected<FileRange> If =
      Policy.editable({First.If->getIfLoc(), First.If->getRParenLoc()});
  if (!If)
    return If.takeError();
  Expected<FileRange> Parens =
      Policy.editable({First.If->getLParenLoc(), First.If->getRParenLoc()});
  if (!Parens)
    return Parens.takeError();
  FileRange Whole{If->File, If->Begin, Arms.back().Then.End};
  for (const Arm &A : Arms) {
    if (A.Then.File != Whole.File || A.Then.End > Whole.End)
      return because("it does not stand in one file");
    if (!convertsItsKind(A, Sites))
      return because("an arm converts another kind or entry than it tests");
  }
  if (Policy.hasDirective(Whole))
    return because("a preprocessor directive stands inside");

  // Comments: those of the arms may repeat the first arm's, no other may go.
  if (Policy.hasComment(*Parens))
    return because("a comment in the condition would be lost");
  for (size_t I = 1; I < Arms.size(); ++I)
    if (Policy.hasComment(
            {Whole.File, Arms[I - 1].Then.End, Arms[I].Then.Begin}) ||
        (!Arms[I].Comments.empty() && Arms[I].Comments != First.Comments))
      return because("a comment on an arm would be lost");
  if (!isa<CompoundStmt>(First.If->getThen()) &&
      isa<IfStmt>(First.If->getThen()))
    return because("an arm without braces is an if of its own");
  if (InARow)
    if (Error E = maySkipTests(Arms, Sites))
      return E;

  return Error::success();
}

} // namespace swapfold
