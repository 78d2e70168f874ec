//===- Conditions.cpp - what conditions say of kinds ----------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/flow/Conditions.h"
#include "rewrites/ast/Expressions.h"
#include "rewrites/ast/PureCall.h"
#include "clang/AST/ExprCXX.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/SaveAndRestore.h"

using namespace clang;
using namespace llvm;

namespace swapfold {

/// The value of \p E, if it is a number, true or false, and no more: what a
/// macro makes of it may be another in another configuration.
static std::optional<bool> literal(const Expr *E, const ASTContext &Context) {
  E = asWritten(E);
  const auto *Bool = dyn_cast<CXXBoolLiteralExpr>(E);
  if (Bool && !E->getBeginLoc().isMacroID())
    return Bool->getValue();
  StringRef Text = writtenText(*E, Context);
  if (Text == "true" || Text == "false")
    return Text == "true";
  const auto *Number = dyn_cast<IntegerLiteral>(E);
  if (!Number || E->getBeginLoc().isMacroID())
    return std::nullopt;
  return Number->getValue() != 0;
}

KindFacts Conditions::fact(unsigned Id, TypeMask Mask,
                           const Expr &Place) const {
  if (Mask == Types.all())
    return {};
  SourceLocation At =
      Sites.context().getSourceManager().getExpansionLoc(Place.getExprLoc());
  return {{Id, {Mask, {At}}}};
}

Consequence Conditions::either(const Consequence &A, const Consequence &B,
                               const KindState &At) {
  if (!A || !B)
    return A ? A : B;
  auto Completed = [&](const KindFacts &One, const KindFacts &Other) {
    KindFacts Out = One;
    for (const auto &[Id, _] : Other)
      if (const KindFact *Already = At.factOf(Id))
        Out = bothOf(std::move(Out), {{Id, *Already}});
    return Out;
  };
  return eitherOf(Completed(*A, *B), Completed(*B, *A));
}

/// The expression whose value a statement expression has; null if \p E is none.
static const Expr *lastOf(const Expr &E) {
  const auto *Block = dyn_cast<StmtExpr>(&E);
  return Block && !Block->getSubStmt()->body_empty()
             ? dyn_cast<Expr>(Block->getSubStmt()->body_back())
             : nullptr;
}

Consequence Conditions::implied(const Expr &Condition, bool Holds,
                                const KindState &At) {
  // What stands before the last expression of a block has been done.
  const Expr *Read = withoutLikely(&Condition);
  for (;;) {
    const auto *Not = dyn_cast<UnaryOperator>(Read);
    const Expr *Last = lastOf(*Read);
    if (Not && Not->getOpcode() == UO_LNot) {
      Holds = !Holds;
      Last = Not->getSubExpr();
    }
    if (!Last)
      break;
    Read = withoutLikely(Last);
  }
  SaveAndRestore Reading(Whole, Read);
  Consequence Out = of(Read, Holds, At);
  if (!Out)
    return Out;
  for (auto It = Out->begin(); It != Out->end();)
    It = Known.changesWithin(*Read, It->first) ? Out->erase(It) : std::next(It);
  return Out;
}

Consequence Conditions::of(const Expr *E, bool Holds, const KindState &At,
                           unsigned Depth) {
  if (Depth > 32)
    return KindFacts();
  E = withoutLikely(E);
  auto Of = [&](const Expr *Part, bool Is) {
    return of(Part, Is, At, Depth + 1);
  };
  if (const auto *Not = dyn_cast<UnaryOperator>(E))
    return Not->getOpcode() == UO_LNot ? Of(Not->getSubExpr(), !Holds)
                                       : KindFacts();
  if (const auto *Op = dyn_cast<BinaryOperator>(E)) {
    if (Op->isLogicalOp()) {
      Consequence Left = Of(Op->getLHS(), Holds);
      Consequence Right = Of(Op->getRHS(), Holds);
      return (Op->getOpcode() == BO_LAnd) == Holds ? bothOf(Left, Right)
                                                   : either(Left, Right, At);
    }
    if (Op->isEqualityOp())
      return ofComparison(*Op, (Op->getOpcode() == BO_EQ) == Holds, At, Depth);
    return Op->getOpcode() == BO_Assign || Op->isCommaOp()
               ? Of(Op->getRHS(), Holds)
               : KindFacts();
  }
  if (const auto *Choice = dyn_cast<ConditionalOperator>(E))
    return either(
        bothOf(Of(Choice->getCond(), true), Of(Choice->getTrueExpr(), Holds)),
        bothOf(Of(Choice->getCond(), false), Of(Choice->getFalseExpr(), Holds)),
        At);
  if (isa<StmtExpr>(E)) {
    const Expr *Last = lastOf(*E);
    return Last ? Of(Last, Holds) : KindFacts();
  }
  if (const auto *Call = dyn_cast<CallExpr>(E))
    return ofCall(*Call, Holds, At);
  if (const VarDecl *Variable = variableOf(E))
    return ofVariable(*Variable, Holds, At);
  if (std::optional<bool> Value = literal(E, Sites.context());
      Value && *Value != Holds)
    return std::nullopt;
  return KindFacts();
}

Consequence Conditions::ofVariable(const VarDecl &Variable, bool Holds,
                                   const KindState &At) {
  std::optional<unsigned> Id = Known.find(Variable);
  if (!Id || Known.changesWithin(*Whole, *Id))
    return KindFacts();
  Consequence Out = At.ifIs(*Id, Holds);
  // That it never is so may be due to what is configured.
  return Out ? Out : KindFacts();
}

/// swp_type(entry) == SWP_MIGRATION_READ; is_migration_entry(entry) == 0.
Consequence Conditions::ofComparison(const BinaryOperator &Op, bool Equal,
                                     const KindState &At, unsigned Depth) {
  for (bool Swapped : {false, true}) {
    const Expr *Asked = Swapped ? Op.getRHS() : Op.getLHS();
    const Expr *Constant = Swapped ? Op.getLHS() : Op.getRHS();
    if (std::optional<unsigned> Entry = entryOfType(*Asked, At))
      if (std::optional<TypeMask> Type = typeNamed(*Constant))
        return fact(*Entry, Equal ? *Type : Types.all() & ~*Type, Op);
    const auto *Number = dyn_cast<IntegerLiteral>(asWritten(Constant));
    if (Number && Number->getValue() == 0)
      return of(Asked, !Equal, At, Depth + 1);
  }
  return KindFacts();
}

std::optional<unsigned> Conditions::entryOfType(const Expr &E,
                                                const KindState &At) {
  std::optional<unsigned> Id;
  if (const Expr *Written = asWritten(&E); isa<CallExpr, DeclRefExpr>(Written))
    Id = Known.find(Written);
  if (!Id || (Whole && Known.changesWithin(*Whole, *Id)))
    return std::nullopt;
  const Subject Root = Known[At.root(*Id)];
  if (!Root.Via || Root.Via->getName() != Sites.family().names().TypeOf)
    return std::nullopt;
  return Root.Base;
}

std::optional<TypeMask> Conditions::typeNamed(const Expr &E) const {
  const ASTContext &Context = Sites.context();
  std::optional<TypeMask> Named = Types.named(constantText(E, Context));
  return Named ? Named : Types.named(writtenText(E, Context));
}

/// The function by which \p F reads an entry from its parameter.
static const FunctionDecl *readerIn(const Stmt &Body, QualType Param,
                                    const Subjects &Known, unsigned Depth) {
  if (const auto *Call = dyn_cast<CallExpr>(&Body))
    if (const FunctionDecl *Callee = Call->getDirectCallee()) {
      if (Known.isCarrierReader(*Callee))
        return Callee->getASTContext().hasSameUnqualifiedType(
                   Callee->getParamDecl(0)->getType(), Param)
                   ? Callee
                   : nullptr;
      const FunctionDecl *Definition = nullptr;
      if (Depth < 4 && Callee->hasBody(Definition) && Definition->getBody())
        if (const auto *In =
                readerIn(*Definition->getBody(), Param, Known, Depth + 1))
          return In;
    }
  for (const Stmt *Child : Body.children())
    if (Child)
      if (const FunctionDecl *In = readerIn(*Child, Param, Known, Depth))
        return In;
  return nullptr;
}

std::optional<unsigned> Conditions::askedAbout(const FunctionDecl &Predicate,
                                               unsigned Given) {
  if (Predicate.getNumParams() != 1)
    return std::nullopt;
  QualType Param = Predicate.getParamDecl(0)->getType();
  if (Known.isEntry(Param))
    return Given;
  const FunctionDecl *Definition = nullptr;
  const FunctionDecl *Reader =
      Predicate.hasBody(Definition) && Definition->getBody()
          ? readerIn(*Definition->getBody(), Param, Known, 0)
          : nullptr;
  return Reader ? std::optional(Known.derived(Given, *Reader)) : std::nullopt;
}

/// What is known of the answer of a predicate that asks for more than the type,
/// in place of types.
static constexpr TypeMask AnswerTrue = TypeMask(1) << 62;
static constexpr TypeMask AnswerFalse = TypeMask(1) << 61;

Consequence Conditions::ofCall(const CallExpr &Call, bool Holds,
                               const KindState &At) {
  const FunctionDecl *Callee = Call.getDirectCallee();
  if (!Callee || !Callee->getIdentifier())
    return KindFacts();
  if (const KindSet *Accepted = Sites.family().accepts(Callee->getName())) {
    std::optional<unsigned> Given =
        Call.getNumArgs() == 1 ? Known.find(Call.getArg(0)) : std::nullopt;
    if (!Given)
      return KindFacts();
    KindFacts Out;
    // It asks for more than the kind, and answers the same when asked again.
    if (!Accepted->Exact && changesNothing(Call))
      Out = fact(At.root(Known.derived(*Given, *Callee)),
                 Holds ? AnswerTrue : AnswerFalse, Call);
    std::optional<unsigned> Asked = askedAbout(*Callee, *Given);
    if (Accepted->Types.empty() || (!Holds && !Accepted->Exact) || !Asked)
      return Out;
    TypeMask Mask = Types.maskOf(Accepted->Types);
    // Some of the others may be what it accepts.
    if (!Holds && (Mask & TypeTable::Other))
      Mask &= ~TypeTable::Other;
    return bothOf(
        std::move(Out),
        fact(At.root(*Asked), Holds ? Mask : Types.all() & ~Mask, Call));
  }
  const Summary *Says = Called.of(*Callee);
  if (!Says)
    return KindFacts();
  const auto &Facts = Holds ? Says->IfTrue : Says->IfFalse;
  KindFacts Out;
  if (Facts)
    for (const ParameterFact &F : *Facts)
      if (F.Index < Call.getNumArgs())
        if (std::optional<unsigned> Given = Known.find(Call.getArg(F.Index))) {
          unsigned Id = F.Via ? Known.derived(*Given, *F.Via) : *Given;
          Out = bothOf(std::move(Out), fact(At.root(Id), F.Types, Call));
        }
  return Out;
}

std::optional<TypeMask>
Conditions::typesMadeBy(const FunctionDecl &Function) const {
  if (!Function.getIdentifier())
    return std::nullopt;
  const EntryFamily &Family = Sites.family();
  StringRef Name = Function.getName();
  const Kind *K = Family.kindOfConstructor(Name);
  if (!K)
    K = Family.kindOfMutator(Name);
  for (const std::string *Pattern : {&Family.names().ReadableConstructor,
                                     &Family.names().WritableConstructor})
    if (auto Part = matchPattern(*Pattern, Name); Part && !K)
      for (const Kind &Each : Family.kinds())
        if (Each.Name == *Part)
          K = &Each;
  const KindSet *Own = K ? Family.accepts(K->Predicate) : nullptr;
  if (!Own || Own->Types.empty())
    return std::nullopt;
  // Where the kind is configured away it makes something else.
  bool HasStub = Family.functions().count(Name.str()) > 1;
  return Types.maskOf(Own->Types) | (HasStub ? TypeTable::Other : 0);
}

TypeMask Conditions::typesMadeBy(const Expr &E, const KindState &At) {
  const Expr *Written = asWritten(&E);
  if (const auto *Choice = dyn_cast<ConditionalOperator>(Written))
    return typesMadeBy(*Choice->getTrueExpr(), At) |
           typesMadeBy(*Choice->getFalseExpr(), At);
  const auto *Call = dyn_cast<CallExpr>(Written);
  const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
  if (Callee && Callee->getIdentifier()) {
    if (std::optional<TypeMask> Made = typesMadeBy(*Callee))
      return *Made;
    if (Callee->getName() == Sites.family().names().MakeEntry &&
        Call->getNumArgs() == 2) {
      const Expr *Type = asWritten(Call->getArg(0));
      if (const auto *Choice = dyn_cast<ConditionalOperator>(Type)) {
        auto A = typeNamed(*Choice->getTrueExpr());
        auto B = typeNamed(*Choice->getFalseExpr());
        return A && B ? *A | *B : Types.all();
      }
      return typeNamed(*Type).value_or(Types.all());
    }
  }
  std::optional<unsigned> Id = Known.find(Written);
  return Id ? At.typesOf(*Id) : Types.all();
}

} // namespace swapfold
