//===- FunctionMatcher.cpp - functions that somebody wrote ----------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/ast/FunctionMatcher.h"
#include "rewrites/ast/CodeSize.h"
#include "clang/AST/DeclCXX.h"

using namespace clang;
using namespace clang::ast_matchers::internal;
using llvm::dyn_cast;

namespace swapfold {

/// True if \p Function, or what it stands in, was made of a template.
static bool isOfInstantiation(const FunctionDecl &Function) {
  if (Function.isTemplateInstantiation())
    return true;
  for (const DeclContext *Scope = Function.getLexicalParent(); Scope;
       Scope = Scope->getLexicalParent()) {
    const auto *Outer = dyn_cast<FunctionDecl>(Scope);
    const auto *Record = dyn_cast<CXXRecordDecl>(Scope);
    if ((Outer && Outer->isTemplateInstantiation()) ||
        (Record &&
         isTemplateInstantiation(Record->getTemplateSpecializationKind())))
      return true;
  }
  return false;
}

namespace {

class FunctionMatcher : public MatcherInterface<FunctionDecl> {
public:
  explicit FunctionMatcher(FunctionQuestion Asked) : Asked(std::move(Asked)) {}

  bool matches(const FunctionDecl &Node, ASTMatchFinder *Finder,
               BoundNodesTreeBuilder *) const override {
    if (Node.isImplicit() || !Node.doesThisDeclarationHaveABody())
      return false;
    const auto *Body = llvm::dyn_cast_or_null<CompoundStmt>(Node.getBody());
    return Body && Asked(Node, *Body, Finder->getASTContext()) &&
           !isOfInstantiation(Node);
  }

private:
  const FunctionQuestion Asked;
};

} // namespace

Matcher<FunctionDecl> isWritten(FunctionQuestion Asked) {
  return Matcher<FunctionDecl>(new FunctionMatcher(std::move(Asked)));
}

Matcher<FunctionDecl> isLong(unsigned Lines) {
  return isWritten([Lines](const FunctionDecl &Function,
                           const CompoundStmt &Body, ASTContext &Context) {
    const SourceManager &Sources = Context.getSourceManager();
    return lineCount(Body.getSourceRange(), Sources) >= Lines &&
           !Sources.isInSystemHeader(
               Sources.getExpansionLoc(Function.getBeginLoc()));
  });
}

} // namespace swapfold
