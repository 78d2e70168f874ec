//===- EvaluatedExpressions.cpp - expressions evaluated for one tag -------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/family/Arithmetic.h"
#include "rewrites/family/EvaluatorFrame.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/Decl.h"
#include "clang/AST/Expr.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/SaveAndRestore.h"

using namespace clang;
using namespace llvm;

namespace swapfold {

std::optional<bool> TagEvaluator::truth(Value Of) const {
  if (std::optional<bool> Holds = Of.holds())
    return Holds;
  // There is something whose member is the tag.
  if (Of.Is == Value::Entry && Of.ReadBy.empty() &&
      StringRef(Names.TypeOf).starts_with("->"))
    return true;
  return std::nullopt;
}

/// \p Of as a value of \p Type.
TagEvaluator::Value TagEvaluator::fit(Value Of, QualType Type) const {
  if (Of.Is == Value::Truth)
    return widthOf(Type).value_or(0) >= 32 || !Of.Bits ? Of : Value();
  if (Of.Is != Value::Number)
    return Of;
  if (Unit.isMadeUp(Type))
    return {};
  if (Of.Arbitrary)
    return widthOf(Type).value_or(0) >= 32 ? Of : Value();
  const std::optional<uint64_t> Bits = fitted(Of.Bits, Type);
  Of.Bits = Bits.value_or(0);
  return Bits ? Of : Value();
}

/// Forgets the locals that \p S names.
void TagEvaluator::forget(const Stmt *S) {
  if (const auto *Ref = dyn_cast<DeclRefExpr>(S))
    if (const auto *V = dyn_cast<VarDecl>(Ref->getDecl()))
      Current->Known[V] = {};
  for (const Stmt *Child : S->children())
    if (Child)
      forget(Child);
}

/// Assigns to a variable, or to a part of one, which changes the whole.
void TagEvaluator::assign(const Expr *To, Value Of) {
  const auto *Ref = dyn_cast<DeclRefExpr>(To->IgnoreParens());
  const auto *V = Ref ? dyn_cast<VarDecl>(Ref->getDecl()) : nullptr;
  if (V && V->hasLocalStorage())
    Current->Known[V] =
        Current->Escaped.count(V) ? Value() : fit(Of, V->getType());
  else
    forget(To);
}

/// What becomes of the operands of \p E: something that \p ReadBy names reads
/// from what was given, if that is among them.
TagEvaluator::Value TagEvaluator::readChildren(const Expr *E,
                                               StringRef ReadBy) {
  Value Out;
  for (const Stmt *Child : E->children())
    if (const auto *Operand = dyn_cast_or_null<Expr>(Child))
      if (Value Of = read(Operand); Of.Is == Value::Entry && Of.ReadBy.empty())
        Out = Value::entry(ReadBy);
  return Out;
}

TagEvaluator::Value TagEvaluator::read(const Expr *E) {
  if (GaveUp)
    return {};
  E = E->IgnoreParens();
  if (const auto *Cast = dyn_cast<CastExpr>(E))
    return readCast(*Cast);
  if (const auto *Constant = dyn_cast<ConstantExpr>(E))
    return read(Constant->getSubExpr());
  if (const auto *Literal = dyn_cast<IntegerLiteral>(E))
    return Value::number(Literal->getType()->isSignedIntegerType()
                             ? Literal->getValue().getSExtValue()
                             : Literal->getValue().getZExtValue());
  if (const auto *Literal = dyn_cast<CharacterLiteral>(E))
    return fit(Value::number(Literal->getValue()), E->getType());
  if (const auto *Ref = dyn_cast<DeclRefExpr>(E)) {
    if (isa<EnumConstantDecl>(Ref->getDecl())) {
      auto Known = Unit.constant(Ref->getDecl()->getName());
      return Known ? Value::constant(*Known) : Value();
    }
    const auto *V = dyn_cast<VarDecl>(Ref->getDecl());
    auto It = V ? Current->Known.find(V) : Current->Known.end();
    return It == Current->Known.end() || Current->Escaped.count(V) ? Value()
                                                                   : It->second;
  }
  if (const auto *Unary = dyn_cast<UnaryOperator>(E))
    return readUnary(*Unary);
  if (const auto *Binary = dyn_cast<BinaryOperator>(E))
    return readBinary(*Binary);
  if (const auto *Choice = dyn_cast<ConditionalOperator>(E))
    return readChoice(Choice->getCond(), Choice->getTrueExpr(),
                      Choice->getFalseExpr());
  if (const auto *Call = dyn_cast<CallExpr>(E))
    return readCall(*Call);
  if (const auto *Block = dyn_cast<StmtExpr>(E)) {
    const CompoundStmt *Body = Block->getSubStmt();
    for (const Stmt *Each : Body->body()) {
      if (const auto *Last = dyn_cast<Expr>(Each);
          Last && Each == Body->body_back())
        return read(Last);
      if (!run(Each))
        GaveUp = true;
    }
    return {};
  }
  if (const auto *Member = dyn_cast<MemberExpr>(E)) {
    const Value Base = read(Member->getBase());
    const StringRef Name = Member->getMemberDecl()->getName();
    if (Base.Is != Value::Entry || !Base.ReadBy.empty())
      return {};
    return "->" + Name.str() == Names.TypeOf ? ask("", Value::constant(Tag))
                                             : Value::entry("->");
  }
  if (isa<UnaryExprOrTypeTraitExpr>(E))
    return {}; // its types are not the kernel's
  if (const auto *Choice = dyn_cast<BinaryConditionalOperator>(E)) {
    // What stands before '?:' is not read twice.
    const Value First = read(Choice->getCommon());
    const std::optional<bool> Holds = truth(First);
    if (Holds == true)
      return First;
    SaveAndRestore Perhaps(Uncertain, Uncertain + !Holds);
    Variables Before = Current->Known;
    const Value Last = read(Choice->getFalseExpr());
    if (!Holds)
      Current->Known = join(Before, Current->Known);
    return Holds ? Last : Value();
  }
  if (isa<GenericSelectionExpr, ChooseExpr>(E)) {
    GaveUp = true;
    return {};
  }
  // A member of what is declared as a number, and the like. What more is in
  // such an expression may change what it names.
  if (const auto *Wrong = dyn_cast<RecoveryExpr>(E);
      Wrong && Wrong->subExpressions().size() > 1)
    forget(E);
  return readChildren(E, "->");
}

TagEvaluator::Value TagEvaluator::readCast(const CastExpr &E) {
  const Value Of = read(E.getSubExpr());
  switch (E.getCastKind()) {
  case CK_IntegralToBoolean:
  case CK_PointerToBoolean: {
    std::optional<bool> Holds = truth(Of);
    return Holds ? Value::number(*Holds) : Value();
  }
  default:
    return fit(Of, E.getType());
  }
}

TagEvaluator::Value TagEvaluator::readUnary(const UnaryOperator &E) {
  const Expr *Sub = E.getSubExpr();
  if (E.getOpcode() == UO_AddrOf) {
    const auto *Ref = dyn_cast<DeclRefExpr>(Sub->IgnoreParens());
    const auto *V = Ref ? dyn_cast<VarDecl>(Ref->getDecl()) : nullptr;
    if (!V)
      return readChildren(&E, "->");
    if (!V->hasLocalStorage()) {
      auto Known = Unit.constant(V->getName());
      return Known ? Value::constant(*Known) : Value();
    }
    // Whoever has its address may change it.
    Current->Escaped.insert(V);
    return {};
  }
  if (E.isIncrementDecrementOp()) {
    assign(Sub, {});
    return {};
  }
  const Value Of = read(Sub);
  switch (E.getOpcode()) {
  case UO_Deref:
    return Of.Is == Value::Entry ? Of : Value();
  case UO_Extension:
  case UO_Plus:
    return Of;
  case UO_LNot: {
    std::optional<bool> Holds = truth(Of);
    return Holds ? Value::number(!*Holds) : Value();
  }
  case UO_Minus:
  case UO_Not:
    if (Of.Is != Value::Number || Of.Arbitrary)
      return {};
    return fit(Value::number(E.getOpcode() == UO_Not ? ~Of.Bits : -Of.Bits),
               E.getType());
  default:
    return {};
  }
}

TagEvaluator::Value TagEvaluator::readChoice(const Expr *Condition,
                                             const Expr *True,
                                             const Expr *False) {
  if (std::optional<bool> Holds = truth(read(Condition)))
    return read(*Holds ? True : False);
  SaveAndRestore Either(Uncertain, Uncertain + 1);
  Variables Other = Current->Known;
  const Value Left = read(True);
  std::swap(Other, Current->Known);
  const Value Right = read(False);
  Current->Known = join(Other, Current->Known);
  return join(Left, Right);
}

TagEvaluator::Value TagEvaluator::readLogical(const BinaryOperator &E) {
  const bool Decides = E.getOpcode() == BO_LOr;
  const std::optional<bool> Left = truth(read(E.getLHS()));
  if (Left == Decides)
    return Value::number(Decides);
  SaveAndRestore Perhaps(Uncertain, Uncertain + !Left);
  Variables Before = Current->Known;
  const std::optional<bool> Right = truth(read(E.getRHS()));
  if (!Left)
    Current->Known = join(Before, Current->Known);
  if (Right == Decides)
    return Value::number(Decides);
  return Left && Right ? Value::number(!Decides) : Value();
}

TagEvaluator::Value TagEvaluator::readBinary(const BinaryOperator &E) {
  const QualType Type = E.getType();
  if (E.isLogicalOp())
    return readLogical(E);
  if (E.getOpcode() == BO_Comma) {
    read(E.getLHS());
    return read(E.getRHS());
  }
  if (E.getOpcode() == BO_Assign) {
    const Value Of = read(E.getRHS());
    assign(E.getLHS(), Of);
    return fit(Of, Type);
  }
  if (const auto *Compound = dyn_cast<CompoundAssignOperator>(&E)) {
    const QualType In = Compound->getComputationResultType();
    const Value Of =
        fit(compute(E.getOpForCompoundAssignment(E.getOpcode()),
                    fit(read(E.getLHS()), In), read(E.getRHS()), In, In),
            Type);
    assign(E.getLHS(), Of);
    return Of;
  }
  const Value Left = read(E.getLHS());
  return compute(E.getOpcode(), Left, read(E.getRHS()), E.getLHS()->getType(),
                 Type);
}

TagEvaluator::Value TagEvaluator::compute(unsigned Opcode, Value Left,
                                          Value Right, QualType Operands,
                                          QualType Result) const {
  if (Opcode == BO_EQ || Opcode == BO_NE)
    for (auto [A, B] : {std::pair(Left, Right), {Right, Left}})
      if (std::optional<bool> Holds = truth(A);
          A.Is != Value::Number && Holds && B == Value::number(0))
        return Value::number(*Holds == (Opcode == BO_NE));
  if (Left.Is != Value::Number || Right.Is != Value::Number)
    return {};
  // A constant may be any number, but is no other constant.
  if ((Left.Arbitrary && !Right.Named) || (Right.Arbitrary && !Left.Named) ||
      ((Left.Arbitrary || Right.Arbitrary) && Opcode != BO_EQ &&
       Opcode != BO_NE))
    return {};
  const std::optional<uint64_t> Bits =
      computed(static_cast<BinaryOperatorKind>(Opcode), Left.Bits, Right.Bits,
               Operands, Result);
  return Bits ? Value::number(*Bits) : Value();
}

} // namespace swapfold
