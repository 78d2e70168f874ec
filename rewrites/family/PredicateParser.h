//===- PredicateParser.h - the bodies of predicates, read -------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_REWRITES_FAMILY_PREDICATEPARSER_H
#define SWAPFOLD_REWRITES_FAMILY_PREDICATEPARSER_H

#include "rewrites/family/PredicateBody.h"

namespace swapfold {

/// Nothing means "says nothing about the type".
using Answer = std::optional<KindSet>;

/// One of the two holds.
Answer either(const Answer &A, const Answer &B);
/// Both hold.
Answer both(Answer A, Answer B);

inline bool isZero(const Token &T) { return T.is("0") || T.is("false"); }

/// Reads the tokens of a body or of a condition from left to right.
class BodyParser {
public:
  BodyParser(llvm::ArrayRef<Token> Body, llvm::StringRef TypeOf,
             PredicateLookup Lookup)
      : Body(Body), TypeOf(TypeOf), Lookup(Lookup) {}

  Answer body();
  Answer expression() { return disjunction(); }
  bool atEnd() const { return At >= Body.size(); }

private:
  bool peek(llvm::StringRef Spelling) const {
    return At < Body.size() && Body[At].is(Spelling);
  }
  bool take(llvm::StringRef Spelling) {
    if (!peek(Spelling))
      return false;
    ++At;
    return true;
  }
  void skipParens(); ///< from '(' to past its ')'
  bool skipStatement();
  bool isReadFrom(llvm::ArrayRef<Token> Value) const;
  Answer required(llvm::ArrayRef<Token> Asked) const;
  bool takeReturn(bool (*Of)(const Token &));
  Answer condition(llvm::ArrayRef<Token> Condition) const;
  Answer disjunction();
  Answer conjunction();
  Answer unary();
  Answer primary();
  bool takePresence();
  Answer tagMember();
  Answer call(llvm::StringRef Name);
  Answer compareWithType();
  Answer switchOnType();

  llvm::ArrayRef<Token> Body;
  llvm::StringRef TypeOf;
  PredicateLookup Lookup;
  std::set<std::string> TypeLocals;
  bool HasEntryLocal = false;
  size_t At = 0;
};

} // namespace swapfold

#endif // SWAPFOLD_REWRITES_FAMILY_PREDICATEPARSER_H
