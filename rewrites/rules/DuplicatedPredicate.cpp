//===- DuplicatedPredicate.cpp - conditions that a function has -----------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/rules/DuplicatedPredicate.h"
#include "rewrites/ast/Expressions.h"
#include "rewrites/edit/EditPolicy.h"
#include "rewrites/sites/KindTests.h"
#include "rewrites/text/HeaderText.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/Stmt.h"
#include "clang/Lex/Lexer.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;
using namespace llvm;

namespace swapfold {
namespace {

/// The initializer of \p Var, if it is the local of a body that is its
/// declaration and a return.
const Expr *carriedBy(const VarDecl &Var) {
  const auto *Function = dyn_cast<FunctionDecl>(Var.getDeclContext());
  const auto *Body =
      Function ? dyn_cast_or_null<CompoundStmt>(Function->getBody()) : nullptr;
  if (!Body || Body->size() != 2 || !isa<ReturnStmt>(Body->body_back()))
    return nullptr;
  const auto *Declaration = dyn_cast<DeclStmt>(Body->body_front());
  if (!Declaration || !Declaration->isSingleDecl() ||
      Declaration->getSingleDecl() != &Var)
    return nullptr;
  return Var.getInit();
}

const Expr *stripped(const Expr *E) {
  E = E->IgnoreUnlessSpelledInSource()->IgnoreParenImpCasts();
  const auto *Name = dyn_cast<DeclRefExpr>(E);
  const auto *Var = Name ? dyn_cast<VarDecl>(Name->getDecl()) : nullptr;
  if (Var && Var->isLocalVarDecl())
    if (const Expr *Init = carriedBy(*Var))
      return stripped(Init);
  return E;
}

/// The declarations that the operands of \p E are made of, outermost first.
void anchorsOf(const Expr *E, SmallVectorImpl<const Decl *> &Out) {
  E = stripped(withoutLikely(E));
  if (const auto *Op = dyn_cast<BinaryOperator>(E)) {
    anchorsOf(Op->getLHS(), Out);
    anchorsOf(Op->getRHS(), Out);
  } else if (const auto *Op = dyn_cast<UnaryOperator>(E)) {
    anchorsOf(Op->getSubExpr(), Out);
  } else if (const auto *Call = dyn_cast<CallExpr>(E)) {
    if (const FunctionDecl *Callee = Call->getDirectCallee())
      Out.push_back(Callee->getCanonicalDecl());
  } else if (const auto *Member = dyn_cast<MemberExpr>(E)) {
    Out.push_back(Member->getMemberDecl()->getCanonicalDecl());
  } else if (const auto *Name = dyn_cast<DeclRefExpr>(E)) {
    const auto *Var = dyn_cast<VarDecl>(Name->getDecl());
    if (!Var || Var->hasGlobalStorage())
      Out.push_back(Name->getDecl()->getCanonicalDecl());
  }
}

/// Compares a predicate's body with a condition; the parameters stand for any
/// expressions of their types.
class BodyComparison {
public:
  BodyComparison(const FunctionDecl &Predicate, ASTContext &Context)
      : Predicate(Predicate), Context(Context) {}

  bool same(const Expr *Body, const Expr *Spelled);
  /// Finds all operands of \p Body, in whatever order, in \p Row, from left to
  /// right where that is possible. \p Taken gets where they are.
  bool sameWithin(ArrayRef<const Expr *> Body, ArrayRef<const Expr *> Row,
                  SmallVectorImpl<size_t> &Taken);

private:
  bool sameParts(const Expr *Body, const Expr *Spelled);
  bool bind(const ParmVarDecl *Param, const Expr *Argument);
  StringRef macroOf(const Expr &E) const;

