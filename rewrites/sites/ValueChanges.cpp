//===- ValueChanges.cpp - what may change an entry ------------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/sites/ValueChanges.h"
#include "rewrites/ast/DeadEnd.h"
#include "rewrites/ast/DynamicRecursiveASTVisitor.h"
#include "rewrites/ast/Expressions.h"
#include "rewrites/ast/PureCall.h"
#include "clang/AST/Attr.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;
using namespace llvm;

namespace swapfold {

/// The variable that holds \p E itself, if no pointer or reference is on the
/// way from one to the other.
static const VarDecl *holder(const Expr *E) {
  E = asWritten(E);
  if (const auto *Ref = dyn_cast<DeclRefExpr>(E)) {
    const auto *Variable = dyn_cast<VarDecl>(Ref->getDecl());
    return Variable && !Variable->getType()->isReferenceType() ? Variable
                                                               : nullptr;
  }
  if (const auto *Member = dyn_cast<MemberExpr>(E))
    return Member->isArrow() ? nullptr : holder(Member->getBase());
  if (const auto *Index = dyn_cast<ArraySubscriptExpr>(E))
    return asWritten(Index->getBase())->getType()->isArrayType()
               ? holder(Index->getBase())
               : nullptr;
  return nullptr;
}

void variablesIn(const Stmt &S, Variables &Into) {
  if (const auto *Ref = dyn_cast<DeclRefExpr>(&S))
    if (const auto *Variable = dyn_cast<VarDecl>(Ref->getDecl()))
      Into.insert(Variable);
  for (const Stmt *Child : S.children())
    if (Child)
      variablesIn(*Child, Into);
}

/// x->page and x->entry, which are no union's.
static bool differentMembers(const Expr *A, const Expr *B,
                             const ASTContext &Context) {
  const auto *MemberA = dyn_cast<MemberExpr>(asWritten(A));
  const auto *MemberB = dyn_cast<MemberExpr>(asWritten(B));
  if (!MemberA || !MemberB ||
      MemberA->getMemberDecl() == MemberB->getMemberDecl() ||
      !sameExpr(MemberA->getBase(), MemberB->getBase(), Context))
    return false;
  const auto *Record =
      dyn_cast<RecordDecl>(MemberA->getMemberDecl()->getDeclContext());
  return Record && !Record->isUnion();
}

/// True if others than this function can change what \p S reads: no variables
/// of its own alone, or what pointers lead to.
static bool readsShared(const Stmt &S) {
  if (const auto *Ref = dyn_cast<DeclRefExpr>(&S)) {
    const auto *Variable = dyn_cast<VarDecl>(Ref->getDecl());
    return Variable && (!Variable->hasLocalStorage() ||
                        Variable->getType()->isReferenceType());
  }
  const auto *Unary = dyn_cast<UnaryOperator>(&S);
  const auto *Member = dyn_cast<MemberExpr>(&S);
  const auto *Index = dyn_cast<ArraySubscriptExpr>(&S);
  if ((Unary && Unary->getOpcode() == UO_Deref) ||
      (Member && Member->isArrow()) ||
      (Index && !asWritten(Index->getBase())->getType()->isArrayType()) ||
      isa<CallExpr, CXXConstructExpr, StmtExpr>(S))
    return true;
  return any_of(S.children(),
                [](const Stmt *Child) { return Child && readsShared(*Child); });
}

/// True if \p S calls something that may give another value the next time.
static bool mayDiffer(const Stmt &S) {
  const auto *Call = dyn_cast<CallExpr>(&S);
  return (Call && !changesNothing(*Call)) ||
         any_of(S.children(),
                [](const Stmt *Child) { return Child && mayDiffer(*Child); });
}

class ChangeCollector : public DynamicRecursiveASTVisitor {
public:
  ChangeCollector(const Expr &Subject, const FunctionSites &Sites,
                  ValueChanges &Out)
      : Subject(&Subject), Sites(Sites), Out(Out) {
    variablesIn(Subject, Named);
    Shared = readsShared(Subject);
    Out.Unstable = mayDiffer(Subject);
  }
  ChangeCollector(const VarDecl &Variable, const FunctionSites &Sites,
                  ValueChanges &Out)
      : Sites(Sites), Out(Out), Shared(!Variable.hasLocalStorage() ||
                                       Variable.getType()->isReferenceType()) {
    Named.insert(&Variable);
  }

  void collect() {
    TraverseStmt(Sites.function().getBody());
    for (const VarDecl *V : Named)
      if (Sites.stretches().mayTakeAddress(*V)) {
        AddressTaken.insert(V);
        Shared = true;
      }
    for (const Candidate &C : Found)
      if (C.Sure ||
          (Shared && (!C.Of || AddressTaken.count(C.Of)) &&
           !onlyReads(*C.What.By) && !isDeadEnd(*C.What.By, [&](const Stmt *S) {
             return Sites.parent(S);
           })))
        Out.Writes.push_back(C.What);
  }

