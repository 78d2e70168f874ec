//===- NeedlessLocal.cpp - a local between a call and a return ------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/rules/NeedlessLocal.h"
#include "rewrites/ast/DynamicRecursiveASTVisitor.h"
#include "rewrites/ast/PureCall.h"
#include "rewrites/edit/EditPolicy.h"
#include "rewrites/layout/Layout.h"
#include "rewrites/layout/StatementText.h"
#include "rewrites/text/Failure.h"
#include "rewrites/text/Lines.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace clang;
using namespace llvm;

namespace swapfold {
namespace {

/// The declaration, the call that it carries, and where it goes.
struct Carried {
  const DeclStmt *Declaration;
  const VarDecl *Local;
  const CallExpr *Call;
  const ReturnStmt *Return;
  std::vector<const Expr *> Uses;
};

/// Collects the operands of comparisons and logical operators that are a local,
/// and counts all that name it.
class UseFinder : public DynamicRecursiveASTVisitor {
public:
  UseFinder(const VarDecl &Local, const ASTContext &Context)
      : Local(Local), Context(Context) {}

  std::vector<const Expr *> Operands;
  std::set<const Expr *> Named;
  std::set<StringRef> Hidden; ///< names that the return declares inside
  bool KeepsValue = true;     ///< with the type of the call in place of its own

  bool VisitBinaryOperator(BinaryOperator *Op) override {
    if (Op->isComparisonOp() || Op->isLogicalOp()) {
      see(Op->getLHS(), Op->isEqualityOp() ? Op->getRHS() : nullptr,
          Op->isLogicalOp());
      see(Op->getRHS(), Op->isEqualityOp() ? Op->getLHS() : nullptr,
          Op->isLogicalOp());
    }
    return true;
  }
  bool VisitUnaryOperator(UnaryOperator *Op) override {
    if (Op->getOpcode() == UO_LNot)
      see(Op->getSubExpr(), nullptr, /*Logical=*/true);
    return true;
  }
  bool VisitDeclRefExpr(DeclRefExpr *Name) override {
    if (Name->getDecl() == &Local)
      Named.insert(Name);
    return true;
  }
  bool VisitVarDecl(VarDecl *Var) override {
    if (Var->getIdentifier())
      Hidden.insert(Var->getName());
    return true;
  }

private:
  void see(const Expr *E, const Expr *Other, bool Logical) {
    const auto *Name = dyn_cast<DeclRefExpr>(E->IgnoreParenImpCasts());
    if (!Name || Name->getDecl() != &Local)
      return;
    Operands.push_back(Name);
    KeepsValue &= Logical || isSameAgainst(Other);
  }

  /// Signed or not is one to == and a constant that both can hold.
  bool isSameAgainst(const Expr *Other) const {
    if (!Other || Other->isValueDependent())
      return false;
    std::optional<APSInt> Value =
        Other->IgnoreParenImpCasts()->getIntegerConstantExpr(Context);
    return Value && !Value->isNegative() &&
           Value->getActiveBits() < Context.getTypeSize(Local.getType());
  }

