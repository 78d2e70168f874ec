//===- EvaluatedCalls.cpp - calls evaluated for one tag -------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/family/EvaluatorFrame.h"
#include "rewrites/text/AssertionName.h"
#include "rewrites/text/Stub.h"
#include "clang/AST/Decl.h"
#include "clang/AST/Expr.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;
using namespace llvm;

namespace swapfold {

/// The answer to a question about the tag of the entry that \p ReadBy reads.
TagEvaluator::Value TagEvaluator::ask(StringRef ReadBy, Value Answer) {
  AsksSeveral |= Asked && *Asked != ReadBy;
  Asked = ReadBy.str();
  return Answer;
}

/// True if \p Function gives an entry, whatever that is in.
bool TagEvaluator::readsEntry(StringRef Function) const {
  if (any_of(Names.Carriers,
             [&](const Carrier &C) { return C.From == Function; }))
    return true;
  ArrayRef<FamilyUnit::Definition> All = Unit.definitions(Function);
  return !All.empty() && all_of(All, [&](const FamilyUnit::Definition &D) {
    return Names.isEntryType(D.Text->ReturnType);
  });
}

/// True if \p Function takes an entry, so that what it gives may be another.
bool TagEvaluator::givesAnotherEntry(StringRef Function) const {
  return any_of(
      Unit.definitions(Function), [&](const FamilyUnit::Definition &D) {
        return any_of(D.Text->ParamTypes,
                      [&](StringRef Type) { return Names.isEntryType(Type); });
      });
}

/// True if some definition of \p Macro goes together with what stands around
/// it, for want of parentheses.
bool TagEvaluator::isNoExpression(StringRef Macro) const {
  return any_of(Unit.definitions(Macro), [](const FamilyUnit::Definition &D) {
    ArrayRef<Token> B = D.Text->Body;
    if (!D.Text->IsMacro || B.size() < 2)
      return false;
    if (B.front().Kind == Token::Identifier)
      B = B.drop_front();
    int Depth = 0;
    for (const Token &T : B.drop_back()) {
      Depth += T.is("(") ? 1 : T.is(")") ? -1 : 0;
      if (!Depth)
        return true;
    }
    return false;
  });
}

/// What a call of the predicate \p Known says of the entry \p Of. Of a number
/// that a predicate gives only the truth is known.
TagEvaluator::Value TagEvaluator::readPredicate(const EvaluatedPredicate &Known,
                                                Value Of, bool IsBool) {
  AsksPredicates = true;
  const std::string Reads = Known.Asked.value_or("");
  if (!Reads.empty() && !Of.ReadBy.empty() && Of.ReadBy != Reads)
    return {};
  const bool Accepts = Known.Accepts.Types.count(TagName.str());
  if (Known.Asked)
    ask(Reads.empty() ? Of.ReadBy : StringRef(*Known.Asked), {});
  if (Accepts && !Known.Accepts.Exact)
    return {};
  return IsBool || !Accepts ? Value::number(Accepts) : Value::truth(true);
}

/// What all definitions of \p Name that are no stubs give, if they agree.
TagEvaluator::Value TagEvaluator::readDefinitions(StringRef Name,
                                                  ArrayRef<Value> Arguments) {
  std::optional<Value> Joined;
  for (const FamilyUnit::Definition &D : Unit.definitions(Name))
    if (!isStub(*D.Text)) {
      const Value One = call(D, Arguments);
      Joined = Joined ? join(*Joined, One) : One;
    }
  return Joined.value_or(Value());
}

TagEvaluator::Value TagEvaluator::readCall(const CallExpr &E) {
  const FunctionDecl *Callee = E.getDirectCallee();
  if (!Callee || !Callee->getIdentifier())
    return readChildren(&E, "()");
  const StringRef Name = Callee->getName();
  std::vector<Value> Arguments;
  const bool AskedSeveral = AsksSeveral, AskedPredicates = AsksPredicates;
  const std::optional<std::string> AskedBefore = Asked;
  for (const Expr *Argument : E.arguments())
    Arguments.push_back(read(Argument));
  // What is asked for an unknown function's sake is asked by nobody.
  auto Forget = [&] {
    AsksSeveral = AskedSeveral;
    AsksPredicates = AskedPredicates;
    Asked = AskedBefore;
  };
  const Value First = Arguments.empty() ? Value() : Arguments[0];
  if (Name == "__builtin_expect")
    return First;
  if (isAssertionName(Name) && !Name.starts_with("BUILD_")) {
    Forget();
    const std::optional<bool> Failing = truth(First);
    if (Failing == true && !Uncertain)
      Fails = Name.str();
    return Failing ? Value::number(*Failing) : Value();
  }
  if (Name == Names.TypeOf)
    return First.Is == Value::Entry ? ask(First.ReadBy, Value::constant(Tag))
                                    : Value();
  if (Name == "IS_ERR_OR_NULL" && truth(First) == true)
    return Value::number(0);
  if (readsEntry(Name) && givesAnotherEntry(Name)) {
    const Value Given = readDefinitions(Name, Arguments);
    return Given.Is == Value::Entry ? Given : Value();
  }
  if (readsEntry(Name))
    return any_of(Arguments,
                  [](const Value &A) { return A.Is == Value::Entry; })
               ? Value::entry(Name)
               : Value();
  if (isNoExpression(Name))
    return {};
  // Of a macro, and of functions that differ in it, the type is not known.
  auto Typed = [&](Value Of) {
    const std::optional<bool> Holds = Of.holds();
    return Callee->isImplicit() && Holds ? Value::truth(*Holds) : Of;
  };
  if (const EvaluatedPredicate *Known =
          Arguments.size() == 1 && First.Is == Value::Entry ? Predicates(Name)
                                                            : nullptr)
    return Typed(readPredicate(*Known, First, E.getType()->isBooleanType()));
  const Value Given = readDefinitions(Name, Arguments);
  if (Given.Is != Value::Unknown)
    return Typed(Given);
  if (all_of(Unit.definitions(Name),
             [](const FamilyUnit::Definition &D) { return isStub(*D.Text); }))
    Forget();
  return any_of(Arguments,
                [](const Value &A) {
                  return A.Is == Value::Entry && A.ReadBy.empty();
                })
             ? Value::entry(Name)
             : Value();
}

} // namespace swapfold
