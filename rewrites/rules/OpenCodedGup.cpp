//===- OpenCodedGup.cpp - what page table walks are for -------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/rules/OpenCodedGup.h"
#include "rewrites/ast/DynamicRecursiveASTVisitor.h"
#include "rewrites/edit/EditPolicy.h"

using namespace clang;
using namespace llvm;

namespace swapfold {
namespace {

/// The functions that a table of operations is initialised with.
class CallbackFinder : public DynamicRecursiveASTVisitor {
public:
  std::vector<const FunctionDecl *> Found;

  bool VisitDeclRefExpr(DeclRefExpr *Name) override {
    const FunctionDecl *Definition = nullptr;
    if (const auto *F = dyn_cast<FunctionDecl>(Name->getDecl());
        F && F->hasBody(Definition))
      Found.push_back(Definition);
    return true;
  }
};

/// What a callback does with pages, through the helpers that it calls.
class PageDeeds : public DynamicRecursiveASTVisitor {
public:
  explicit PageDeeds(const PageWalkNames &Names) : Names(Names) {}

  const CallExpr *Getter = nullptr;
  bool Collects = false;

  void look(const FunctionDecl &Function) {
    if (Depth == MaxDepth || !Seen.insert(&Function).second)
      return;
    ++Depth;
    TraverseStmt(Function.getBody());
    --Depth;
  }

  bool VisitCallExpr(CallExpr *Call) override {
    const FunctionDecl *Callee = Call->getDirectCallee();
    const FunctionDecl *Definition = nullptr;
    if (!Callee || !Callee->getIdentifier())
      return true;
    if (Names.Getters.match(Callee->getName()))
      Getter = Getter ? Getter : Call;
    else if (!Callee->isInlined() && Callee->hasBody(Definition))
      look(*Definition);
    return true;
  }

  bool VisitBinaryOperator(BinaryOperator *Op) override {
    if (Op->getOpcode() == BO_Assign)
      Collects |= isElement(Op->getLHS()) && isPage(Op->getLHS()->getType()) &&
                  !isa<IntegerLiteral>(Op->getRHS()->IgnoreParenCasts());
    return true;
  }

private:
  static bool isElement(const Expr *E) {
    E = E->IgnoreParenImpCasts();
    const auto *Deref = dyn_cast<UnaryOperator>(E);
    return isa<ArraySubscriptExpr>(E) ||
           (Deref && Deref->getOpcode() == UO_Deref);
  }

  bool isPage(QualType T) const {
    const auto *Record = T->getPointeeType().isNull()
                             ? nullptr
                             : T->getPointeeType()->getAs<RecordType>();
    return Record && Names.Collected.match(Record->getDecl()->getName());
  }

  const PageWalkNames &Names;
  std::set<const FunctionDecl *> Seen;
  unsigned Depth = 0;
  static constexpr unsigned MaxDepth = 2; ///< the callback and its helpers
};

/// The initializer of the table of operations that \p Argument points to.
const Expr *operationsOf(const Expr *Argument) {
  Argument = Argument->IgnoreParenCasts();
  if (const auto *Address = dyn_cast<UnaryOperator>(Argument))
    Argument = Address->getSubExpr()->IgnoreParenCasts();
  const auto *Name = dyn_cast<DeclRefExpr>(Argument);
  const auto *Var = Name ? dyn_cast<VarDecl>(Name->getDecl()) : nullptr;
  const Expr *Init = Var ? Var->getAnyInitializer() : nullptr;
  return Init && isa<InitListExpr>(Init->IgnoreParenCasts()) ? Init : nullptr;
}

} // namespace

std::optional<Finding> findOpenCodedGup(const CallExpr &Call,
                                        const PageWalkNames &Names,
                                        ASTContext &Context) {
  if (EditPolicy(Context).isInDefinition(Call.getBeginLoc()))
    return std::nullopt;
  for (const Expr *Argument : Call.arguments()) {
    const Expr *Operations = operationsOf(Argument);
    if (!Operations)
      continue;
    CallbackFinder Callbacks;
    Callbacks.TraverseStmt(const_cast<Expr *>(Operations));
    for (const FunctionDecl *Callback : Callbacks.Found) {
      PageDeeds FunctionEffects(Names);
      FunctionEffects.look(*Callback);
      if (!FunctionEffects.Getter || !FunctionEffects.Collects)
        continue;
      Finding F;
      F.Loc = Call.getBeginLoc();
      F.Asks = Request::UseGetUserPages;
      F.Message = "page table walk collects pages and takes references, as "
                  "get_user_pages() does";
      F.Notes.push_back(
          {FunctionEffects.Getter->getBeginLoc(),
           ("'" + Callback->getName() + "' takes a reference here").str()});
      return F;
    }
  }
  return std::nullopt;
}

} // namespace swapfold
