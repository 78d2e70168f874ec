//===- PredicateBody.cpp - what a predicate accepts -----------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/PredicateBody.h"
#include <algorithm>
#include <iterator>

using namespace llvm;

namespace swapfold {
namespace {

/// Nothing means "says nothing about the type".
using Answer = std::optional<KindSet>;

bool isZero(const Token &T) { return T.is("0") || T.is("false"); }
bool isOne(const Token &T) { return T.is("1") || T.is("true"); }

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

class BodyParser {
public:
  BodyParser(ArrayRef<Token> Body, StringRef TypeOf, PredicateLookup Lookup)
      : Body(Body), TypeOf(TypeOf), Lookup(Lookup) {}

  Answer body();
  Answer expression() { return disjunction(); }
  bool atEnd() const { return At >= Body.size(); }

private:
  bool peek(StringRef Spelling) const {
    return At < Body.size() && Body[At].is(Spelling);
  }
  bool take(StringRef Spelling) {
    if (!peek(Spelling))
      return false;
    ++At;
    return true;
  }
  void skipParens(); ///< from '(' to past its ')'
  void skipStatement();
  Answer disjunction();
  Answer conjunction();
  Answer unary();
  Answer primary();
  Answer call(StringRef Name);
  Answer compareWithType();
  Answer switchOnType();

  ArrayRef<Token> Body;
  StringRef TypeOf;
  PredicateLookup Lookup;
  std::set<std::string> TypeLocals;
  size_t At = 0;
};

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

/// Past the ';' of a simple statement. A local that holds the entry's type is
/// remembered.
void BodyParser::skipStatement() {
  for (size_t Begin = At; At < Body.size(); ++At) {
    if (Body[At].is(";")) {
      ++At;
      return;
    }
    if (Body[At].is("=") && At > Begin && At + 1 < Body.size() &&
        Body[At + 1].is(TypeOf))
      TypeLocals.insert(Body[At - 1].Text);
  }
}

Answer BodyParser::disjunction() {
  Answer Left = conjunction();
  while (take("||"))
    Left = either(Left, conjunction());
  return Left;
}

Answer BodyParser::conjunction() {
  Answer Left = unary();
  while (take("&&"))
    Left = both(Left, unary());
  return Left;
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

/// switch (type) { case A: case B: return true; default: return false; }
Answer BodyParser::switchOnType() {
  take("(");
  bool OnType =
      !atEnd() && (Body[At].is(TypeOf) || TypeLocals.count(Body[At].Text));
  --At;
  skipParens();
  if (!OnType || !take("{"))
    return std::nullopt;
  KindSet Out;
  std::set<std::string> Labels;
  while (!atEnd() && !take("}")) {
    if (take("case")) {
      Labels.insert(Body[At++].Text);
      take(":");
    } else if (take("default")) {
      take(":");
      Labels.clear();
    } else if (take("return") && !atEnd()) {
      if (isOne(Body[At]))
        Out.Types.insert(Labels.begin(), Labels.end());
      else if (!isZero(Body[At]))
        return std::nullopt;
      Labels.clear();
      skipStatement();
    } else {
      return std::nullopt;
    }
  }
  return Out;
}

Answer BodyParser::body() {
  bool Narrowed = false;
  while (!atEnd()) {
    if (take("return")) {
      if (atEnd())
        return std::nullopt;
      Answer Out = expression();
      if (!take(";") || !atEnd())
        return std::nullopt;
      if (Out && Narrowed)
        Out->Exact = false;
      return Out;
    }
    if (take("switch")) {
      Answer Out = switchOnType();
      // What follows can only be the answer for no case.
      if (!atEnd() && !(take("return") && !atEnd() && isZero(Body[At])))
        return std::nullopt;
      return Out;
    }
    if (take("if")) {
      // if (something else) return 0;
      skipParens();
      take("{");
      if (!take("return") || atEnd() || !isZero(Body[At]))
        return std::nullopt;
      skipStatement();
      take("}");
      Narrowed = true;
      continue;
    }
    skipStatement();
  }
  return std::nullopt;
}

} // namespace

std::optional<KindSet> acceptedByBody(ArrayRef<Token> Body, StringRef TypeOf,
                                      PredicateLookup Lookup) {
  return BodyParser(Body, TypeOf, Lookup).body();
}

std::optional<KindSet> acceptedByCondition(ArrayRef<Token> Condition,
                                           StringRef TypeOf,
                                           PredicateLookup Lookup) {
  BodyParser P(Condition, TypeOf, Lookup);
  std::optional<KindSet> Out = P.expression();
  return P.atEnd() ? Out : std::nullopt;
}

} // namespace swapfold
