//===- PredicateBody.cpp - what a predicate accepts -----------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/family/PredicateBody.h"
#include "llvm/ADT/STLExtras.h"
#include <algorithm>
#include <iterator>

using namespace llvm;

namespace swapfold {
namespace {

/// Nothing means "says nothing about the type".
using Answer = std::optional<KindSet>;

/// A statement that is not simple.
bool isKeyword(const Token &T) {
  return T.is("if") || T.is("else") || T.is("for") || T.is("while") ||
         T.is("do") || T.is("switch") || T.is("goto") || T.is("return");
}
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
  bool skipStatement();
  bool takeReturn(bool (*Of)(const Token &));
  Answer condition(ArrayRef<Token> Condition) const;
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
/// remembered. False if the statement may be more than that or an assertion.
bool BodyParser::skipStatement() {
  size_t Begin = At;
  while (!atEnd() && !peek(";"))
    ++At;
  ArrayRef<Token> Statement = Body.slice(Begin, At - Begin);
  take(";");
  auto Assign = find_if(Statement, [](const Token &T) { return T.is("="); });
  if (Assign == Statement.end())
    return none_of(Statement, [](const Token &T) {
      return T.is("++") || T.is("--") || T.is("&") || T.is("{") ||
             isKeyword(T) ||
             (StringRef(T.Text).ends_with("=") && !T.is("==") && !T.is("!=") &&
              !T.is("<=") && !T.is(">="));
    });
  // type = swp_type(entry)
  ArrayRef<Token> Value(Assign + 1, Statement.end());
  if (Assign == Statement.begin() || Value.size() != 4 ||
      !Value[0].is(TypeOf) || !Value[1].is("(") || !Value[3].is(")") ||
      !TypeLocals.insert(Assign[-1].Text).second)
    return false;
  return true;
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

/// Past 'return false;' or the like.
bool BodyParser::takeReturn(bool (*Of)(const Token &)) {
  if (!take("return") || atEnd() || !Of(Body[At]))
    return false;
  ++At;
  return take(";");
}

/// What an entry can be where \p Condition, at this place in the body, holds.
Answer BodyParser::condition(ArrayRef<Token> Condition) const {
  BodyParser Inner(Condition, TypeOf, Lookup);
  Inner.TypeLocals = TypeLocals;
  Answer Out = Inner.expression();
  return Inner.atEnd() ? Out : std::nullopt;
}

/// switch (type) { case A: case B: return true; default: return false; }
Answer BodyParser::switchOnType() {
  size_t Open = At;
  skipParens();
  ArrayRef<Token> On = Body.slice(Open, At - Open);
  bool OnType = (On.size() == 3 && TypeLocals.count(On[1].Text)) ||
                (On.size() == 6 && On[1].is(TypeOf) && On[2].is("("));
  if (!OnType || !take("{"))
    return std::nullopt;
  KindSet Out;
  std::set<std::string> Labels;
  bool Default = false; // the label is among those that wait for an answer
  while (!atEnd() && !take("}")) {
    if (take("case") && !atEnd() && Body[At].Kind == Token::Identifier) {
      Labels.insert(Body[At++].Text);
      if (!take(":"))
        return std::nullopt;
    } else if (take("default")) {
      take(":");
      Default = true;
    } else if (take("break")) {
      // What follows the switch answers no.
      if (!take(";"))
        return std::nullopt;
      Labels.clear();
      Default = false;
    } else if (takeReturn(isZero)) {
      Labels.clear();
      Default = false;
    } else if (!Default && !atEnd() && isOne(Body[At])) {
      // Behind 'return'.
      ++At;
      if (!take(";"))
        return std::nullopt;
      Out.Types.insert(Labels.begin(), Labels.end());
      Labels.clear();
    } else {
      return std::nullopt;
    }
  }
  return Labels.empty() ? Answer(Out) : std::nullopt;
}

Answer BodyParser::body() {
  bool Narrowed = false;
  Answer Taken = KindSet(); // by 'if (...) return true;'
  auto Whole = [&](Answer Rest) {
    Answer Out = either(Taken, Rest);
    if (Out && Narrowed)
      Out->Exact = false;
    return Out;
  };
  while (!atEnd()) {
    if (take("return")) {
      if (atEnd())
        return std::nullopt;
      Answer Out = expression();
      return take(";") && atEnd() ? Whole(Out) : std::nullopt;
    }
    if (take("switch")) {
      Answer Out = switchOnType();
      // What follows can only be the answer for no case.
      bool Good = atEnd() || (takeReturn(isZero) && atEnd());
      return Good ? Whole(Out) : std::nullopt;
    }
    if (take("if")) {
      const size_t Open = At;
      skipParens();
      ArrayRef<Token> Asked = Body.slice(Open, At - Open);
      const bool Braces = take("{");
      const size_t Return = At;
      if (takeReturn(isZero)) {
        // if (something else) return 0;
        Narrowed = true;
      } else {
        At = Return;
        Taken =
            takeReturn(isOne) ? either(Taken, condition(Asked)) : std::nullopt;
      }
      if (!Taken || (Braces && !take("}")))
        return std::nullopt;
      // What follows is reached in no other case anyway.
      if (At + 1 < Body.size() && peek("else") &&
          (Body[At + 1].is("if") || Body[At + 1].is("return")))
        ++At;
      continue;
    }
    if (!skipStatement())
      return std::nullopt;
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
