//===- NameMatcher.h - declarations by their names --------------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_REWRITES_NAMEMATCHER_H
#define SWAPFOLD_REWRITES_NAMEMATCHER_H

#include "clang/ASTMatchers/ASTMatchers.h"
#include "llvm/ADT/StringRef.h"
#include <functional>

namespace swapfold {

/// Asks about plain names, without the strings that matchesName() builds.
class NameMatcher
    : public clang::ast_matchers::internal::MatcherInterface<clang::NamedDecl> {
public:
  using Question = std::function<bool(llvm::StringRef)>;

  explicit NameMatcher(Question Asked) : Asked(std::move(Asked)) {}

  bool matches(
      const clang::NamedDecl &Node,
      clang::ast_matchers::internal::ASTMatchFinder *,
      clang::ast_matchers::internal::BoundNodesTreeBuilder *) const override {
    return Node.getIdentifier() && Asked(Node.getName());
  }

private:
  Question Asked;
};

/// Matches a declaration whose name is an identifier that \p Asked is true of.
inline clang::ast_matchers::internal::Matcher<clang::NamedDecl>
isNamed(NameMatcher::Question Asked) {
  return clang::ast_matchers::internal::makeMatcher(
      new NameMatcher(std::move(Asked)));
}

} // namespace swapfold

#endif // SWAPFOLD_REWRITES_NAMEMATCHER_H
