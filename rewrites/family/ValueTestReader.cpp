//===- ValueTestReader.cpp - predicates over numbers, read ----------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/family/Arithmetic.h"
#include "rewrites/family/ValueTest.h"
#include "rewrites/text/AssertionName.h"
#include "rewrites/text/Stub.h"
#include "clang/AST/Decl.h"
#include "clang/AST/Expr.h"
#include "clang/AST/Stmt.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/SaveAndRestore.h"

using namespace clang;
using namespace llvm;

namespace swapfold {

/// Helpers of helpers that are looked into, and how much comes of it all.
static constexpr unsigned MaxDepth = 8, MaxNodes = 4096;

/// Makes nodes of a syntax tree. What is constant is folded; nothing stands for
/// what cannot be read.
class ValueTestReader {
public:
  using Node = ValueTest::Node;
  using Operand = std::optional<unsigned>;
  ValueTestReader(ValueTest &Into, const FamilyUnit &Unit)
      : Into(Into), Unit(Unit) {}

  /// What \p Function returns for \p Arguments.
  Operand function(StringRef Function, ArrayRef<Operand> Arguments);
  Operand add(Node N) {
    if (Into.Nodes.size() >= MaxNodes)
      return std::nullopt;
    Into.Nodes.push_back(N);
    return Into.Nodes.size() - 1;
  }

private:
  using Variables = std::map<const VarDecl *, Operand>;
  /// Statements that are left, and where a break goes on.
  struct Rest {
    std::vector<const Stmt *> Statements;
    const Rest *Behind;
  };

  Operand constant(uint64_t Value) { return add({Node::Constant, Value}); }
  std::optional<uint64_t> valueOf(Operand Of) const {
    return Of && Into.Nodes[*Of].Is == Node::Constant
               ? std::optional(Into.Nodes[*Of].Value)
               : std::nullopt;
  }
  bool isSmall(unsigned Of) const;
  Operand result(Rest Of, Variables Known);
  Operand choose(Operand Condition, Operand True, Operand False);
  Operand chooseCase(const SwitchStmt &S, const Rest &Behind,
                     const Variables &Known);
  Operand read(const Expr *E);
  Operand readUnary(const UnaryOperator &E);
  Operand readBinary(const BinaryOperator &E);
  Operand readCall(const CallExpr &E);
  Operand compare(Node::Kind How, unsigned Left, unsigned Right, bool Negated);