  const VarDecl &Local;
  const ASTContext &Context;
};

std::optional<Carried> readBody(const CompoundStmt &Body) {
  Carried C;
  if (Body.size() != 2)
    return std::nullopt;
  C.Declaration = dyn_cast<DeclStmt>(Body.body_front());
  C.Return = dyn_cast<ReturnStmt>(Body.body_back());
  if (!C.Declaration || !C.Return || !C.Return->getRetValue() ||
      !C.Declaration->isSingleDecl())
    return std::nullopt;
  C.Local = dyn_cast<VarDecl>(C.Declaration->getSingleDecl());
  if (!C.Local || !C.Local->hasLocalStorage() || !C.Local->hasInit() ||
      C.Local->hasAttrs() || C.Local->getType().isVolatileQualified() ||
      !C.Local->getType()->isIntegralOrEnumerationType() ||
      C.Local->getLocation().isMacroID())
    return std::nullopt;
  // A cast that is written down is a reason for the local.
  C.Call = dyn_cast<CallExpr>(
      C.Local->getInit()->IgnoreUnlessSpelledInSource()->IgnoreParenImpCasts());
  if (!C.Call || !isPureInlineCall(*C.Call))
    return std::nullopt;
  return C;
}

/// True if the call may stand where the local does: the value is the same.
bool keepsValue(const Carried &C, const UseFinder &Found,
                const ASTContext &Context) {
  QualType Local = C.Local->getType().getUnqualifiedType();
  QualType Call = C.Call->getType().getUnqualifiedType();
  if (Context.hasSameType(Local, Call))
    return true;
  return Found.KeepsValue && !Local->isBooleanType() &&
         !Call->isBooleanType() && Call->isIntegralOrEnumerationType() &&
         Context.getTypeSize(Local) == Context.getTypeSize(Call) &&
         Context.getTypeSize(Local) >= Context.getTypeSize(Context.IntTy);
}

/// The lines of the declaration and the blank ones below.
Expected<FileRange> linesOf(const Carried &C, const EditPolicy &Policy) {
  Expected<FileRange> Lines = statementText(*C.Declaration, Policy);
  if (!Lines)
    return Lines;
  if (Policy.hasComment(*Lines))
    return failure("a comment stands in the declaration");
  StringRef Code = Policy.fileText(Lines->File);
  size_t Begin = lineBegin(Code, Lines->Begin);
  size_t End = Code.find('\n', Lines->End);
  if (End == StringRef::npos || !Code.slice(Begin, Lines->Begin).trim().empty())
    return failure("the declaration is not alone on its line");
  StringRef Behind = Code.slice(Lines->End, End).trim();
  if (Behind.starts_with("/*") || Behind.starts_with("//"))
    return failure("a comment stands beside the declaration");
  if (!Behind.empty())
    return failure("the declaration is not alone on its line");
  Lines->Begin = Begin;
  Lines->End = End + 1;
  for (;;) {
    size_t Next = Code.find('\n', Lines->End);
    if (Next == StringRef::npos || !Code.slice(Lines->End, Next).trim().empty())
      return Lines;
    Lines->End = Next + 1;
  }
}

Expected<std::vector<Edit>> inlined(const Carried &C, const UseFinder &Found,
                                    const EditPolicy &Policy,
                                    const ASTContext &Context) {
  if (!keepsValue(C, Found, Context))
    return failure("the declaration converts what the call gives");
  Expected<FileRange> Call = Policy.editable(C.Call->getSourceRange());
  if (!Call)
    return Call.takeError();
  std::string Text = onOneLine(Policy.text(*Call));
  for (StringRef Name : Found.Hidden)
    if (StringRef(Text).contains(Name))
      return failure("'" + Name + "' is another variable in the return");
  Expected<FileRange> Lines = linesOf(C, Policy);
  if (!Lines)
    return Lines.takeError();
  Expected<FileRange> Return = statementText(*C.Return, Policy);
  if (!Return)
    return Return.takeError();
  if (Policy.hasDirective({Lines->File, Lines->Begin, Return->End}))
    return failure("a preprocessor directive stands in the body");
  std::vector<Edit> Edits = {{*Lines, ""}};
  for (const Expr *Use : C.Uses) {
    Expected<FileRange> Place = Policy.editable(Use->getSourceRange());
    if (!Place)
      return Place.takeError();
    Edit Inline{*Place, Text};
    if (!is_contained(Edits, Inline)) // a macro's argument, expanded again
      Edits.push_back(std::move(Inline));
  }
  return laidOut(std::move(Edits), {*Return}, Policy);
}

} // namespace

std::optional<Finding> findNeedlessLocal(const CompoundStmt &Body,
                                         ASTContext &Context) {
  std::optional<Carried> C = readBody(Body);
  if (!C)
    return std::nullopt;
  UseFinder Found(*C->Local, Context);
  Found.TraverseStmt(const_cast<ReturnStmt *>(C->Return));
  // Each use is an operand, so nothing takes its address or its size.
  if (Found.Operands.empty() || Found.Operands.size() != Found.Named.size())
    return std::nullopt;
  C->Uses = std::move(Found.Operands);
  Finding F;
  F.Loc = C->Local->getLocation();
  F.Asks = Request::DropLocal;
  F.Message = "local " + quoted(C->Local->getName()) +
              " only carries a call of " +
              quoted(C->Call->getDirectCallee()->getName()) +
              " to the return statement";
  Expected<std::vector<Edit>> Edits =
      inlined(*C, Found, EditPolicy(Context), Context);
  if (Edits)
    F.Edits = std::move(*Edits);
  else
    F.refuse("not changed", toString(Edits.takeError()));
  return F;
}

} // namespace swapfold
