//===- CodeSize.cpp - how much a piece of code does -----------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/ast/CodeSize.h"
#include "rewrites/ast/Statements.h"
#include "clang/AST/Expr.h"
#include "clang/AST/StmtCXX.h"
#include <algorithm>

using namespace clang;
using namespace llvm;

namespace swapfold {

/// The statements that were written behind a macro such as for_each_zone(),
/// somewhere below \p S, which the macro made.
static void findWritten(const Stmt &S, function_ref<void(const Stmt &)> Visit) {
  for (const Stmt *Child : S.children()) {
    if (!Child || isa<Expr>(Child))
      continue;
    if (Child->getBeginLoc().isFileID())
      Visit(*Child);
    else
      findWritten(*Child, Visit);
  }
}

static bool isBranch(const Stmt &S) {
  return isa<IfStmt, SwitchStmt, ForStmt, WhileStmt, DoStmt, CXXForRangeStmt>(
      S);
}

const Stmt *writtenBody(const Stmt &Loop) {
  const Stmt *Body = loopBody(Loop);
  if (!Body || Body->getBeginLoc().isFileID())
    return Body;
  const Stmt *Written = nullptr;
  findWritten(Loop, [&](const Stmt &S) { Written = &S; });
  return Written;
}

void forEachPart(const Stmt &S, function_ref<void(const Stmt &)> Visit) {
  if (isa<Expr>(S))
    return;
  if (S.getBeginLoc().isMacroID())
    return findWritten(S, Visit);
  for (const Stmt *Child : S.children())
    if (Child && (!isa<Expr>(Child) || !isBranch(S)))
      Visit(*Child);
}

namespace {

class Measure {
public:
  CodeSize Size;

  void visit(const Stmt &S, unsigned Depth) {
    if (const auto *Case = dyn_cast<SwitchCase>(&S))
      return visitIf(Case->getSubStmt(), Depth);
    if (const auto *Label = dyn_cast<LabelStmt>(&S))
      return visitIf(Label->getSubStmt(), Depth);
    if (const auto *Attributed = dyn_cast<AttributedStmt>(&S))
      return visitIf(Attributed->getSubStmt(), Depth);
    if (isa<CompoundStmt>(S) && S.getBeginLoc().isFileID()) {
      for (const Stmt *Child : S.children())
        visitIf(Child, Depth);
      return;
    }
    if (isa<NullStmt>(S))
      return;
    ++Size.Statements;
    if (isa<Expr>(S))
      return;
    if (S.getBeginLoc().isMacroID())
      return findWritten(S, [&](const Stmt &Body) { branch(Body, Depth + 1); });
    if (isBranch(S))
      visitBranch(S, Depth + 1);
  }

private:
  void visitIf(const Stmt *S, unsigned Depth) {
    if (S)
      visit(*S, Depth);
  }

  void branch(const Stmt &Body, unsigned Depth) {
    ++Size.Branches;
    Size.Nesting = std::max(Size.Nesting, Depth);
    visit(Body, Depth);
  }

  void visitBranch(const Stmt &S, unsigned Depth) {
    if (const auto *If = dyn_cast<IfStmt>(&S)) {
      branch(*If->getThen(), Depth);
      // An 'else if' is no deeper than its if.
      const Stmt *Else = If->getElse();
      visitIf(Else, isa_and_nonnull<IfStmt>(Else) ? Depth - 1 : Depth);
    } else if (const auto *Switch = dyn_cast<SwitchStmt>(&S)) {
      branch(*Switch->getBody(), Depth);
    } else {
      branch(*loopBody(S), Depth);
    }
  }
};

} // namespace

CodeSize measure(const Stmt &S) {
  Measure M;
  M.visit(S, 0);
  return M.Size;
}

unsigned lineCount(SourceRange Range, const SourceManager &Sources) {
  if (Range.isInvalid() || Range.getBegin().isMacroID() ||
      Range.getEnd().isMacroID())
    return 0;
  auto [File, Begin] = Sources.getDecomposedLoc(Range.getBegin());
  auto [EndFile, End] = Sources.getDecomposedLoc(Range.getEnd());
  if (File != EndFile)
    return 0;
  return Sources.getLineNumber(File, End) - Sources.getLineNumber(File, Begin) +
         1;
}

} // namespace swapfold
