//===- PredicateBody.cpp - what a predicate accepts -----------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/family/PredicateParser.h"
#include "llvm/ADT/STLExtras.h"

using namespace llvm;

namespace swapfold {

bool isStub(const HeaderFunction &F) {
  ArrayRef<Token> B = F.Body;
  if (!B.empty() && B.front().is("return"))
    B = B.drop_front();
  if (!B.empty() && B.back().is(";"))
    B = B.drop_back();
  while (B.size() > 2 && B.front().is("(") && B.back().is(")"))
    B = B.drop_front().drop_back();
  return B.size() == 1 && (B[0].is("NULL") || B[0].is("0") ||
                           B[0].is("false") || B[0].is("nullptr"));
}

/// A statement that is not simple.
static bool isKeyword(const Token &T) {
  return T.is("if") || T.is("else") || T.is("for") || T.is("while") ||
         T.is("do") || T.is("switch") || T.is("goto") || T.is("return");
}
static bool isOne(const Token &T) { return T.is("1") || T.is("true"); }

/// True if \p Value, right before the place, is the entry that is read from
/// what the predicate is given: f(pte), where nothing behind names pte again.
bool BodyParser::isReadFrom(ArrayRef<Token> Value) const {
  return Value.size() == 4 && Value[0].Kind == Token::Identifier &&
         Value[1].is("(") && Value[2].Kind == Token::Identifier &&
         Value[3].is(")") && none_of(Body.drop_front(At), [&](const Token &T) {
           return T.is(Value[2].Text);
         });
}

/// Past the ';' of a simple statement. A local that holds the entry's type is
/// remembered, and one may hold the entry. False if the statement may be more
/// than that or an assertion.
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
  if (!HasEntryLocal && Assign - Statement.begin() > 1 && isReadFrom(Value) &&
      !Value[0].is(TypeOf))
    return HasEntryLocal = true;
  if (Assign == Statement.begin() || Value.size() != 4 ||
      !Value[0].is(TypeOf) || !Value[1].is("(") || !Value[3].is(")") ||
      !TypeLocals.insert(Assign[-1].Text).second)
    return false;
  return true;
}

/// Past 'return false;' or the like.
bool BodyParser::takeReturn(bool (*Of)(const Token &)) {
  if (!take("return") || atEnd() || !Of(Body[At]))
    return false;
  ++At;
  return take(";");
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
  Answer Only;              // behind 'if (!...) return false;'
  Answer Taken = KindSet(); // by 'if (...) return true;'
  auto Left = [&](const Answer &Of) { return Only ? both(Only, Of) : Of; };
  auto Whole = [&](const Answer &Rest) {
    Answer Out = either(Taken, Left(Rest));
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
        // What is not understood there may leave out any entry.
        if (Answer Now = required(Asked))
          Only = Left(Now);
        else
          Narrowed = true;
      } else {
        At = Return;
        Taken = takeReturn(isOne) ? either(Taken, Left(condition(Asked)))
                                  : std::nullopt;
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

std::optional<KindSet> acceptedByBody(ArrayRef<Token> Body, StringRef TypeOf,
                                      PredicateLookup Lookup) {
  return BodyParser(Body, TypeOf, Lookup).body();
}

} // namespace swapfold