  const FunctionDecl &Predicate;
  ASTContext &Context;
  DenseMap<const ParmVarDecl *, const Expr *> Bound;
};

/// const behind a pointer is the predicate's promise only.
QualType withoutConst(QualType T, const ASTContext &Context) {
  T = T.getCanonicalType().getUnqualifiedType();
  if (const auto *Pointer = T->getAs<PointerType>())
    return Context.getPointerType(
        Pointer->getPointeeType().getUnqualifiedType());
  return T;
}

bool BodyComparison::bind(const ParmVarDecl *Param, const Expr *Argument) {
  if (const Expr *Before = Bound.lookup(Param))
    return sameExpr(Before, Argument, Context);
  Bound[Param] = Argument;
  return withoutConst(Param->getType(), Context) ==
             withoutConst(Argument->getType(), Context) &&
         !Argument->HasSideEffects(Context, /*IncludePossibleEffects=*/false);
}

/// The macro whose text \p E is, whatever it was handed to; or nothing.
StringRef BodyComparison::macroOf(const Expr &E) const {
  const SourceManager &Sources = Context.getSourceManager();
  SourceLocation Loc = E.getBeginLoc();
  while (Sources.isMacroArgExpansion(Loc))
    Loc = Sources.getImmediateSpellingLoc(Loc);
  return Loc.isMacroID()
             ? Lexer::getImmediateMacroName(Loc, Sources, Context.getLangOpts())
             : "";
}

bool BodyComparison::sameWithin(ArrayRef<const Expr *> Body,
                                ArrayRef<const Expr *> Row,
                                SmallVectorImpl<size_t> &Taken) {
  if (Body.empty())
    return true;
  const auto Before = Bound;
  for (size_t I = 0; I < Row.size(); ++I) {
    if (is_contained(Taken, I))
      continue;
    Taken.push_back(I);
    if (same(Body.front(), Row[I]) && sameWithin(Body.drop_front(), Row, Taken))
      return true;
    Taken.pop_back();
    Bound = Before;
  }
  return false;
}

bool BodyComparison::same(const Expr *Body, const Expr *Spelled) {
  Body = stripped(Body);
  if (const auto *Name = dyn_cast<DeclRefExpr>(Body))
    if (const auto *Param = dyn_cast<ParmVarDecl>(Name->getDecl()))
      return Param->getDeclContext() == &Predicate &&
             bind(Param, stripped(Spelled));
  Spelled = stripped(Spelled);
  return Body->getStmtClass() == Spelled->getStmtClass() &&
         sameParts(Body, Spelled);
}

bool BodyComparison::sameParts(const Expr *Body, const Expr *Spelled) {
  if (const auto *Op = dyn_cast<BinaryOperator>(Body)) {
    const auto *Other = cast<BinaryOperator>(Spelled);
    if (Op->getOpcode() != Other->getOpcode() || Op->isAssignmentOp())
      return false;
    if (Op->isLogicalOp())
      return same(withoutLikely(Op->getLHS()),
                  withoutLikely(Other->getLHS())) &&
             same(withoutLikely(Op->getRHS()), withoutLikely(Other->getRHS()));
    const auto Before = Bound;
    if (same(Op->getLHS(), Other->getLHS()) &&
        same(Op->getRHS(), Other->getRHS()))
      return true;
    Bound = Before;
    return Op->isEqualityOp() && same(Op->getLHS(), Other->getRHS()) &&
           same(Op->getRHS(), Other->getLHS());
  }
  if (const auto *Op = dyn_cast<UnaryOperator>(Body))
    return Op->getOpcode() == cast<UnaryOperator>(Spelled)->getOpcode() &&
           !Op->isIncrementDecrementOp() &&
           same(Op->getSubExpr(), cast<UnaryOperator>(Spelled)->getSubExpr());
  if (const auto *Member = dyn_cast<MemberExpr>(Body)) {
    const auto *Other = cast<MemberExpr>(Spelled);
    return Member->getMemberDecl() == Other->getMemberDecl() &&
           same(Member->getBase(), Other->getBase());
  }
  if (const auto *Call = dyn_cast<CallExpr>(Body)) {
    const auto *Other = cast<CallExpr>(Spelled);
    return Call->getDirectCallee() && Other->getDirectCallee() &&
           Call->getDirectCallee()->getCanonicalDecl() ==
               Other->getDirectCallee()->getCanonicalDecl() &&
           Call->getNumArgs() == Other->getNumArgs() &&
           all_of(zip(Call->arguments(), Other->arguments()), [&](auto Pair) {
             return same(std::get<0>(Pair), std::get<1>(Pair));
           });
  }
  if (const auto *Cast = dyn_cast<CStyleCastExpr>(Body))
    return Context.hasSameType(Cast->getType(), Spelled->getType()) &&
           same(Cast->getSubExpr(),
                cast<CStyleCastExpr>(Spelled)->getSubExpr());
  // A constant by another name, or by none, is another constant.
  return isa<DeclRefExpr, IntegerLiteral, CharacterLiteral>(Body) &&
         sameExpr(Body, Spelled, Context) &&
         macroOf(*Body) == macroOf(*Spelled);
}

} // namespace

const Expr *onlyReturned(const FunctionDecl &Function) {
  const auto *Body = dyn_cast_or_null<CompoundStmt>(
      Function.doesThisDeclarationHaveABody() ? Function.getBody() : nullptr);
  if (!Body || Body->body_empty() || Body->size() > 2 ||
      (Body->size() == 2 && !isa<DeclStmt>(Body->body_front())))
    return nullptr;
  const auto *Return = dyn_cast<ReturnStmt>(Body->body_back());
  return Return ? Return->getRetValue() : nullptr;
}

PredicateIndex::PredicateIndex(ASTContext &Context) : Context(Context) {
  addAll(*Context.getTranslationUnitDecl());
}

void PredicateIndex::addAll(const DeclContext &Scope) {
  for (const Decl *D : Scope.decls()) {
    if (const auto *Function = dyn_cast<FunctionDecl>(D))
      add(*Function);
    else if (isa<NamespaceDecl, LinkageSpecDecl>(D))
      addAll(*cast<DeclContext>(D));
  }
}

/// True if \p E names something besides its parameters and their members: a
/// function, a global, or a constant. "a->next == b" is asked everywhere.
static bool isDistinctive(const Expr *E) {
  E = stripped(withoutLikely(E));
  if (const auto *Name = dyn_cast<DeclRefExpr>(E)) {
    const auto *Var = dyn_cast<VarDecl>(Name->getDecl());
    return !Var || Var->hasGlobalStorage();
  }
  if (const auto *Literal = dyn_cast<IntegerLiteral>(E))
    return Literal->getBeginLoc().isMacroID() && Literal->getValue() != 0;
  return isa<CallExpr>(E) || any_of(E->children(), [](const Stmt *Child) {
           const auto *Part = dyn_cast_or_null<Expr>(Child);
           return Part && isDistinctive(Part);
         });
}

/// True if \p Body compares a parameter that is a plain number: that any number
/// is below a constant is asked for many reasons.
static bool comparesNumber(const Expr *Body) {
  const auto *Op = dyn_cast<BinaryOperator>(stripped(withoutLikely(Body)));
  if (!Op)
    return false;
  if (Op->isLogicalOp())
    return comparesNumber(Op->getLHS()) || comparesNumber(Op->getRHS());
  return any_of(ArrayRef{Op->getLHS(), Op->getRHS()}, [](const Expr *E) {
    const auto *Name = dyn_cast<DeclRefExpr>(stripped(E));
    return Name && isa<ParmVarDecl>(Name->getDecl()) &&
           Name->getType()->isIntegralOrEnumerationType();
  });
}

void PredicateIndex::add(const FunctionDecl &Function) {
  QualType Result = Function.getReturnType();
  if (!Function.getIdentifier() || !Function.isInlined() ||
      Function.param_empty() || !Result->isIntegralOrEnumerationType())
    return;
  const Expr *Returned = onlyReturned(Function);
  const auto *Body =
      Returned ? dyn_cast<BinaryOperator>(withoutLikely(Returned)) : nullptr;
  if (!Body || (!Body->isComparisonOp() && !Body->isLogicalOp()))
    return;
  SmallVector<const Decl *, 4> Anchors;
  anchorsOf(Body, Anchors);
  if (Anchors.empty() || !isDistinctive(Body) || comparesNumber(Body))
    return;
  Predicate P{&Function, Body->getOpcode(), {}};
  flatten(Body, P.Opcode, P.Operands, nullptr, /*IgnoreLikely=*/true);
  Known[Anchors.front()].push_back(std::move(P));
}

/// A predicate that the file neither defines nor calls asks for someone else.
static bool isNamedIn(FileID File, StringRef Name, const EditPolicy &Policy) {
  return any_of(tokenize(Policy.fileText(File)), [&](const Token &T) {
    return T.Kind == Token::Identifier && T.Text == Name;
  });
}

bool PredicateIndex::isUsableIn(const Predicate &P,
                                const FunctionDecl &Function,
                                SourceLocation Site, NewFn IsNew) const {
  const SourceManager &Sources = Context.getSourceManager();
  if (P.Function->getCanonicalDecl() == Function.getCanonicalDecl())
    return false;
  if (!Sources.isBeforeInTranslationUnit(P.Function->getLocation(), Site)) {
    if (!IsNew(*P.Function) || !IsNew(Function))
      return false;
    // As if it stood there.
    Site = P.Function->getEndLoc();
  }
  EditPolicy Policy(Context);
  Error Hidden = Policy.visible(P.Function->getName(), Function, Site);
  bool Usable = !Hidden;
  consumeError(std::move(Hidden));
  return Usable && isNamedIn(Sources.getFileID(Sources.getExpansionLoc(Site)),
                             P.Function->getName(), Policy);
}

std::optional<SpelledPredicate>
PredicateIndex::spelledIn(const BinaryOperator &Condition,
                          const FunctionDecl &Function, NewFn IsNew) {
  std::vector<const Expr *> Operands;
  if (Rows.contains(&Condition))
    return std::nullopt;
  flatten(&Condition, Condition.getOpcode(), Operands, &Rows,
          /*IgnoreLikely=*/true);
  if (Said.contains(&Condition)) {
    Said.insert(Operands.begin(), Operands.end());
    return std::nullopt;
  }
  SmallVector<const Decl *, 8> Anchors;
  for (const Expr *Operand : Operands)
    anchorsOf(Operand, Anchors);
  const FunctionDecl *Most = nullptr;
  SmallVector<size_t> Taken;
  for (const Decl *Anchor : Anchors) {
    auto It = Known.find(Anchor);
    if (It == Known.end())
      continue;
    for (const Predicate &P : It->second) {
      SmallVector<size_t> Here;
      if (P.Opcode == Condition.getOpcode() &&
          P.Operands.size() > Taken.size() &&
          BodyComparison(*P.Function, Context)
              .sameWithin(P.Operands, Operands, Here) &&
          isUsableIn(P, Function, Condition.getOperatorLoc(), IsNew)) {
        Most = P.Function;
        Taken = std::move(Here);
      }
    }
  }
  if (!Most)
    return std::nullopt;
  llvm::sort(Taken);
  SpelledPredicate Out{Most, Operands[Taken.front()], Operands[Taken.back()],
                       Taken.size() == Operands.size(), /*IsOfCalls=*/true};
  for (size_t I : Taken) {
    Said.insert(Operands[I]);
    Out.IsOfCalls &= isa<CallExpr>(Operands[I]);
  }
  return Out;
}

} // namespace swapfold
