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
  if (readsEntry(Name))
    return any_of(Arguments,
                  [](const Value &A) { return A.Is == Value::Entry; })
               ? Value::entry(Name)
               : Value();
  if (const EvaluatedPredicate *Known =
          Arguments.size() == 1 && First.Is == Value::Entry ? Predicates(Name)
                                                            : nullptr) {
    AsksPredicates = true;
    const std::string Reads = Known->Asked.value_or("");
    if (!Reads.empty() && !First.ReadBy.empty() && First.ReadBy != Reads)
      return {};
    const bool Accepts = Known->Accepts.Types.count(TagName.str());
    if (Known->Asked)
      ask(Reads.empty() ? First.ReadBy : StringRef(*Known->Asked), {});
    return Accepts && !Known->Accepts.Exact ? Value() : Value::number(Accepts);
  }
  std::optional<Value> Joined;
  for (const FamilyUnit::Definition &D : Unit.definitions(Name))
    if (!isStub(*D.Text)) {
      const Value One = call(D, Arguments);
      Joined = Joined ? join(*Joined, One) : One;
    }
  if (Joined && Joined->Is != Value::Unknown)
    return *Joined;
  if (!Joined)
    Forget();
  return any_of(Arguments,
                [](const Value &A) {
                  return A.Is == Value::Entry && A.ReadBy.empty();
                })
             ? Value::entry(Name)
             : Value();
}

} // namespace swapfold
