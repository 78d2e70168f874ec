//===- PredicateCondition.cpp - what conditions ask of an entry ---------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/family/PredicateParser.h"
#include <algorithm>
#include <iterator>

using namespace llvm;

namespace swapfold {

Answer either(const Answer &A, const Answer &B) {
  if (!A || !B)
    return std::nullopt; // one side may accept anything
  KindSet Both = *A;
  Both.Types.insert(B->Types.begin(), B->Types.end());
  Both.Exact &= B->Exact;
  Both.Compound |= B->Compound;
  return Both;
}

Answer both(Answer A, Answer B) {
  if (!A)
    std::swap(A, B);
  if (!A)
    return std::nullopt;
  KindSet Out = *A;
  if (!B) {
    Out.Exact = false; // narrowed by something that is not the type
    return Out;
  }
  Out.Types.clear();
  std::set_intersection(A->Types.begin(), A->Types.end(), B->Types.begin(),
                        B->Types.end(),
                        std::inserter(Out.Types, Out.Types.end()));
  Out.Exact = A->Exact && B->Exact;
  Out.Compound = A->Compound || B->Compound;
  return Out;
}

void BodyParser::skipParens() {
  unsigned Depth = 0;
  for (; At < Body.size(); ++At) {
    if (Body[At].is("("))
      ++Depth;
    else if (Body[At].is(")") && --Depth == 0) {
      ++At;
      return;
    }
  }
}

Answer BodyParser::disjunction() {
  Answer Left = conjunction();
  while (take("||"))
    Left = either(Left, conjunction());
  return Left;
}

/// Past '!IS_ERR_OR_NULL(x) &&' or 'x &&', where the tag is a member: there is
/// something that can have one, which leaves out no tag.
bool BodyParser::takePresence() {
  const ArrayRef<Token> Rest = Body.drop_front(At);
  size_t Size = 0;
  if (!TypeOf.starts_with("->"))
    return false;
  if (Rest.size() > 5 && Rest[0].is("!") && Rest[1].is("IS_ERR_OR_NULL") &&
      Rest[2].is("(") && Rest[4].is(")"))
    Size = 5;
  else if (!Rest.empty() && Rest[0].Kind == Token::Identifier)
    Size = 1;
  if (!Size || Rest.size() <= Size || !Rest[Size].is("&&"))
    return false;
  At += Size + 1;
  return true;
}

Answer BodyParser::conjunction() {
  while (takePresence())
    ;
  Answer Left = unary();
  while (take("&&"))
    if (!takePresence())
      Left = both(Left, unary());
  return Left;
}

/// Behind the x of 'x->ops == &NAME', where the tag is that member.
Answer BodyParser::tagMember() {
  const ArrayRef<Token> Rest = Body.drop_front(At);
  if (Rest.size() < 5 || !Rest[0].is("->") ||
      !Rest[1].is(TypeOf.drop_front(2)) || !Rest[2].is("==") ||
      !Rest[3].is("&") || Rest[4].Kind != Token::Identifier)
    return std::nullopt;
  At += 5;
  KindSet One;
  One.Types.insert(Rest[4].Text);
  return One;
}

Answer BodyParser::unary() {
  if (!take("!"))
    return primary();
  if (take("!"))
    return unary();
  unary();
  return std::nullopt;
}

/// Behind an expression that is the entry's type.
Answer BodyParser::compareWithType() {
  if (take("==") && !atEnd() && Body[At].Kind == Token::Identifier) {
    KindSet One;
    One.Types.insert(Body[At++].Text);
    return One;
  }
  // Some other comparison: skip its right side.
  while (!atEnd() && !peek("&&") && !peek("||") && !peek(")") && !peek(";"))
    peek("(") ? skipParens() : void(++At);
  return std::nullopt;
}

Answer BodyParser::call(StringRef Name) {
  if (Name == "unlikely" || Name == "likely" || Name == "__builtin_expect") {
    take("(");
    Answer Inner = disjunction();
    if (take(","))
      disjunction();
    take(")");
    return Inner;
  }
  skipParens();
  if (Name == TypeOf)
    return compareWithType();
  Answer Known = Lookup(Name);
  if (Known)
    Known->Compound = true;
  return Known;
}

Answer BodyParser::primary() {
  if (take("(")) {
    Answer Inner = disjunction();
    take(")");
    return Inner;
  }
  if (atEnd())
    return std::nullopt;
  const Token &T = Body[At++];
  Answer Out;
  if (isZero(T))
    Out = KindSet();
  else if (TypeOf.starts_with("->") && peek("->"))
    Out = tagMember();
  else if (T.Kind == Token::Identifier && peek("("))
    Out = call(T.Text);
  else if (TypeLocals.count(T.Text))
    Out = compareWithType();
  else if (T.Kind == Token::Identifier && peek("==") && At + 1 < Body.size() &&
           (Body[At + 1].is(TypeOf) || TypeLocals.count(Body[At + 1].Text))) {
    // CONSTANT == type
    At += 2;
    if (peek("("))
      skipParens();
    KindSet One;
    One.Types.insert(T.Text);
    Out = One;
  }
  // An operator that is not read here makes the operand unknown.
  if (!atEnd() && !peek("||") && !peek("&&") && !peek(")") && !peek(";") &&
      !peek(",")) {
    while (!atEnd() && !peek("||") && !peek("&&") && !peek(")") && !peek(";") &&
           !peek(","))
      peek("(") ? skipParens() : void(++At);
    return std::nullopt;
  }
  return Out;
}

/// What an entry can be where \p Condition, at this place in the body, holds.
Answer BodyParser::condition(ArrayRef<Token> Condition) const {
  BodyParser Inner(Condition, TypeOf, Lookup);
  Inner.TypeLocals = TypeLocals;
  Answer Out = Inner.expression();
  return Inner.atEnd() ? Out : std::nullopt;
}

/// What an entry can be behind 'if (Asked) return false;': what A accepts, if
/// \p Asked is (!A).
Answer BodyParser::required(ArrayRef<Token> Asked) const {
  if (Asked.size() < 3 || !Asked[1].is("!"))
    return std::nullopt;
  BodyParser Inner(Asked.drop_front(2).drop_back(), TypeOf, Lookup);
  Inner.TypeLocals = TypeLocals;
  Answer Out = Inner.primary();
  return Inner.atEnd() ? Out : std::nullopt;
}

std::optional<KindSet> acceptedByCondition(ArrayRef<Token> Condition,
                                           StringRef TypeOf,
                                           PredicateLookup Lookup) {
  BodyParser P(Condition, TypeOf, Lookup);
  std::optional<KindSet> Out = P.expression();
  return P.atEnd() ? Out : std::nullopt;
}

} // namespace swapfold