  bool VisitLabelStmt(LabelStmt *L) override {
    Out.Labels.push_back(L);
    return true;
  }
  bool VisitSwitchStmt(SwitchStmt *S) override {
    for (const SwitchCase *C = S->getSwitchCaseList(); C;
         C = C->getNextSwitchCase())
      Out.Cases.push_back({C, S});
    return true;
  }

  bool VisitBinaryOperator(BinaryOperator *Op) override {
    if (Op->isAssignmentOp())
      written(*Op, Op->getLHS(),
              Op->getOpcode() == BO_Assign ? Op->getRHS() : nullptr);
    return true;
  }
  bool VisitUnaryOperator(UnaryOperator *Op) override {
    if (Op->isIncrementDecrementOp())
      written(*Op, Op->getSubExpr(), nullptr);
    else if (Op->getOpcode() == UO_AddrOf && !Mutated.count(Op))
      escapes(*Op, Op->getSubExpr());
    return true;
  }
  bool VisitVarDecl(VarDecl *V) override {
    if (!V->hasInit())
      return true;
    if (Named.count(V))
      Found.push_back({{V->getInit(), V->getInit()}, true, nullptr});
    if (V->getType()->isReferenceType())
      escapes(*V->getInit(), V->getInit());
    return true;
  }
  // What cleans a variable up runs where its block ends.
  bool VisitDeclStmt(DeclStmt *S) override {
    for (const Decl *D : S->decls())
      if (const auto *V = dyn_cast<VarDecl>(D);
          V && V->hasAttr<CleanupAttr>()) {
        AddressTaken.insert(V);
        Shared |= Named.count(V);
        const Stmt *Block = Sites.parent(S);
        Found.push_back({{Block ? Block : S, nullptr}, false, nullptr});
      }
    return true;
  }
  bool VisitCallExpr(CallExpr *Call) override {
    const auto *Operator = dyn_cast<CXXOperatorCallExpr>(Call);
    if (Operator && Operator->isAssignmentOp()) {
      written(*Call, Call->getArg(0),
              Operator->getOperator() == OO_Equal ? Call->getArg(1) : nullptr);
      return true;
    }
    if (const auto *Method = dyn_cast<CXXMemberCallExpr>(Call))
      escapes(*Call, Method->getImplicitObjectArgument());
    if (const FunctionDecl *Callee = Call->getDirectCallee())
      for (unsigned I = 0; I < Call->getNumArgs() && I < Callee->getNumParams();
           ++I)
        if (Callee->getParamDecl(I)->getType()->isReferenceType())
          escapes(*Call, Call->getArg(I));
    const Use *U = Sites.useOf(Call);
    if (U && U->Does == Role::Mutator && Call->getNumArgs() == 1)
      if (const auto *Address =
              dyn_cast<UnaryOperator>(Call->getArg(0)->IgnoreParenImpCasts());
          Address && Address->getOpcode() == UO_AddrOf) {
        // It does what the assignment in its place will do.
        Mutated.insert(Address);
        written(*Call, Address->getSubExpr(), nullptr);
        return true;
      }
    Found.push_back({{Call, nullptr}, false, nullptr});
    return true;
  }
  bool VisitAtomicExpr(AtomicExpr *Op) override {
    Found.push_back({{Op, nullptr}, false, nullptr});
    return true;
  }
  // An array that is handed on is handed on as a pointer to it.
  bool VisitArraySubscriptExpr(ArraySubscriptExpr *Index) override {
    Indexed.insert(Index->getBase()->IgnoreParens());
    return true;
  }
  bool VisitImplicitCastExpr(ImplicitCastExpr *Cast) override {
    if (Cast->getCastKind() == CK_ArrayToPointerDecay && !Indexed.count(Cast))
      escapes(*Cast, Cast->getSubExpr());
    return true;
  }
  bool VisitCXXForRangeStmt(CXXForRangeStmt *For) override {
    escapes(*For->getRangeInit(), For->getRangeInit());
    return true;
  }
  bool VisitGCCAsmStmt(GCCAsmStmt *Asm) override {
    for (unsigned I = 0; I < Asm->getNumOutputs(); ++I)
      written(*Asm, Asm->getOutputExpr(I), nullptr);
    Found.push_back({{Asm, nullptr}, false, nullptr});
    return true;
  }
  bool VisitLambdaExpr(LambdaExpr *Lambda) override {
    for (const LambdaCapture &C : Lambda->captures())
      if (C.capturesVariable() && C.getCaptureKind() == LCK_ByRef &&
          Named.count(dyn_cast<VarDecl>(C.getCapturedVar())))
        Shared = true;
    return true;
  }

private:
  /// A statement that changes the subject: in any case, or only if others can
  /// reach the subject (and the variable \p Of, if it is not null).
  struct Candidate {
    ValueChange What;
    bool Sure;
    const VarDecl *Of;
  };

