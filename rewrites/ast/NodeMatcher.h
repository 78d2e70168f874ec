//===- NodeMatcher.h - one question about a node ----------------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_REWRITES_AST_NODEMATCHER_H
#define SWAPFOLD_REWRITES_AST_NODEMATCHER_H

#include "clang/ASTMatchers/ASTMatchers.h"
#include <functional>

namespace swapfold {

/// Asks about a node in one go, where Clang's matchers would be several, each
/// tried on all nodes of every header.
template <typename Node>
class NodeMatcher
    : public clang::ast_matchers::internal::MatcherInterface<Node> {
public:
  using Question = std::function<bool(const Node &)>;

  explicit NodeMatcher(Question Asked) : Asked(std::move(Asked)) {}

  bool matches(
      const Node &Each, clang::ast_matchers::internal::ASTMatchFinder *,
      clang::ast_matchers::internal::BoundNodesTreeBuilder *) const override {
    return Asked(Each);
  }

private:
  Question Asked;
};

/// Matches nodes that \p Asked is true of.
template <typename Node>
clang::ast_matchers::internal::Matcher<Node>
thatIs(typename NodeMatcher<Node>::Question Asked) {
  return clang::ast_matchers::internal::Matcher<Node>(
      new NodeMatcher<Node>(std::move(Asked)));
}

} // namespace swapfold

#endif // SWAPFOLD_REWRITES_AST_NODEMATCHER_H
