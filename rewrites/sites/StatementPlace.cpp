//===- StatementPlace.cpp - room for more statements ----------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/sites/StatementPlace.h"
#include "rewrites/layout/StatementText.h"
#include "rewrites/text/Failure.h"
#include "rewrites/text/Lines.h"
#include "clang/AST/Stmt.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;
using namespace llvm;

namespace swapfold {

bool isStatement(const Stmt &S, const FunctionSites &Sites) {
  const Stmt *P = Sites.parent(&S);
  if (!P || isa<CompoundStmt>(P))
    return P;
  if (const auto *If = dyn_cast<IfStmt>(P))
    return &S == If->getThen() || (&S == If->getElse() && !isa<IfStmt>(S));
  if (const auto *For = dyn_cast<ForStmt>(P))
    return &S == For->getBody();
  if (const auto *While = dyn_cast<WhileStmt>(P))
    return &S == While->getBody();
  if (const auto *Do = dyn_cast<DoStmt>(P))
    return &S == Do->getBody();
  if (const auto *Case = dyn_cast<SwitchCase>(P))
    return &S == Case->getSubStmt();
  return isa<LabelStmt>(P);
}

StringRef indentAt(StringRef Code, unsigned Offset) {
  return Code.substr(lineBegin(Code, Offset)).take_while([](char C) {
    return C == ' ' || C == '\t';
  });
}

unsigned pastTrailingComment(FileID File, unsigned Offset,
                             const EditPolicy &Policy) {
  unsigned End = Policy.pastComment(File, Offset);
  StringRef Code = Policy.fileText(File);
  StringRef Comment = Code.slice(Offset, End);
  bool LastOnLine =
      Code.substr(End).ltrim(" \t\r").take_front().trim("\n").empty();
  return Comment.contains('\n') || !LastOnLine ? Offset : End;
}

bool codeFollows(FileID File, unsigned Offset, const EditPolicy &Policy) {
  for (unsigned End; (End = Policy.pastComment(File, Offset)) != Offset;)
    Offset = End;
  StringRef Rest = Policy.fileText(File).substr(Offset).ltrim(" \t\r\f\v");
  return !Rest.empty() && !is_contained("\n}", Rest.front());
}

/// True if nothing but blanks stands before \p Offset on its line.
static bool startsLine(StringRef Code, unsigned Offset) {
  return Code.slice(lineBegin(Code, Offset), Offset).trim().empty();
}

namespace {

/// A branch or body without braces.
struct Bare {
  const Stmt *Body;
  SourceLocation Before; ///< the ')', 'else' or 'do' before it
  SourceLocation Next;   ///< the 'else' or 'while' behind it
};

} // namespace

/// All that gets braces if \p S does; nothing if it has room. \p Owner is the
/// outermost statement that they belong to.
static std::vector<Bare> bareBodies(const Stmt &S, const FunctionSites &Sites,
                                    const Stmt *&Owner) {
  std::vector<Bare> Out;
  const Stmt *P = Sites.parent(&S);
  Owner = P;
  const auto *If = dyn_cast<IfStmt>(P);
  if (!If) {
    if (const auto *For = dyn_cast<ForStmt>(P))
      Out.push_back({&S, For->getRParenLoc(), {}});
    else if (const auto *While = dyn_cast<WhileStmt>(P))
      Out.push_back({&S, While->getRParenLoc(), {}});
    else if (const auto *Do = dyn_cast<DoStmt>(P))
      Out.push_back({&S, Do->getDoLoc(), Do->getWhileLoc()});
    return Out;
  }
  while (const auto *Above = dyn_cast_or_null<IfStmt>(Sites.parent(If))) {
    if (Above->getElse() != If)
      break;
    If = Above;
  }
  Owner = If;
  SourceLocation Else;
  for (const Stmt *At = If; At;) {
    const auto *Arm = dyn_cast<IfStmt>(At);
    const Stmt *Body = Arm ? Arm->getThen() : At;
    if (!isa<CompoundStmt>(Body))
      Out.push_back({Body, Arm ? Arm->getRParenLoc() : Else,
                     Arm ? Arm->getElseLoc() : SourceLocation()});
    Else = Arm ? Arm->getElseLoc() : SourceLocation();
    At = Arm ? Arm->getElse() : nullptr;
  }
  return Out;
}

Expected<StatementPlace> statementPlace(const Stmt &S,
                                        const FunctionSites &Sites,
                                        const EditPolicy &Policy) {
  Expected<FileRange> Text = statementText(S, Policy);
  if (!Text)
    return Text.takeError();
  if (Error E = Policy.plain(*Text))
    return E;
  StringRef Code = Policy.fileText(Text->File);
  StatementPlace Out;
  Out.Text = *Text;
  Out.Owner = Text->Begin;
  Out.Indent = indentAt(Code, Text->Begin).str();
  bool OwnLine = startsLine(Code, Text->Begin);

  const Stmt *Owner = nullptr;
  std::vector<Bare> Bodies = bareBodies(S, Sites, Owner);
  const Stmt *Above = Sites.parent(Owner);
  if (isa<LabelStmt, SwitchCase>(Owner) && Above && !isa<CompoundStmt>(Above))
    return failure("a label stands before it");
  if (Bodies.empty()) {
    if (!OwnLine)
      Out.Indent += '\t';
    return Out;
  }
  Expected<FileRange> Outer =
      Policy.editable(Owner->getSourceRange(), /*WholeMacro=*/true);
  if (!Outer)
    return Outer.takeError();
  if (Error E = Policy.plain(*Outer))
    return E;
  Out.Owner = Outer->Begin;
  std::string Indent = indentAt(Code, Outer->Begin).str();
  for (const Bare &B : Bodies) {
    Expected<FileRange> Body = statementText(*B.Body, Policy);
    if (!Body)
      return Body.takeError();
    Expected<FileRange> Before = Policy.editable(B.Before);
    if (!Before)
      return Before.takeError();
    unsigned Open = Before->End;
    // Of two branches either both are edited or none.
    if (!startsLine(Code, Body->Begin) &&
        (Bodies.size() > 1 || B.Next.isValid()))
      return failure("a branch stands on the line of its condition");
    if (B.Body == &S && !OwnLine) {
      Out.Text.Begin = Open;
      Out.Indent = Indent + "\t";
      Out.Lead = " {\n" + Out.Indent;
    } else {
      Out.Braces.push_back({{Body->File, Open, Open}, " {"});
    }
    if (B.Next.isValid()) {
      Expected<FileRange> Next = Policy.editable(B.Next);
      if (!Next)
        return Next.takeError();
      if (!startsLine(Code, Next->Begin))
        return failure("two branches stand on one line");
      Out.Braces.push_back({{Body->File, Next->Begin, Next->Begin}, "} "});
      continue;
    }
    unsigned Close = pastTrailingComment(Body->File, Body->End, Policy);
    Out.Braces.push_back({{Body->File, Close, Close}, "\n" + Indent + "}"});
  }
  return Out;
}

} // namespace swapfold
