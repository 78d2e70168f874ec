//===- StatementPlace.cpp - room for more statements ----------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/sites/StatementPlace.h"
#include "rewrites/text/Failure.h"
#include "rewrites/text/HeaderText.h"
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

static size_t lineBegin(StringRef Code, unsigned Offset) {
  size_t Newline = Code.take_front(Offset).rfind('\n');
  return Newline == StringRef::npos ? 0 : Newline + 1;
}

StringRef indentAt(StringRef Code, unsigned Offset) {
  return Code.substr(lineBegin(Code, Offset)).take_while([](char C) {
    return C == ' ' || C == '\t';
  });
}

unsigned pastTrailingComment(StringRef Code, unsigned Offset) {
  StringRef Line = Code.substr(Offset);
  Line = Line.take_front(Line.find('\n')).rtrim();
  std::vector<Token> Tokens = tokenize(Line, /*KeepComments=*/true);
  bool Closed = Line.trim().starts_with("//") || Line.ends_with("*/");
  return Tokens.size() == 1 && Tokens[0].Kind == Token::Comment && Closed
             ? Offset + Line.size()
             : Offset;
}

/// The text of a statement, up to its last ';' or brace.
static Expected<FileRange> wholeText(const Stmt &S, const EditPolicy &Policy) {
  Expected<FileRange> Range =
      Policy.editable(S.getSourceRange(), /*WholeMacro=*/true);
  if (!Range)
    return Range;
  StringRef File = Policy.fileText(Range->File);
  StringRef Text = File.slice(Range->Begin, Range->End);
  if (Text.ends_with(";") || Text.ends_with("}"))
    return Range;
  size_t Semi = File.find_first_not_of(" \t\r\n", Range->End);
  if (Semi == StringRef::npos || File[Semi] != ';')
    return failure("its end is not plain text");
  Range->End = Semi + 1;
  return Range;
}

/// The end of the code before \p Offset: of ')' or 'else'.
static unsigned endOfCodeBefore(StringRef Code, unsigned Offset) {
  for (size_t Begin = lineBegin(Code, Offset);;
       Begin = lineBegin(Code, Begin - 1)) {
    std::vector<Token> Tokens = tokenize(Code.slice(Begin, Offset));
    if (!Tokens.empty())
      return Begin + Tokens.back().end();
    if (!Begin)
      return Offset;
  }
}

namespace {

/// A branch or body without braces.
struct Bare {
  const Stmt *Body;
  SourceLocation Next; ///< the 'else' or 'while' behind it
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
    if (isa<ForStmt, WhileStmt>(P))
      Out.push_back({&S, {}});
    else if (const auto *Do = dyn_cast<DoStmt>(P))
      Out.push_back({&S, Do->getWhileLoc()});
    return Out;
  }
  while (const auto *Above = dyn_cast_or_null<IfStmt>(Sites.parent(If))) {
    if (Above->getElse() != If)
      break;
    If = Above;
  }
  Owner = If;
  for (const Stmt *At = If; At;) {
    const auto *Arm = dyn_cast<IfStmt>(At);
    const Stmt *Body = Arm ? Arm->getThen() : At;
    if (!isa<CompoundStmt>(Body))
      Out.push_back({Body, Arm ? Arm->getElseLoc() : SourceLocation()});
    At = Arm ? Arm->getElse() : nullptr;
  }
  return Out;
}

Expected<StatementPlace> statementPlace(const Stmt &S,
                                        const FunctionSites &Sites,
                                        const EditPolicy &Policy) {
  Expected<FileRange> Text = wholeText(S, Policy);
  if (!Text)
    return Text.takeError();
  StringRef Code = Policy.fileText(Text->File);
  StatementPlace Out;
  Out.Text = *Text;
  Out.Owner = Text->Begin;
  Out.Indent = indentAt(Code, Text->Begin).str();
  bool OwnLine =
      lineBegin(Code, Text->Begin) + Out.Indent.size() == Text->Begin;

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
  if (Policy.hasDirective(*Outer))
    return failure("a preprocessor directive stands inside");
  Out.Owner = Outer->Begin;
  std::string Indent = indentAt(Code, Outer->Begin).str();
  for (const Bare &B : Bodies) {
    Expected<FileRange> Body = wholeText(*B.Body, Policy);
    if (!Body)
      return Body.takeError();
    unsigned Open = endOfCodeBefore(Code, Body->Begin);
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
      Out.Braces.push_back({{Body->File, Next->Begin, Next->Begin}, "} "});
      continue;
    }
    unsigned Close = pastTrailingComment(Code, Body->End);
    Out.Braces.push_back({{Body->File, Close, Close}, "\n" + Indent + "}"});
  }
  return Out;
}

} // namespace swapfold
