//===- FunctionMatcher.h - functions that somebody wrote --------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_REWRITES_AST_FUNCTIONMATCHER_H
#define SWAPFOLD_REWRITES_AST_FUNCTIONMATCHER_H

#include "rewrites/ast/CodeSize.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/Stmt.h"
#include "clang/ASTMatchers/ASTMatchers.h"
#include <functional>

namespace swapfold {

/// True if \p Function, or what it stands in, was made of a template.
inline bool isOfInstantiation(const clang::FunctionDecl &Function) {
  if (Function.isTemplateInstantiation())
    return true;
  for (const clang::DeclContext *Scope = Function.getLexicalParent(); Scope;
       Scope = Scope->getLexicalParent()) {
    const auto *Outer = llvm::dyn_cast<clang::FunctionDecl>(Scope);
    const auto *Record = llvm::dyn_cast<clang::CXXRecordDecl>(Scope);
    if ((Outer && Outer->isTemplateInstantiation()) ||
        (Record && clang::isTemplateInstantiation(
                       Record->getTemplateSpecializationKind())))
      return true;
  }
  return false;
}

/// Asks about a function and its body in one go. Clang's own matchers would be
/// a dozen, tried on every function of every header by every rule; and its
/// isInstantiated() has the parents of all nodes collected.
class FunctionMatcher : public clang::ast_matchers::internal::MatcherInterface<
                            clang::FunctionDecl> {
public:
  using Question =
      std::function<bool(const clang::FunctionDecl &,
                         const clang::CompoundStmt &Body, clang::ASTContext &)>;

  explicit FunctionMatcher(Question Asked) : Asked(std::move(Asked)) {}

  bool matches(
      const clang::FunctionDecl &Node,
      clang::ast_matchers::internal::ASTMatchFinder *Finder,
      clang::ast_matchers::internal::BoundNodesTreeBuilder *) const override {
    if (Node.isImplicit() || !Node.doesThisDeclarationHaveABody())
      return false;
    const auto *Body =
        llvm::dyn_cast_or_null<clang::CompoundStmt>(Node.getBody());
    return Body && Asked(Node, *Body, Finder->getASTContext()) &&
           !isOfInstantiation(Node);
  }

private:
  Question Asked;
};

/// Matches a definition that somebody wrote, with its braces, and that \p Asked
/// is true of. What a template was instantiated to is none.
inline clang::ast_matchers::internal::Matcher<clang::FunctionDecl>
isWritten(FunctionMatcher::Question Asked) {
  return clang::ast_matchers::internal::makeMatcher(
      new FunctionMatcher(std::move(Asked)));
}

/// Matches such a definition of at least \p Lines lines, outside of system
/// headers.
inline clang::ast_matchers::internal::Matcher<clang::FunctionDecl>
isLong(unsigned Lines) {
  return isWritten([Lines](const clang::FunctionDecl &Function,
                           const clang::CompoundStmt &Body,
                           clang::ASTContext &Context) {
    const clang::SourceManager &Sources = Context.getSourceManager();
    return lineCount(Body.getSourceRange(), Sources) >= Lines &&
           !Sources.isInSystemHeader(
               Sources.getExpansionLoc(Function.getBeginLoc()));
  });
}

} // namespace swapfold

#endif // SWAPFOLD_REWRITES_AST_FUNCTIONMATCHER_H
