//===- DynamicRecursiveASTVisitor.h - visits a syntax tree ------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_REWRITES_AST_DYNAMICRECURSIVEASTVISITOR_H
#define SWAPFOLD_REWRITES_AST_DYNAMICRECURSIVEASTVISITOR_H

namespace clang {
#define STMT(Class, Base) class Class;
#include "clang/AST/StmtNodes.inc"
#define DECL(Class, Base) class Class##Decl;
#include "clang/AST/DeclNodes.inc"
class Decl;
class Stmt;
} // namespace clang

namespace swapfold {

/// Visits a syntax tree as clang::RecursiveASTVisitor does, by virtual
/// functions: each class that derives from that template compiles thousands of
/// functions, and this compiles them once. It has what is used of the class of
/// this name in LLVM 20. Each function returns false to end the traversal.
class DynamicRecursiveASTVisitor {
public:
  virtual ~DynamicRecursiveASTVisitor();

  /// Visits \p S, which may be null, and all below it.
  virtual bool TraverseStmt(clang::Stmt *S);
  virtual bool TraverseDecl(clang::Decl *D);

  virtual bool VisitStmt(clang::Stmt *) { return true; }
#define STMT(Class, Base)                                                      \
  virtual bool Visit##Class(clang::Class *) { return true; }
#include "clang/AST/StmtNodes.inc"
  virtual bool VisitDecl(clang::Decl *) { return true; }
#define DECL(Class, Base)                                                      \
  virtual bool Visit##Class##Decl(clang::Class##Decl *) { return true; }
#include "clang/AST/DeclNodes.inc"

  /// Whether what the compiler adds to what is written is visited too.
  bool ShouldVisitImplicitCode = false;
};

} // namespace swapfold

#endif // SWAPFOLD_REWRITES_AST_DYNAMICRECURSIVEASTVISITOR_H
