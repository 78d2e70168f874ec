//===- Statements.cpp - the text of statements ----------------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/sites/Statements.h"
#include "rewrites/layout/Layout.h"
#include "rewrites/text/Failure.h"
#include "rewrites/text/HeaderText.h"
#include "clang/AST/Stmt.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;
using namespace llvm;

namespace swapfold {

Expected<FileRange> statementText(const Stmt &S, const EditPolicy &Policy) {
  Expected<FileRange> Range =
      Policy.editable(S.getSourceRange(), /*WholeMacro=*/true);
  if (!Range || isa<CompoundStmt, IfStmt, ForStmt, WhileStmt, SwitchStmt>(S))
    return Range;
  StringRef File = Policy.fileText(Range->File);
  if (File.slice(Range->Begin, Range->End).ends_with(";"))
    return Range;
  size_t Semi = File.find_first_not_of(" \t\r\n", Range->End);
  if (Semi == StringRef::npos || File[Semi] != ';')
    return failure("its end is not plain text");
  Range->End = Semi + 1;
  return Range;
}

static SourceLocation closingParen(const Stmt &S) {
  if (const auto *If = dyn_cast<IfStmt>(&S))
    return If->getRParenLoc();
  if (const auto *While = dyn_cast<WhileStmt>(&S))
    return While->getRParenLoc();
  if (const auto *For = dyn_cast<ForStmt>(&S))
    return For->getRParenLoc();
  if (const auto *Switch = dyn_cast<SwitchStmt>(&S))
    return Switch->getRParenLoc();
  return SourceLocation();
}

static const Stmt *condition(const Stmt &S) {
  if (const auto *If = dyn_cast<IfStmt>(&S))
    return If->getCond();
  if (const auto *While = dyn_cast<WhileStmt>(&S))
    return While->getCond();
  if (const auto *For = dyn_cast<ForStmt>(&S))
    return For->getCond();
  if (const auto *Switch = dyn_cast<SwitchStmt>(&S))
    return Switch->getCond();
  return nullptr;
}

Expected<FileRange> layoutUnit(const Expr &E, const FunctionSites &Sites,
                               const EditPolicy &Policy) {
  if (Policy.isInDefinition(E.getBeginLoc()))
    return failure("a macro's definition keeps its line breaks");
  const Stmt *S = &E;
  while (const Stmt *P = Sites.parent(S)) {
    if (condition(*P) == S)
      return Policy.editable({P->getBeginLoc(), closingParen(*P)});
    if (!isa<Expr, DeclStmt, ReturnStmt>(P))
      break;
    S = P;
  }
  return statementText(*S, Policy);
}

std::vector<Edit> laidOut(std::vector<Edit> Edits, std::vector<FileRange> Units,
                          const EditPolicy &Policy) {
  if (Edits.empty())
    return Edits;
  // An outer statement covers what stands inside.
  sort(Units, [](const FileRange &A, const FileRange &B) {
    return A.Begin != B.Begin ? A.Begin < B.Begin : A.End > B.End;
  });
  std::vector<FileRange> Outer;
  for (const FileRange &Unit : Units)
    if (Unit.File == Edits.front().Range.File &&
        (Outer.empty() || Unit.Begin >= Outer.back().End))
      Outer.push_back(Unit);
  FileID File = Edits.front().Range.File;
  const SourceManager &SM = Policy.sources();
  StringRef Path;
  if (OptionalFileEntryRef Entry = SM.getFileEntryRefForID(File)) {
    Path = Entry->getFileEntry().tryGetRealPathName();
    if (Path.empty())
      Path = Entry->getName();
  }
  return Layout(Policy.styleFor(Path), Policy.fileText(File))
      .fit(std::move(Edits), Outer);
}

} // namespace swapfold