  /// True if \p By is a call that leaves everything as it is. A constructor may
  /// assert something of the page, and is looked into like any other call: what
  /// takes its place has that assertion before it.
  bool onlyReads(const Stmt &By) const {
    const auto *Call = dyn_cast<CallExpr>(&By);
    const Use *U = Call ? Sites.useOf(Call) : nullptr;
    return (U && U->Does != Role::Mutator && U->Does != Role::Constructor) ||
           (Call && changesNothing(*Call));
  }

  void written(const Stmt &By, const Expr *Target, const Expr *Value) {
    if (Subject && differentMembers(Target, Subject, Sites.context()))
      return;
    const VarDecl *Holder = holder(Target);
    if (Holder && Named.count(Holder)) {
      bool Whole = Subject ? sameExpr(Target, Subject, Sites.context())
                           : isa<DeclRefExpr>(asWritten(Target));
      Found.push_back({{&By, Whole ? Value : nullptr}, true, nullptr});
    } else if (!Holder || !Holder->hasLocalStorage()) {
      Found.push_back({{&By, nullptr}, false, nullptr});
    } else {
      Found.push_back({{&By, nullptr}, false, Holder});
    }
  }
  void escapes(const Stmt &By, const Expr *What) {
    const VarDecl *Holder = holder(What);
    if (!Holder)
      return;
    AddressTaken.insert(Holder);
    if (!Named.count(Holder))
      return;
    Shared = true;
    Found.push_back({{&By, nullptr}, true, nullptr});
  }

  const Expr *Subject = nullptr; ///< or it is the one variable of Named
  const FunctionSites &Sites;
  ValueChanges &Out;
  Variables Named;     ///< what the subject is made of
  bool Shared = false; ///< others can reach the subject
  std::vector<Candidate> Found;
  SmallPtrSet<const VarDecl *, 8> AddressTaken;
  SmallPtrSet<const Expr *, 8> Indexed; ///< what subscripts are taken of
  SmallPtrSet<const Expr *, 8> Mutated; ///< &entry, as a mutator's argument
};

ValueChanges::ValueChanges(const Expr &Subject, const FunctionSites &Sites)
    : Sources(Sites.context().getSourceManager()) {
  ChangeCollector(Subject, Sites, *this).collect();
}

ValueChanges::ValueChanges(const VarDecl &Subject, const FunctionSites &Sites)
    : Sources(Sites.context().getSourceManager()) {
  ChangeCollector(Subject, Sites, *this).collect();
}

/// Both ends are inside: a macro's statements all stand in one place.
static bool isWithin(SourceLocation L, SourceLocation From, SourceLocation To,
                     const SourceManager &Sources) {
  L = Sources.getExpansionLoc(L);
  return !Sources.isBeforeInTranslationUnit(L, Sources.getExpansionLoc(From)) &&
         !Sources.isBeforeInTranslationUnit(Sources.getExpansionLoc(To), L);
}

bool ValueChanges::between(SourceLocation From, SourceLocation To) const {
  if (Unstable)
    return true;
  auto Counts = [&](const ValueChange &C) {
    SourceLocation Begin = C.By->getBeginLoc(), End = C.By->getEndLoc();
    // f(place) and x = place happen after the place.
    bool Around = Begin.isFileID() && isWithin(To, Begin, End, Sources);
    return !Around && isWithin(Begin, From, To, Sources);
  };
  return any_of(Writes, Counts) ||
         any_of(Labels,
                [&](const LabelStmt *L) {
                  return isWithin(L->getBeginLoc(), From, To, Sources);
                }) ||
         any_of(Cases, [&](const auto &Case) {
           return isWithin(Case.first->getBeginLoc(), From, To, Sources) &&
                  !isWithin(Case.second->getBeginLoc(), From, To, Sources);
         });
}

bool ValueChanges::within(const Stmt &S) const {
  return Unstable || any_of(Writes, [&](const ValueChange &C) {
           return isWithin(C.By->getBeginLoc(), S.getBeginLoc(), S.getEndLoc(),
                           Sources);
         });
}

bool ValueChanges::hasLabelBefore(SourceLocation Place) const {
  return any_of(Labels, [&](const LabelStmt *L) {
    return Sources.isBeforeInTranslationUnit(L->getBeginLoc(), Place);
  });
}

} // namespace swapfold
