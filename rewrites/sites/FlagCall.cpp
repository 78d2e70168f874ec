//===- FlagCall.cpp - a constructor's call, taken apart -------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/sites/FlagCall.h"
#include "rewrites/ast/PureCall.h"
#include "rewrites/layout/Layout.h"
#include "rewrites/sites/StatementPlace.h"
#include "rewrites/text/Failure.h"
#include "rewrites/text/HeaderText.h"
#include "clang/AST/ExprCXX.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;
using namespace llvm;

namespace swapfold {

std::string withoutComments(StringRef Text) {
  std::string Out;
  unsigned At = 0;
  for (const Token &T : tokenize(Text, /*KeepComments=*/true))
    if (T.Kind == Token::Comment) {
      Out += Text.slice(At, T.Offset).rtrim();
      At = T.end();
    }
  return StringRef(Out + Text.drop_front(At).str()).trim().str();
}

std::string commentsOf(StringRef Text) {
  std::string Out;
  for (const Token &T : tokenize(Text, /*KeepComments=*/true))
    if (T.Kind == Token::Comment)
      Out += " " + T.Text;
  return Out;
}

static std::string joined(StringRef Text) {
  return commentsOf(Text).empty() ? onOneLine(Text) : Text.str();
}

/// 0, 1, true, false: as written, not what a macro comes down to.
static std::optional<bool> literal(StringRef Text) {
  std::vector<Token> Tokens = tokenize(Text);
  if (Tokens.size() != 1)
    return std::nullopt;
  if (Tokens[0].is("true") || Tokens[0].is("false"))
    return Tokens[0].is("true");
  unsigned long long Value;
  if (Tokens[0].Kind != Token::Number ||
      StringRef(Tokens[0].Text).getAsInteger(0, Value))
    return std::nullopt;
  return Value != 0;
}

Expected<FlagCall> readFlagCall(const Use &U, const EditPolicy &Policy) {
  Expected<FileRange> Whole = Policy.editable(U.Call->getSourceRange());
  if (!Whole)
    return Whole.takeError();
  if (Error E = Policy.plain(*Whole))
    return E;
  StringRef Text = Policy.text(*Whole);
  std::vector<Token> Tokens = tokenize(Text, /*KeepComments=*/true);
  if (any_of(Tokens, [](const Token &T) {
        return T.Kind == Token::Comment && StringRef(T.Text).starts_with("//");
      }))
    return failure("a comment to the end of the line stands inside");
  if (Tokens.size() < 6 || !Tokens[0].is(U.Function) || !Tokens[1].is("(") ||
      !Tokens.back().is(")"))
    return failure("it is not called by its name alone");
  std::optional<unsigned> Comma;
  int Depth = 0;
  for (const Token &T : Tokens) {
    Depth += T.is("(") || T.is("{") || T.is("[")   ? 1
             : T.is(")") || T.is("}") || T.is("]") ? -1
                                                   : 0;
    if (Depth != 1 || !T.is(","))
      continue;
    if (Comma)
      return failure("its arguments are not plain text");
    Comma = T.Offset;
  }
  if (!Comma)
    return failure("its arguments are not plain text");
  auto Trimmed = [&](unsigned Begin, unsigned End) {
    StringRef Part = Text.slice(Begin, End);
    Begin += Part.size() - Part.ltrim().size();
    return FileRange{Whole->File, Whole->Begin + Begin,
                     Whole->Begin + Begin + unsigned(Part.trim().size())};
  };
  FlagCall Out;
  Out.Call = U.Call;
  Out.Whole = *Whole;
  Out.Page = Trimmed(Tokens[1].end(), *Comma);
  Out.Flag = Trimmed(*Comma + 1, Tokens.back().Offset);
  // if ((write)) would say it twice; a comma would separate arguments.
  StringRef Flag = Policy.text(Out.Flag);
  const auto *Op =
      dyn_cast<BinaryOperator>(U.Call->getArg(1)->IgnoreParenImpCasts());
  if (isa<ParenExpr>(U.Call->getArg(1)->IgnoreImpCasts()) &&
      !(Op && Op->getOpcode() == BO_Comma) && Flag.starts_with("(") &&
      Flag.ends_with(")") && commentsOf(Flag).empty()) {
    ++Out.Flag.Begin;
    --Out.Flag.End;
  }
  Out.PageText = joined(Policy.text(Out.Page));
  Out.FlagText = joined(Policy.text(Out.Flag));
  Out.Literal = literal(Policy.text(Out.Flag));
  return Out;
}

std::string conditionOf(const FlagCall &Call, const ASTContext &Context) {
  const Expr *Flag = Call.flag()->IgnoreParenImpCasts();
  QualType Param = Call.Call->getDirectCallee()->getParamDecl(1)->getType();
  // A half is true, and as an int it is 0.
  bool Narrows =
      !Param->isBooleanType() && Param->isIntegerType() &&
      (Flag->getType()->isFloatingType() ||
       (Flag->getType()->isIntegerType() &&
        Context.getTypeSize(Flag->getType()) > Context.getTypeSize(Param)));
  if (const auto *Mask = dyn_cast<BinaryOperator>(Flag);
      Narrows && Mask && Mask->getOpcode() == BO_And)
    for (const Expr *Side : {Mask->getLHS(), Mask->getRHS()})
      if (std::optional<APSInt> Bits = Side->getIntegerConstantExpr(Context))
        Narrows &= Bits->getActiveBits() > Context.getTypeSize(Param);
  if (Narrows)
    return "(" + Param.getUnqualifiedType().getAsString() + ")(" +
           Call.FlagText + ")";
  const auto *Op = dyn_cast<BinaryOperator>(Flag);
  if ((Op && Op->isAssignmentOp()) || isa<AbstractConditionalOperator>(Flag))
    return "(" + Call.FlagText + ")";
  return Call.FlagText;
}

bool holds(const Stmt *S, const Stmt *Part) {
  return S && (S == Part || any_of(S->children(), [&](const Stmt *Child) {
                 return holds(Child, Part);
               }));
}

bool changesState(const Stmt *S, const FunctionSites &Sites,
                  const Stmt *Except) {
  if (!S || S == Except)
    return false;
  // What holds the exception runs after it.
  if (!Except || !holds(S, Except)) {
    const auto *Op = dyn_cast<BinaryOperator>(S);
    const auto *Unary = dyn_cast<UnaryOperator>(S);
    if ((Op && Op->isAssignmentOp()) ||
        (Unary && Unary->isIncrementDecrementOp()) ||
        isa<AsmStmt, AtomicExpr, CXXNewExpr, CXXDeleteExpr>(S))
      return true;
    const auto *Call = dyn_cast<CallExpr>(S);
    const Use *U = Call ? Sites.useOf(Call) : nullptr;
    if (U ? U->Does == Role::Mutator : Call && !changesNothing(*Call))
      return true;
  }
  return any_of(S->children(), [&](const Stmt *Child) {
    return changesState(Child, Sites, Except);
  });
}

/// True if 'flag ? a : b' for \p S, a child of \p P, would not be one operand.
static bool needsParens(const Stmt &S, const Stmt &P) {
  if (const auto *Op = dyn_cast<BinaryOperator>(&P))
    return Op->getOpcode() != BO_Comma &&
           !(Op->isAssignmentOp() && Op->getRHS() == &S);
  if (const auto *Call = dyn_cast<CallExpr>(&P))
    return isa<CXXOperatorCallExpr>(P) || Call->getCallee() == &S;
  return isa<Expr>(P) && !isa<InitListExpr, DesignatedInitExpr,
                              CXXConstructExpr, ExprWithCleanups>(P);
}

/// What the compiler puts around an expression of class type.
static bool isWrapper(const Stmt &S) {
  const auto *Made = dyn_cast<CXXConstructExpr>(&S);
  return isa<ParenExpr, ImplicitCastExpr, ExprWithCleanups,
             MaterializeTemporaryExpr, CXXBindTemporaryExpr>(S) ||
         (Made && Made->getNumArgs() == 1);
}

static const VarDecl *initialisedBy(const DeclStmt &Declared, const Stmt *S) {
  for (const Decl *D : Declared.decls())
    if (const auto *Var = dyn_cast<VarDecl>(D); Var && Var->getInit() == S)
      return Var;
  return nullptr;
}

/// Why \p S, a child of \p P, may run at another time than \p P, or not at all.
static std::string whyApart(const Stmt &S, const Stmt &P) {
  const auto *Op = dyn_cast<BinaryOperator>(&P);
  if ((Op && Op->isLogicalOp() && &S == Op->getRHS()) ||
      (isa<AbstractConditionalOperator>(P) &&
       &S != cast<AbstractConditionalOperator>(P).getCond()))
    return "it runs only under a condition";
  if (isa<UnaryExprOrTypeTraitExpr, GenericSelectionExpr, ChooseExpr,
          LambdaExpr>(P))
    return "it may not run at all";
  if (isa<ForStmt, WhileStmt, DoStmt>(P))
    return "it stands in the head of a loop";
  if (const auto *If = dyn_cast<IfStmt>(&P); If && &S == If->getElse())
    return "it stands in an else if";
  return "";
}

CallContext contextOf(const CallExpr &Call, const FunctionSites &Sites) {
  CallContext Out;
  const Stmt *S = &Call;
  const Stmt *P = Sites.parent(S);
  for (; P && isWrapper(*P); P = Sites.parent(S))
    S = P;
  const auto *Assign = dyn_cast_or_null<BinaryOperator>(P);
  const auto *Operator = dyn_cast_or_null<CXXOperatorCallExpr>(P);
  bool Sets =
      (Assign && Assign->getOpcode() == BO_Assign && Assign->getRHS() == S) ||
      (Operator && Operator->getOperator() == OO_Equal &&
       Operator->getNumArgs() == 2 && Operator->getArg(1) == S);
  const Stmt *Top = P;
  while (Sets && Sites.parent(Top) && isa<ExprWithCleanups>(Sites.parent(Top)))
    Top = Sites.parent(Top);
  if (Sets && isStatement(*Top, Sites)) {
    Out.Form = CallContext::Assignment;
  } else if (const auto *Declared = dyn_cast_or_null<DeclStmt>(P)) {
    Out.Variable = initialisedBy(*Declared, S);
    if (Out.Variable)
      Out.Form = CallContext::Initialiser;
  }
  Out.NeedsParens =
      P && (needsParens(*S, *P) || Call.getBeginLoc().isMacroID());
  if (Call.getBeginLoc().isMacroID()) {
    Out.Form = CallContext::Inside;
    Out.WhyNotBefore = "it stands in a macro's argument";
  }

  const Stmt *Whole = &Call; // the outermost expression
  for (S = &Call; S && !isStatement(*S, Sites); S = P) {
    P = Sites.parent(S);
    if (!P)
      break;
    if (Out.WhyNotBefore.empty())
      Out.WhyNotBefore = whyApart(*S, *P);
    if (isa<Expr>(P))
      Whole = P;
  }
  Out.Statement = S;
  // The last value of a statement expression is the expression's.
  if (const auto *Block =
          dyn_cast_or_null<CompoundStmt>(S ? Sites.parent(S) : nullptr);
      Block && Block->body_back() == S &&
      isa_and_nonnull<StmtExpr>(Sites.parent(Block)))
    Out.Form = CallContext::Inside;
  if (Out.WhyNotBefore.empty() && !S)
    Out.WhyNotBefore = "no statement is around it";
  if (Out.WhyNotBefore.empty() && Out.Form != CallContext::Initialiser &&
      isa<DeclStmt>(S))
    Out.WhyNotBefore = "it stands in a declaration";
  if (Out.WhyNotBefore.empty() && changesState(Whole, Sites, &Call))
    Out.WhyNotBefore = "something else in the statement may come between";
  if (Out.WhyNotBefore.empty() && changesState(Call.getArg(1), Sites))
    Out.WhyNotBefore = "its flag may change what is asserted";
  return Out;
}

} // namespace swapfold
