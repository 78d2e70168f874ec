//===- LargeFunction.cpp - what each flag of a function guards ------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/rules/LargeFunction.h"
#include "rewrites/ast/CodeSize.h"
#include "rewrites/text/NamePart.h"
#include "clang/AST/Expr.h"
#include "clang/Lex/Lexer.h"
#include "llvm/ADT/MapVector.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSet.h"

using namespace clang;
using namespace llvm;

namespace swapfold {
namespace {

class FlagReader {
public:
  explicit FlagReader(const ASTContext &Context)
      : Sources(Context.getSourceManager()), Lang(Context.getLangOpts()) {}

  MapVector<StringRef, FlagPart> Parts;

  void visit(const Stmt &S) {
    if (const auto *If = dyn_cast<IfStmt>(&S);
        If && If->getBeginLoc().isFileID())
      return visitIf(*If);
    forEachPart(S, [&](const Stmt &Part) { visit(Part); });
  }

private:
  void visitIf(const IfStmt &If) {
    SmallVector<std::string, 2> Whole, Inverse;
    readCondition(*If.getCond(), Whole, Inverse);
    guard(If, *If.getThen(), Whole);
    if (If.getElse())
      guard(If, *If.getElse(), Inverse);
  }

  /// Looks into \p Branch, which each of \p Flags guards.
  void guard(const IfStmt &If, const Stmt &Branch,
             ArrayRef<std::string> Flags) {
    const size_t Outer = Open.size();
    for (const std::string &Flag : Flags) {
      if (is_contained(Open, Flag))
        continue;
      Open.push_back(Flag);
      const unsigned Statements = measure(Branch).Statements;
      FlagPart &Part = Parts[Names.insert(Flag).first->getKey()];
      Part.Flag = Flag;
      Part.Statements += Statements;
      ++Part.Branches;
      if (Statements > Part.Largest) {
        Part.Largest = Statements;
        Part.Loc = If.getIfLoc();
      }
    }
    visit(Branch);
    Open.resize(Outer);
  }

  /// The flags that must be set, and those that the else branch has set, if
  /// \p Condition is that simple.
  void readCondition(const Expr &Condition, SmallVectorImpl<std::string> &Set,
                     SmallVectorImpl<std::string> &Else) {
    const Expr &E = *strip(Condition);
    if (const auto *And = dyn_cast<BinaryOperator>(&E);
        And && And->getOpcode() == BO_LAnd) {
      SmallVector<std::string, 2> Ignored;
      readCondition(*And->getLHS(), Set, Ignored);
      readCondition(*And->getRHS(), Set, Ignored);
      return;
    }
    if (const auto *Not = dyn_cast<UnaryOperator>(&E);
        Not && Not->getOpcode() == UO_LNot) {
      SmallVector<std::string, 2> Inner, Ignored;
      readCondition(*Not->getSubExpr(), Inner, Ignored);
      Else.append(Inner.begin(), Inner.end());
      return;
    }
    if (std::string Flag = flagOf(E); !Flag.empty())
      Set.push_back(Flag);
  }

  /// likely(), unlikely() and !! say nothing of their own.
  static const Expr *strip(const Expr &Condition) {
    const Expr *E = Condition.IgnoreParenImpCasts();
    for (;;) {
      const Expr *Next = E;
      if (const auto *Call = dyn_cast<CallExpr>(E))
        if (const FunctionDecl *F = Call->getDirectCallee();
            F && F->getName() == "__builtin_expect")
          Next = Call->getArg(0)->IgnoreParenImpCasts();
      if (const auto *Not = dyn_cast<UnaryOperator>(E);
          Not && Not->getOpcode() == UO_LNot)
        if (const auto *Twice = dyn_cast<UnaryOperator>(
                Not->getSubExpr()->IgnoreParenImpCasts());
            Twice && Twice->getOpcode() == UO_LNot)
          Next = Twice->getSubExpr()->IgnoreParenImpCasts();
      if (Next == E)
        return E;
      E = Next;
    }
  }

  std::string flagOf(const Expr &E) const {
    if (const auto *Ref = dyn_cast<DeclRefExpr>(&E)) {
      const auto *Param = dyn_cast<ParmVarDecl>(Ref->getDecl());
      return Param && Param->getType()->isBooleanType()
                 ? Param->getNameAsString()
                 : "";
    }
    const auto *And = dyn_cast<BinaryOperator>(&E);
    if (!And || And->getOpcode() != BO_And)
      return "";
    // What is tested is a variable or a field, named where it is used.
    const Expr *Tested = And->getLHS()->IgnoreParenImpCasts();
    if (!isa<DeclRefExpr, MemberExpr>(Tested))
      return "";
    const SourceRange Range = And->getRHS()->getSourceRange();
    StringRef Mask = Lexer::getSourceText(
        CharSourceRange::getTokenRange(Sources.getFileLoc(Range.getBegin()),
                                       Sources.getFileLoc(Range.getEnd())),
        Sources, Lang);
    StringRef Name = Mask.trim("()");
    bool IsName = !Name.empty() && all_of(Name, [](char C) {
      return isNamePart(C) || C == '|' || C == ' ';
    });
    // A constant's name, by the kernel's convention.
    return IsName && isUpper(Name.ltrim('_').front()) ? Name.str() : "";
  }

  const SourceManager &Sources;
  const LangOptions &Lang;
  StringSet<> Names;
  SmallVector<std::string, 4> Open; ///< the flags around what is visited
};

} // namespace

std::vector<FlagPart> flagParts(const FunctionDecl &Function,
                                const ASTContext &Context) {
  FlagReader Reader(Context);
  Reader.visit(*Function.getBody());
  std::vector<FlagPart> Out;
  for (auto &[_, Part] : Reader.Parts)
    Out.push_back(std::move(Part));
  sort(Out, [](const FlagPart &A, const FlagPart &B) {
    return std::tie(B.Statements, A.Flag) < std::tie(A.Statements, B.Flag);
  });
  return Out;
}

} // namespace swapfold
