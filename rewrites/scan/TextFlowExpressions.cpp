//===- TextFlowExpressions.cpp - what a condition says --------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/scan/TextFlowReader.h"
#include "rewrites/text/AssertionName.h"

using namespace llvm;

namespace swapfold {

static constexpr StringRef Assignments[] = {
    "=", "|=", "&=", "^=", "+=", "-=", "*=", "/=", "%=", "<<=", ">>="};
/// What else an operand ends before.
static constexpr StringRef Ends[] = {"&&", "||", "?", ":", ",",
                                     ";",  ")",  "]", "}"};

/// Expressions with commas or assignments between them; the last one counts.
Ways TextFlowReader::list(TypeMask Is) {
  Ways Out = {Is, Is};
  for (bool Assigned = false;;) {
    const unsigned Before = Answers;
    Out = choice(Is);
    IsStored |= Assigned && Answers > Before;
    const bool Assigns =
        any_of(Assignments, [&](StringRef Spelling) { return take(Spelling); });
    if (!Assigns && !take(","))
      return Out;
    Assigned = Assigns;
  }
}

Ways TextFlowReader::choice(TypeMask Is) {
  const unsigned Before = Answers;
  const Ways If = disjunction(Is);
  if (!take("?"))
    return If;
  Answers = Before;
  const Ways Then = peek(":") ? If : list(If.True);
  expect(":");
  const Ways Else = choice(If.False);
  return {Then.True | Else.True, Then.False | Else.False};
}

/// True if what is \p Asked of what a value \p Is is all that some predicate
/// accepts but for one kind.
bool TextFlowReader::leavesOneOut(TypeMask Is, TypeMask Asked) const {
  auto Own = [&](StringRef Predicate) {
    const KindSet *Accepted = Family.accepts(Predicate);
    return Accepted ? Types.maskOf(Accepted->Types) & Is : 0;
  };
  return any_of(Family.functions(), [&](const auto &F) {
    const TypeMask Joint = Own(F.first), Missing = Joint & ~Asked;
    return !(Asked & ~Joint) && Missing &&
           any_of(Family.kinds(),
                  [&](const Kind &K) { return Own(K.Predicate) == Missing; });
  });
}

Ways TextFlowReader::disjunction(TypeMask Is) {
  Ways Out = conjunction(Is);
  if (!peek("||"))
    return Out;
  while (take("||")) {
    const Ways Right = conjunction(Out.False);
    Out = {Out.True | Right.True, Right.False};
  }
  Fault |= Is && Value.empty() && leavesOneOut(Is, Out.True);
  return Out;
}

Ways TextFlowReader::conjunction(TypeMask Is) {
  Ways Out = operand(Is);
  while (take("&&")) {
    const Ways Right = operand(Out.True);
    Out = {Right.True, Out.False | Right.False};
  }
  return Out;
}

/// Up to an operator that is none of an operand's own.
Ways TextFlowReader::operand(TypeMask Is) {
  if (take("!")) {
    const Ways If = operand(Is);
    return {If.False, If.True};
  }
  Ways Out = {Is, Is};
  const unsigned Before = Answers;
  unsigned Parts = 0;
  for (; At < Text.size(); ++Parts) {
    const Token &T = Text[At];
    auto IsT = [&](StringRef Spelling) { return T.is(Spelling); };
    if (any_of(Assignments, IsT) || any_of(Ends, IsT))
      break;
    if (T.Kind == Token::Identifier && peek("(", 1)) {
      Out = call(Is);
    } else if (take("(")) {
      // A statement expression has its own statements.
      if (peek("{"))
        statement(Is);
      else
        Out = list(Is);
      expect(")");
    } else if (take("[")) {
      list(Is);
      expect("]");
    } else if (take("{")) {
      if (!peek("}"))
        list(Is);
      expect("}");
    } else {
      Out = T.is("1") || T.is("true")    ? Ways{Is, 0}
            : T.is("0") || T.is("false") ? Ways{0, Is}
                                         : Ways{Is, Is};
      ++At;
    }
  }
  if (Parts == 1)
    return Out;
  // It is compared with something, or the like.
  IsStored |= Answers > Before;
  return {Is, Is};
}

/// A call, from its name on.
Ways TextFlowReader::call(TypeMask Is) {
  const StringRef Name = Text[At].Text;
  const size_t Open = ++At, End = closing(Open);
  std::string Argument;
  for (size_t I = Open + 1; I < End; ++I)
    Argument += Text[I].Text;
  const unsigned Before = Answers;
  take("(");
  const Ways Inner = peek(")") ? Ways{Is, Is} : list(Is);
  expect(")");
  if (Name == "likely" || Name == "unlikely" || isAssertionName(Name))
    return Inner;
  Answers = Before;
  const bool Followed = Value.empty() || Value == Argument;
  if (Family.isPredicate(Name))
    return test(Name, Followed, Is);
  if (Family.converters().count(Name.str()))
    convert(Name, Followed && !Value.empty(), Is);
  return {Is, Is};
}

Ways TextFlowReader::test(StringRef Name, bool Followed, TypeMask Is) {
  Fault |= IsStored && Is;
  ++Answers;
  const KindSet *Accepted = Family.accepts(Name);
  if (!Accepted || !Followed)
    return {Is, Is};
  const TypeMask Own = Types.maskOf(Accepted->Types);
  // In the value's own run it only narrows.
  if (Is && Value.empty())
    Fault |= !(Is & Own) || (Accepted->Exact && !(Is & ~Own));
  return {Is & Own, Accepted->Exact ? Is & ~Own : Is};
}

void TextFlowReader::convert(StringRef Name, bool Followed, TypeMask Is) {
  const FamilyConverter &C = Family.converters().at(Name.str());
  if (Followed && C.Partial && !C.Requires.empty())
    Fault |= (Is & ~Types.maskOf(C.Requires)) != 0;
}

} // namespace swapfold
