//===- DynamicRecursiveASTVisitor.cpp - visits a syntax tree --------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/ast/DynamicRecursiveASTVisitor.h"
#include "clang/AST/RecursiveASTVisitor.h"

using namespace clang;

namespace swapfold {

namespace {

/// Hands all that the template finds to the virtual functions.
class Dispatcher : public RecursiveASTVisitor<Dispatcher> {
public:
  explicit Dispatcher(DynamicRecursiveASTVisitor &Visitor) : Visitor(Visitor) {}

  bool shouldVisitImplicitCode() const {
    return Visitor.ShouldVisitImplicitCode;
  }
  bool TraverseStmt(Stmt *S) { return Visitor.TraverseStmt(S); }
  bool TraverseDecl(Decl *D) { return Visitor.TraverseDecl(D); }

  bool VisitStmt(Stmt *S) { return Visitor.VisitStmt(S); }
#define STMT(Class, Base)                                                      \
  bool Visit##Class(clang::Class *S) { return Visitor.Visit##Class(S); }
#include "clang/AST/StmtNodes.inc"
  bool VisitDecl(Decl *D) { return Visitor.VisitDecl(D); }
#define DECL(Class, Base)                                                      \
  bool Visit##Class##Decl(clang::Class##Decl *D) {                             \
    return Visitor.Visit##Class##Decl(D);                                      \
  }
#include "clang/AST/DeclNodes.inc"

private:
  DynamicRecursiveASTVisitor &Visitor;
};

} // namespace

DynamicRecursiveASTVisitor::~DynamicRecursiveASTVisitor() = default;

bool DynamicRecursiveASTVisitor::TraverseStmt(Stmt *S) {
  return Dispatcher(*this).RecursiveASTVisitor::TraverseStmt(S);
}

bool DynamicRecursiveASTVisitor::TraverseDecl(Decl *D) {
  return Dispatcher(*this).RecursiveASTVisitor::TraverseDecl(D);
}

} // namespace swapfold