  ValueTest &Into;
  const FamilyUnit &Unit;
  const Variables *Held = nullptr;
  unsigned Depth = 0;
  uint64_t Shifted = 0; ///< how far the number is shifted, at most
};

/// True if \p Of has the low bits of the number at most, so that every type
/// holds it.
bool ValueTestReader::isSmall(unsigned Of) const {
  const Node &N = Into.Nodes[Of];
  return N.Is != Node::Number && N.Is != Node::Shift &&
         (N.Is != Node::Constant || N.Value <= ValueTest::LowBits) &&
         (N.Is != Node::Choice || (isSmall(N.Left) && isSmall(N.Right)));
}

ValueTestReader::Operand
ValueTestReader::function(StringRef Function, ArrayRef<Operand> Arguments) {
  const FamilyUnit::Definition *Only = nullptr;
  for (const FamilyUnit::Definition &D : Unit.definitions(Function))
    if (!isStub(*D.Text)) {
      if (Only || !D.Tree || D.Text->HasDirectives ||
          D.Tree->getNumParams() != Arguments.size())
        return std::nullopt;
      Only = &D;
    }
  if (!Only || Depth >= MaxDepth)
    return std::nullopt;
  SaveAndRestore Deeper(Depth, Depth + 1);
  Variables Known;
  for (auto [Param, Argument] : zip(Only->Tree->parameters(), Arguments))
    Known[Param] = Argument;
  return result({{Only->Tree->getBody()}, nullptr}, std::move(Known));
}

ValueTestReader::Operand ValueTestReader::choose(Operand Condition,
                                                 Operand True, Operand False) {
  if (std::optional<uint64_t> Known = valueOf(Condition))
    return *Known ? True : False;
  if (!Condition || !True || !False)
    return std::nullopt;
  return add({Node::Choice, 0, *True, *False, *Condition});
}

/// True if \p S asserts something, which changes nothing.
static bool isAssertion(const Stmt *S) {
  const auto *Call = dyn_cast<CallExpr>(S);
  const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
  return Callee && Callee->getIdentifier() &&
         isAssertionName(Callee->getName());
}

/// What is returned behind \p Of.Statements.
ValueTestReader::Operand ValueTestReader::result(Rest Of, Variables Known) {
  for (size_t I = 0; I < Of.Statements.size(); ++I) {
    const Stmt *S = Of.Statements[I];
    if (!S)
      continue;
    SaveAndRestore Holds(Held, const_cast<const Variables *>(&Known));
    // What comes behind it, with more before that.
    auto After = [&](const Stmt *First) {
      Rest Out{{First}, Of.Behind};
      Out.Statements.insert(Out.Statements.end(), Of.Statements.begin() + I + 1,
                            Of.Statements.end());
      return Out;
    };
    if (const auto *Block = dyn_cast<CompoundStmt>(S)) {
      Rest Out{{Block->body_begin(), Block->body_end()}, Of.Behind};
      Out.Statements.insert(Out.Statements.end(), Of.Statements.begin() + I + 1,
                            Of.Statements.end());
      return result(std::move(Out), std::move(Known));
    }
    if (const auto *Return = dyn_cast<ReturnStmt>(S))
      return Return->getRetValue() ? read(Return->getRetValue()) : std::nullopt;
    if (const auto *If = dyn_cast<IfStmt>(S)) {
      const Operand Condition = read(If->getCond());
      if (!Condition)
        return std::nullopt;
      return choose(Condition, result(After(If->getThen()), Known),
                    result(After(If->getElse()), Known));
    }
    if (const auto *Switch = dyn_cast<SwitchStmt>(S))
      return chooseCase(*Switch, After(nullptr), Known);
    if (isa<BreakStmt>(S))
      return Of.Behind ? result(*Of.Behind, std::move(Known)) : std::nullopt;
    if (const auto *Declaration = dyn_cast<DeclStmt>(S)) {
      for (const Decl *D : Declaration->decls())
        if (const auto *V = dyn_cast<VarDecl>(D))
          Known[V] = V->getInit() && V->hasLocalStorage() ? read(V->getInit())
                                                          : std::nullopt;
      continue;
    }
    if (const auto *Assigned = dyn_cast<BinaryOperator>(S);
        Assigned && Assigned->getOpcode() == BO_Assign) {
      const auto *To =
          dyn_cast<DeclRefExpr>(Assigned->getLHS()->IgnoreParens());
      const auto *V = To ? dyn_cast<VarDecl>(To->getDecl()) : nullptr;
      if (!V || !V->hasLocalStorage())
        return std::nullopt;
      Known[V] = read(Assigned->getRHS());
      continue;
    }
    if (!isa<NullStmt>(S) && !isAssertion(S))
      return std::nullopt;
  }
  return Of.Behind ? result(*Of.Behind, std::move(Known)) : std::nullopt;
}

ValueTestReader::Operand ValueTestReader::chooseCase(const SwitchStmt &S,
                                                     const Rest &Behind,
                                                     const Variables &Known) {
  const Operand On = read(S.getCond());
  const auto *Body = dyn_cast<CompoundStmt>(S.getBody());
  if (!On || !Body)
    return std::nullopt;
  // What control comes to from each label on.
  std::vector<std::pair<const SwitchCase *, Rest>> Labels;
  std::vector<const Stmt *> All;
  std::vector<std::pair<const SwitchCase *, size_t>> Begins;
  for (const Stmt *Each : Body->body()) {
    while (const auto *Label = dyn_cast<SwitchCase>(Each)) {
      Begins.emplace_back(Label, All.size());
      Each = Label->getSubStmt();
    }
    All.push_back(Each);
  }
  size_t Count = 0;
  for (const SwitchCase *C = S.getSwitchCaseList(); C;
       C = C->getNextSwitchCase())
    ++Count;
  if (Count != Begins.size())
    return std::nullopt;
  auto From = [&](size_t Begin) {
    return result({{All.begin() + Begin, All.end()}, &Behind}, Known);
  };
  Operand Out;
  auto Default = find_if(
      Begins, [](const auto &Label) { return isa<DefaultStmt>(Label.first); });
  Out = Default == Begins.end() ? result(Behind, Known) : From(Default->second);
  for (const auto &[Label, Begin] : reverse(Begins)) {
    const auto *Case = dyn_cast<CaseStmt>(Label);
    if (!Case)
      continue;
    const Operand Value = read(Case->getLHS());
    if (!Value || Case->caseStmtIsGNURange())
      return std::nullopt;
    Out = choose(compare(Node::Equal, *On, *Value, false), From(Begin), Out);
  }
  return Out;
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
  if (const auto *Cast = dyn_cast<CastExpr>(E)) {
    const Operand Of = read(Cast->getSubExpr());
    if (!Of)
      return std::nullopt;
    if (std::optional<uint64_t> Value = valueOf(Of)) {
      std::optional<uint64_t> Fitted = fitted(*Value, Cast->getType());
      return Fitted ? constant(*Fitted) : std::nullopt;
    }
    if (Cast->getType()->isBooleanType()) {
      const Operand Not = add({Node::Not, 0, *Of});
      return Not ? add({Node::Not, 0, *Not}) : std::nullopt;
    }
    return widthOf(Cast->getType()) == 64u || isSmall(*Of) ? Of : std::nullopt;
  }
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
      Into.ComparedWith.insert(*Value);
      Into.ComparedWith.insert(*Value << Shifted);
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
    if (Signed || !B || *B >= 8)
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
