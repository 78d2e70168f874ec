//===- StatementText.cpp - the text of a statement ------------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/layout/StatementText.h"
#include "rewrites/layout/Layout.h"
#include "rewrites/text/Failure.h"
#include "clang/AST/Stmt.h"
#include "clang/AST/StmtCXX.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;
using namespace llvm;

namespace swapfold {

/// The statement that \p S ends with, which has no other one in it.
static const Stmt &lastStatement(const Stmt &S) {
  const Stmt *Last = nullptr;
  if (const auto *If = dyn_cast<IfStmt>(&S))
    Last = If->getElse() ? If->getElse() : If->getThen();
  else if (const auto *For = dyn_cast<ForStmt>(&S))
    Last = For->getBody();
  else if (const auto *Range = dyn_cast<CXXForRangeStmt>(&S))
    Last = Range->getBody();
  else if (const auto *While = dyn_cast<WhileStmt>(&S))
    Last = While->getBody();
  else if (const auto *Switch = dyn_cast<SwitchStmt>(&S))
    Last = Switch->getBody();
  else if (const auto *Case = dyn_cast<SwitchCase>(&S))
    Last = Case->getSubStmt();
  else if (const auto *Label = dyn_cast<LabelStmt>(&S))
    Last = Label->getSubStmt();
  return Last ? lastStatement(*Last) : S;
}

Expected<FileRange> statementText(const Stmt &S, const EditPolicy &Policy) {
  Expected<FileRange> Range =
      Policy.editable(S.getSourceRange(), /*WholeMacro=*/true);
  if (!Range)
    return Range;
  // What ends in a brace or ';' of an expression has another ';' behind it.
  const Stmt &Last = lastStatement(S);
  StringRef File = Policy.fileText(Range->File);
  StringRef Text = File.slice(Range->Begin, Range->End);
  if ((isa<CompoundStmt>(Last) && Text.ends_with("}")) ||
      (isa<DeclStmt, NullStmt>(Last) && Text.ends_with(";")))
    return Range;
  size_t Semi = File.find_first_not_of(" \t\r\n", Range->End);
  if (Semi == StringRef::npos || File[Semi] != ';')
    return failure("its end is not plain text");
  Range->End = Semi + 1;
  return Range;
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
  for (const FileRange &Unit : Units) {
    if (Unit.File != Edits.front().Range.File ||
        (!Outer.empty() && Unit.Begin < Outer.back().End))
      continue;
    // Lines that cannot be joined keep their breaks.
    if (Error E = Policy.plain(Unit))
      consumeError(std::move(E));
    else
      Outer.push_back(Unit);
  }
  FileID File = Edits.front().Range.File;
  const SourceManager &SM = Policy.sources();
  StringRef Path;
  if (OptionalFileEntryRef Entry = SM.getFileEntryRefForID(File)) {
    Path = Entry->getFileEntry().tryGetRealPathName();
    if (Path.empty())
      Path = Entry->getName();
  }
  return Layout(Policy.styleFor(Path), Policy.fileText(File), Policy.ofPatch())
      .fit(std::move(Edits), Outer);
}

} // namespace swapfold
