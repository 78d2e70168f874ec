//===- KindTests.cpp - tests of an entry's kind ---------------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/sites/KindTests.h"
#include "rewrites/ast/DynamicRecursiveASTVisitor.h"
#include "rewrites/ast/PureCall.h"
#include "rewrites/text/Failure.h"
#include "rewrites/text/HeaderText.h"
#include "clang/AST/ExprCXX.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringSet.h"

using namespace clang;
using namespace llvm;

namespace swapfold {

void flatten(const Expr *E, BinaryOperatorKind Op,
             std::vector<const Expr *> &Into, DenseSet<const Expr *> *Nested,
             bool IgnoreLikely) {
  if (IgnoreLikely)
    E = withoutLikely(E)->IgnoreParenImpCasts();
  const auto *Binary = dyn_cast<BinaryOperator>(E->IgnoreParenImpCasts());
  if (!Binary || Binary->getOpcode() != Op) {
    Into.push_back(E);
    return;
  }
  if (Nested)
    Nested->insert(Binary);
  flatten(Binary->getLHS(), Op, Into, Nested, IgnoreLikely);
  flatten(Binary->getRHS(), Op, Into, Nested, IgnoreLikely);
}

const Use *readTest(const Expr *E, const FunctionSites &Sites, Likely *Hint) {
  const Use *U = Sites.useOf(withoutLikely(E, Hint));
  return U && (U->Does == Role::Predicate || U->Does == Role::UnifiedPredicate)
             ? U
             : nullptr;
}

std::optional<KindTests> readTests(const Expr *Condition,
                                   const FunctionSites &Sites) {
  KindTests Out;
  std::vector<const Expr *> Operands;
  flatten(withoutLikely(Condition, &Out.Hint), BO_LOr, Operands);
  bool Same = true;
  std::optional<Likely> First;
  for (const Expr *Operand : Operands) {
    Likely Own = Likely::No;
    const Use *U = readTest(Operand, Sites, &Own);
    if (!U || (!Out.Uses.empty() &&
               !sameExpr(U->Entry, Out.Uses[0]->Entry, Sites.context())))
      return std::nullopt;
    Same &= !First || *First == Own;
    First = Own;
    Out.Uses.push_back(U);
  }
  if (Out.Hint == Likely::No && Same && First)
    Out.Hint = *First;
  return Out;
}

Expected<std::set<std::string>> acceptedByAll(ArrayRef<const Use *> Uses,
                                              const EntryFamily &Family) {
  std::set<std::string> All;
  for (const Use *U : Uses) {
    const KindSet *Own = Family.accepts(U->Function);
    if (!Own || !Own->Exact || Own->Types.empty())
      return failure("what '" + U->Function + "' accepts is not known");
    for (const std::string &Type : Own->Types)
      if (!All.insert(Type).second)
        return failure("'" + U->Function +
                       "' accepts entries that another test accepts too");
  }
  return All;
}

bool spellUnified(ArrayRef<const Use *> Uses, const EntryFamily &Family) {
  Expected<std::set<std::string>> Types = acceptedByAll(Uses, Family);
  if (Types)
    return *Types == Family.unifiedTypes() && Family.unifiedIsExact();
  consumeError(Types.takeError());
  return false;
}

std::string entryText(const Use &U, const EditPolicy &Policy) {
  if (!Policy.isInDefinition(U.Name->getLocation()))
    return Policy.spelling(U.Entry->getSourceRange());
  // In a macro's definition its parameters stand for what they are given.
  Expected<FileRange> Call = Policy.inDefinition(U.Call->getSourceRange());
  if (!Call) {
    consumeError(Call.takeError());
    return "";
  }
  return Policy.text(*Call).split('(').second.drop_back().trim().str();
}

Error saysOnlyTests(const FileRange &Condition, ArrayRef<const Use *> Uses,
                    const EditPolicy &Policy) {
  StringSet<> Known({"likely", "unlikely"});
  for (const Use *U : Uses) {
    Known.insert(U->Function);
    std::string Entry =
        Policy.isInDefinition(U->Name->getLocation())
            ? entryText(*U, Policy)
            : Policy.spelling(U->Call->getArg(0)->getSourceRange());
    if (Entry.empty())
      return failure("the entry does not stand in plain text");
    // A name may be qualified.
    std::string Name = Policy.spelling(U->Name->getSourceRange());
    for (const Token &T : tokenize(Entry + " " + Name))
      Known.insert(T.Text);
  }
  for (const Token &T : tokenize(Policy.text(Condition)))
    if (T.Kind == Token::Identifier && !Known.contains(T.Text))
      return failure("'" + T.Text + "' in the condition would be lost");
  return Error::success();
}

/// True if making another object of it by \p Made is nothing that a program
/// could notice.
static bool isPlain(const CXXConstructExpr &Made, const ASTContext &Context) {
  const CXXConstructorDecl *Constructor = Made.getConstructor();
  if (Constructor->isTrivial())
    return true;
  const auto *Body = dyn_cast_or_null<CompoundStmt>(
      Constructor->hasBody() ? Constructor->getBody() : nullptr);
  return Body && Body->body_empty() &&
         all_of(Constructor->inits(), [&](const CXXCtorInitializer *Init) {
           return !Init->getInit()->HasSideEffects(Context);
         });
}

Error readsOnce(const Use &Test, ASTContext &Context, bool MayCall) {
  // HasSideEffects() takes all calls for side effects, and overlooks some
  // others in a macro's expansion.
  struct Reader : DynamicRecursiveASTVisitor {
    Reader(const ASTContext &Context, bool MayCall)
        : Context(Context), MayCall(MayCall) {
      ShouldVisitImplicitCode = true;
    }
    bool VisitExpr(Expr *E) override {
      QualType Type = E->getType();
      if (Why.empty() && E->isGLValue() &&
          (Type.isVolatileQualified() || Type->isAtomicType()))
        Why = "the entry is volatile";
      else if (Why.empty() && !MayCall && isa<CallExpr, StmtExpr>(E))
        Why = "the entry is read again in each test";
      else if (const auto *Call = dyn_cast<CallExpr>(E);
               Why.empty() && ((Call && !changesNothing(*Call)) ||
                               isa<AtomicExpr, CXXNewExpr, CXXDeleteExpr>(E)))
        Why = "the entry expression has side effects";
      else if (const auto *Made = dyn_cast<CXXConstructExpr>(E);
               Made && Why.empty() && !isPlain(*Made, Context))
        Why = "copying the entry runs code";
      return true;
    }
    bool VisitAsmStmt(AsmStmt *) override {
      if (Why.empty())
        Why = "the entry expression has side effects";
      return true;
    }
    bool VisitUnaryOperator(UnaryOperator *Op) override {
      if (Op->isIncrementDecrementOp() && Why.empty())
        Why = "the entry expression has side effects";
      return true;
    }
    bool VisitBinaryOperator(BinaryOperator *Op) override {
      if (Op->isAssignmentOp() && Why.empty())
        Why = "the entry expression has side effects";
      return true;
    }
    const ASTContext &Context;
    const bool MayCall;
    std::string Why;
  } Entry(Context, MayCall);
  Entry.TraverseStmt(const_cast<Expr *>(Test.Call->getArg(0)));
  if (!Entry.Why.empty())
    return failure(Entry.Why);
  if (!MayCall && asWritten(Test.Entry)->HasSideEffects(Context))
    return failure("the entry expression has side effects");
  return Error::success();
}

Expected<std::string> callLike(const Use &Like, StringRef Function,
                               const EditPolicy &Policy) {
  std::string Entry = entryText(Like, Policy);
  if (Entry.empty())
    return failure("the entry does not stand in plain text");
  std::string Qualifier;
  if (Like.Name->hasQualifier())
    Qualifier = Policy.spelling(Like.Name->getQualifierLoc().getSourceRange());
  return Qualifier + Function.str() + "(" + Entry + ")";
}

} // namespace swapfold
