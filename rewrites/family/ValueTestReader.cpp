//===- ValueTestReader.cpp - predicates over numbers, read ----------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/family/ValueTestReader.h"
#include "rewrites/family/Arithmetic.h"
#include "clang/AST/Decl.h"
#include "clang/AST/Expr.h"

using namespace clang;
using namespace llvm;

namespace swapfold {

/// True if \p Of has the low bits of the number at most, so that every type
/// holds it.
bool ValueTestReader::isSmall(unsigned Of) const {
  const Node &N = Into.Nodes[Of];
  return N.Is != Node::Number && N.Is != Node::Shift &&
         (N.Is != Node::Constant || N.Value <= ValueTest::LowBits) &&
         (N.Is != Node::Choice || (isSmall(N.Left) && isSmall(N.Right)));
}

/// \p Of as a value of \p Type.
ValueTestReader::Operand ValueTestReader::convert(Operand Of, QualType Type) {
  if (!Of)
    return std::nullopt;
  if (std::optional<uint64_t> Value = valueOf(Of)) {
    std::optional<uint64_t> Fitted = fitted(*Value, Type);
    return Fitted ? constant(*Fitted) : std::nullopt;
  }
  if (Type->isBooleanType()) {
    const Operand Not = add({Node::Not, 0, *Of});
    return Not ? add({Node::Not, 0, *Not}) : std::nullopt;
  }
  return widthOf(Type) == 64u || isSmall(*Of) ? Of : std::nullopt;
}

ValueTestReader::Operand ValueTestReader::read(const Expr *E) {
  E = E->IgnoreParens();
  if (const auto *Constant = dyn_cast<ConstantExpr>(E))
    return read(Constant->getSubExpr());
  if (const auto *Literal = dyn_cast<IntegerLiteral>(E)) {
    std::optional<uint64_t> Value =
        fitted(Literal->getValue().getZExtValue(), Literal->getType());
    return Value ? constant(*Value) : std::nullopt;
  }
  if (const auto *Ref = dyn_cast<DeclRefExpr>(E)) {
    if (isa<EnumConstantDecl>(Ref->getDecl())) {
      auto Known = Unit.constant(Ref->getDecl()->getName());
      return Known && !Known->Arbitrary ? constant(Known->Number)
                                        : std::nullopt;
    }
    const auto *V = dyn_cast<VarDecl>(Ref->getDecl());
    auto It = V ? Held->find(V) : Held->end();
    return It == Held->end() ? std::nullopt : It->second;
  }
  if (const auto *Cast = dyn_cast<CastExpr>(E))
    return convert(read(Cast->getSubExpr()), Cast->getType());
  if (const auto *Unary = dyn_cast<UnaryOperator>(E))
    return readUnary(*Unary);
  if (const auto *Binary = dyn_cast<BinaryOperator>(E))
    return readBinary(*Binary);
  if (const auto *Choice = dyn_cast<ConditionalOperator>(E)) {
    const Operand Condition = read(Choice->getCond());
    if (std::optional<uint64_t> Known = valueOf(Condition))
      return read(*Known ? Choice->getTrueExpr() : Choice->getFalseExpr());
    return choose(Condition, read(Choice->getTrueExpr()),
                  read(Choice->getFalseExpr()));
  }
  if (const auto *Call = dyn_cast<CallExpr>(E))
    return readCall(*Call);
  return std::nullopt;
}

ValueTestReader::Operand ValueTestReader::readCall(const CallExpr &E) {
  const FunctionDecl *Callee = E.getDirectCallee();
  if (!Callee || !Callee->getIdentifier())
    return std::nullopt;
  std::vector<Operand> Arguments;
  for (const Expr *Argument : E.arguments())
    Arguments.push_back(read(Argument));
  if (Callee->getName() == "__builtin_expect" && !Arguments.empty())
    return Arguments[0];
  return function(Callee->getName(), Arguments);
}

ValueTestReader::Operand ValueTestReader::readUnary(const UnaryOperator &E) {
  const Operand Of = read(E.getSubExpr());
  if (!Of)
    return std::nullopt;
  const std::optional<uint64_t> Value = valueOf(Of);
  auto Folded = [&](uint64_t Bits) -> Operand {
    std::optional<uint64_t> Fitted = fitted(Bits, E.getType());
    return Fitted ? constant(*Fitted) : std::nullopt;
  };
  switch (E.getOpcode()) {
  case UO_Plus:
  case UO_Extension:
    return Of;
  case UO_LNot:
    return Value ? constant(!*Value) : add({Node::Not, 0, *Of});
  case UO_Minus:
    return Value ? Folded(-*Value) : std::nullopt;
  case UO_Not:
    return Value ? Folded(~*Value) : std::nullopt;
  default:
    return std::nullopt;
  }
}

ValueTestReader::Operand ValueTestReader::compare(Node::Kind How, unsigned Left,
                                                  unsigned Right,
                                                  bool Negated) {
  for (unsigned Side : {Left, Right})
    if (std::optional<uint64_t> Value = valueOf(Side)) {
      for (uint64_t By = 0; By <= Shifted; ++By)
        Into.ComparedWith.insert(*Value << By);
    }
  const Operand Out = add({How, 0, Left, Right});
  return Negated && Out ? add({Node::Not, 0, *Out}) : Out;
}

ValueTestReader::Operand ValueTestReader::readBinary(const BinaryOperator &E) {
  const BinaryOperatorKind Opcode = E.getOpcode();
  const Operand Left = read(E.getLHS());
  const std::optional<uint64_t> A = valueOf(Left);
  // What is decided already need not be read.
  if (E.isLogicalOp() && A && (*A != 0) == (Opcode == BO_LOr))
    return constant(*A != 0);
  const Operand Right = read(E.getRHS());
  const std::optional<uint64_t> B = valueOf(Right);
  if (!Left || !Right || E.isAssignmentOp())
    return std::nullopt;
  if (E.isLogicalOp())
    return add(
        {Opcode == BO_LAnd ? Node::Both : Node::Either, 0, *Left, *Right});
  const QualType Type = E.getLHS()->getType();
  if (A && B) {
    std::optional<uint64_t> Folded =
        computed(Opcode, *A, *B, Type, E.getType());
    return Folded ? constant(*Folded) : std::nullopt;
  }
  if (!A && !B)
    return std::nullopt;
  const bool Signed =
      Type->isSignedIntegerType() && !(isSmall(*Left) && isSmall(*Right));
  switch (Opcode) {
  case BO_And: {
    const uint64_t Mask = A ? *A : *B;
    return Shifted < 8 && Mask <= ValueTest::LowBits >> Shifted
               ? add({Node::And, 0, *Left, *Right})
               : std::nullopt;
  }
  case BO_Shr:
    if (Signed || !B || *B >= 8 || Shifted + *B >= 8)
      return std::nullopt;
    Shifted += *B;
    return add({Node::Shift, 0, *Left, *Right});
  case BO_EQ:
  case BO_NE:
    return compare(Node::Equal, *Left, *Right, Opcode == BO_NE);
  case BO_LT:
  case BO_GE:
    return Signed ? std::nullopt
                  : compare(Node::Less, *Left, *Right, Opcode == BO_GE);
  case BO_GT:
  case BO_LE:
    return Signed ? std::nullopt
                  : compare(Node::Less, *Right, *Left, Opcode == BO_LE);
  default:
    return std::nullopt;
  }
}

std::optional<ValueTest> ValueTest::read(StringRef Predicate,
                                         const FamilyUnit &Unit) {
  ValueTest Out;
  ValueTestReader Reader(Out, Unit);
  const ValueTestReader::Operand Root =
      Reader.function(Predicate, {Reader.add({Node::Number})});
  if (!Root)
    return std::nullopt;
  Out.Root = *Root;
  return Out;
}

} // namespace swapfold
