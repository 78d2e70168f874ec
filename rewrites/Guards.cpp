//===- Guards.cpp - which kind an entry is proven to be -------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/Guards.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "llvm/ADT/STLExtras.h"
#include <algorithm>
#include <iterator>

using namespace clang;
using namespace llvm;

namespace swapfold {
namespace {

/// The variable that an entry expression starts from, if any.
const VarDecl *baseVariable(const Expr *E) {
  E = asWritten(E);
  if (const auto *Ref = dyn_cast<DeclRefExpr>(E))
    return dyn_cast<VarDecl>(Ref->getDecl());
  if (const auto *Member = dyn_cast<MemberExpr>(E))
    return baseVariable(Member->getBase());
  if (const auto *Op = dyn_cast<UnaryOperator>(E))
    return baseVariable(Op->getSubExpr());
  if (const auto *Call = dyn_cast<CallExpr>(E))
    return Call->getNumArgs() == 1 ? baseVariable(Call->getArg(0)) : nullptr;
  return nullptr;
}

struct Write {
  const Stmt *By;
  const Expr *Value; ///< what is assigned; null if that is not known
};

/// Every statement that may change a variable, and every label.
class WriteCollector : public RecursiveASTVisitor<WriteCollector> {
public:
  explicit WriteCollector(const VarDecl *Variable) : Variable(Variable) {}

  std::vector<Write> Writes;
  std::vector<const LabelStmt *> Labels;

  bool VisitLabelStmt(LabelStmt *L) {
    Labels.push_back(L);
    return true;
  }
  bool VisitBinaryOperator(BinaryOperator *Op) {
    if (Op->isAssignmentOp() && isVariable(Op->getLHS()))
      Writes.push_back(
          {Op, Op->getOpcode() == BO_Assign ? Op->getRHS() : nullptr});
    return true;
  }
  bool VisitUnaryOperator(UnaryOperator *Op) {
    if ((Op->isIncrementDecrementOp() || Op->getOpcode() == UO_AddrOf) &&
        isVariable(Op->getSubExpr()))
      Writes.push_back({Op, nullptr});
    return true;
  }
  bool VisitDeclStmt(DeclStmt *S) {
    for (const Decl *D : S->decls())
      if (D == Variable && Variable->hasInit())
        Writes.push_back({S, Variable->getInit()});
    return true;
  }

private:
  bool isVariable(const Expr *E) const {
    return Variable && baseVariable(E) == Variable;
  }
  const VarDecl *Variable;
};

/// Some use of a parameter within \p E; every use is as good.
const Expr *referenceTo(const VarDecl &Param, const Stmt &E) {
  const auto *Ref = dyn_cast<DeclRefExpr>(&E);
  if (Ref && Ref->getDecl() == &Param)
    return Ref;
  for (const Stmt *Child : E.children())
    if (Child)
      if (const Expr *Found = referenceTo(Param, *Child))
        return Found;
  return nullptr;
}

bool isConstantZero(const Expr *E, const ASTContext &Context) {
  Expr::EvalResult Result;
  return E->EvaluateAsInt(Result, Context) && Result.Val.getInt() == 0;
}

} // namespace

/// For 'entry = pte_to_swp_entry(pte)': pte, as far as the last write tells.
const Expr *Guards::convertedFrom(const Expr *Entry) const {
  const auto *Call = dyn_cast<CallExpr>(asWritten(Entry));
  if (!Call) {
    const auto *Ref = dyn_cast<DeclRefExpr>(asWritten(Entry));
    const auto *Variable = Ref ? dyn_cast<VarDecl>(Ref->getDecl()) : nullptr;
    if (!Variable)
      return nullptr;
    WriteCollector All(Variable);
    All.TraverseStmt(Sites.function().getBody());
    const SourceManager &SM = Policy.sources();
    for (const Write &W : reverse(All.Writes)) {
      if (SM.isBeforeInTranslationUnit(Entry->getBeginLoc(),
                                       W.By->getBeginLoc()))
        continue;
      if (W.Value)
        Call = dyn_cast<CallExpr>(asWritten(W.Value));
      break;
    }
  }
  return Call && Call->getNumArgs() == 1 ? asWritten(Call->getArg(0)) : nullptr;
}

/// is_K_entry(subject), or a function of one return statement that asks it.
Guards::Types Guards::impliedByCall(const CallExpr &Call, const Expr *Subject,
                                    SourceLocation At, unsigned Depth) const {
  const FunctionDecl *Callee = Call.getDirectCallee();
  if (!Callee || !Callee->getIdentifier())
    return std::nullopt;
  const KindSet *Accepted = Sites.family().accepts(Callee->getName());
  if (Accepted && !Accepted->Types.empty() && Call.getNumArgs() == 1) {
    const Expr *Tested = asWritten(Call.getArg(0));
    // is_migration_entry(pmd_to_swp_entry(pmd)) speaks of pmd, too.
    const auto *Conversion = dyn_cast<CallExpr>(Tested);
    bool Same = sameExpr(Tested, Subject, Sites.context()) ||
                (Conversion && Conversion->getNumArgs() == 1 &&
                 sameExpr(Conversion->getArg(0), Subject, Sites.context()));
    return Same ? Types(Accepted->Types) : std::nullopt;
  }
  const auto *Body = dyn_cast_or_null<CompoundStmt>(
      Callee->hasBody() ? Callee->getBody() : nullptr);
  const auto *Return = Body && Body->size() == 1
                           ? dyn_cast<ReturnStmt>(Body->body_front())
                           : nullptr;
  if (!Return || !Return->getRetValue())
    return std::nullopt;
  for (unsigned I = 0; I < Call.getNumArgs() && I < Callee->getNumParams(); ++I)
    if (sameExpr(Call.getArg(I), Subject, Sites.context()))
      if (const Expr *Inside =
              referenceTo(*Callee->getParamDecl(I), *Return->getRetValue()))
        return implied(Return->getRetValue(), true, Inside, At, Depth + 1);
  return std::nullopt;
}

/// A flag that was set once: 'bool migration = is_migration_entry(entry)'.
Guards::Types Guards::impliedByVariable(const VarDecl &Flag, bool Holds,
                                        const Expr *Subject, SourceLocation At,
                                        unsigned Depth) const {
  if (!Flag.isLocalVarDecl() || Flag.isStaticLocal() || !Holds)
    return std::nullopt;
  WriteCollector All(&Flag);
  All.TraverseStmt(Sites.function().getBody());
  const Write *Only = nullptr;
  for (const Write &W : All.Writes) {
    if (W.Value && isConstantZero(W.Value, Sites.context()))
      continue;
    if (Only)
      return std::nullopt;
    Only = &W;
  }
  if (!Only || !Only->Value ||
      undoneBetween(Only->By->getBeginLoc(), At, Subject))
    return std::nullopt;
  return implied(Only->Value, Holds, Subject, At, Depth + 1);
}

static std::optional<std::set<std::string>>
joined(std::optional<std::set<std::string>> A,
       std::optional<std::set<std::string>> B) {
  if (!A || !B)
    return std::nullopt;
  A->insert(B->begin(), B->end());
  return A;
}

static std::optional<std::set<std::string>>
narrowed(std::optional<std::set<std::string>> A,
         std::optional<std::set<std::string>> B) {
  if (!A || !B)
    return A ? A : B;
  std::set<std::string> Out;
  std::set_intersection(A->begin(), A->end(), B->begin(), B->end(),
                        std::inserter(Out, Out.end()));
  return Out;
}

Guards::Types Guards::implied(const Expr *Condition, bool Holds,
                              const Expr *Subject, SourceLocation At,
                              unsigned Depth) const {
  if (Depth > 8)
    return std::nullopt;
  const Expr *E = withoutLikely(Condition);
  if (const auto *Not = dyn_cast<UnaryOperator>(E))
    return Not->getOpcode() == UO_LNot
               ? implied(Not->getSubExpr(), !Holds, Subject, At, Depth + 1)
               : std::nullopt;
  if (const auto *Op = dyn_cast<BinaryOperator>(E)) {
    if (Op->getOpcode() != BO_LAnd && Op->getOpcode() != BO_LOr)
      return std::nullopt;
    Types Left = implied(Op->getLHS(), Holds, Subject, At, Depth + 1);
    Types Right = implied(Op->getRHS(), Holds, Subject, At, Depth + 1);
    // Both sides are as said, or only one of them is.
    return (Op->getOpcode() == BO_LAnd) == Holds ? narrowed(Left, Right)
                                                 : joined(Left, Right);
  }
  if (const auto *Call = dyn_cast<CallExpr>(E))
    return Holds ? impliedByCall(*Call, Subject, At, Depth) : std::nullopt;
  if (const auto *Ref = dyn_cast<DeclRefExpr>(E))
    if (const auto *Flag = dyn_cast<VarDecl>(Ref->getDecl()))
      return impliedByVariable(*Flag, Holds, Subject, At, Depth);
  return std::nullopt;
}

/// VM_BUG_ON(!is_K_entry(entry)): read from its text, because without
/// CONFIG_DEBUG_VM the AST has nothing of it.
Guards::Types Guards::asserted(const Stmt *S, const Expr *Subject) const {
  SourceLocation Begin = S->getBeginLoc();
  if (!Begin.isMacroID())
    return std::nullopt;
  const SourceManager &SM = Policy.sources();
  CharSourceRange Whole = SM.getExpansionRange(S->getSourceRange());
  auto [File, At] = SM.getDecomposedLoc(Whole.getBegin());
  auto [EndFile, End] = SM.getDecomposedLoc(Whole.getEnd());
  if (File != EndFile || End < At)
    return std::nullopt;
  std::vector<Token> Tokens =
      tokenize(Policy.fileText(File).slice(At, End + 1));
  // Macro ( ! predicate ( argument ) [&& ! ...] [, ...] )
  if (Tokens.size() < 7 || !StringRef(Tokens[0].Text).contains("BUG_ON") ||
      StringRef(Tokens[0].Text).contains("BUILD") || !Tokens[1].is("("))
    return std::nullopt;
  auto IsText = [&](const Expr *E, StringRef Argument) {
    std::string Text;
    if (E)
      for (const Token &T : tokenize(Policy.spelling(E->getSourceRange())))
        Text += T.Text;
    return E && Text == Argument;
  };
  Types Out;
  for (size_t I = 2; I + 4 < Tokens.size();) {
    if (!Tokens[I].is("!") || !Tokens[I + 2].is("("))
      return std::nullopt;
    const KindSet *Accepted = Sites.family().accepts(Tokens[I + 1].Text);
    if (!Accepted || Accepted->Types.empty())
      return std::nullopt;
    std::string Argument;
    I += 3;
    for (unsigned Depth = 1; I < Tokens.size(); ++I) {
      Depth += Tokens[I].is("(") ? 1 : Tokens[I].is(")") ? -1 : 0;
      if (Depth == 0)
        break;
      Argument += Tokens[I].Text;
    }
    if (!IsText(Subject, Argument))
      return std::nullopt;
    if (!Out)
      Out.emplace();
    Out->insert(Accepted->Types.begin(), Accepted->Types.end());
    if (++I >= Tokens.size())
      return std::nullopt;
    if (Tokens[I].is(")") || Tokens[I].is(","))
      return Out;
    if (!Tokens[I++].is("&&"))
      return std::nullopt;
  }
  return std::nullopt;
}

bool Guards::undoneBetween(SourceLocation From, SourceLocation To,
                           const Expr *Subject) const {
  const SourceManager &SM = Policy.sources();
  auto Between = [&](SourceLocation L) {
    L = SM.getExpansionLoc(L);
    return SM.isBeforeInTranslationUnit(SM.getExpansionLoc(From), L) &&
           SM.isBeforeInTranslationUnit(L, SM.getExpansionLoc(To));
  };
  WriteCollector All(baseVariable(Subject));
  All.TraverseStmt(Sites.function().getBody());
  return any_of(
             All.Labels,
             [&](const LabelStmt *L) { return Between(L->getBeginLoc()); }) ||
         any_of(All.Writes,
                [&](const Write &W) { return Between(W.By->getBeginLoc()); });
}

bool Guards::writtenIn(const Stmt *S, const Expr *Subject) const {
  WriteCollector All(baseVariable(Subject));
  All.TraverseStmt(const_cast<Stmt *>(S));
  return !All.Writes.empty() || !All.Labels.empty();
}

Guards::Types Guards::proven(const Expr *Place, const Expr *Entry) const {
  if (Types Known = known(Place, Entry))
    return Known;
  // Tests of the page table entry that the entry was read from.
  const Expr *Source = convertedFrom(Entry);
  return Source ? known(Place, Source) : std::nullopt;
}

Guards::Types Guards::known(const Expr *Place, const Expr *Subject) const {
  SourceLocation At = Place->getBeginLoc();
  const Stmt *Child = Place;
  auto Holding = [&](const Expr *Condition, bool Holds) -> Types {
    if (!Condition || undoneBetween(Condition->getBeginLoc(), At, Subject))
      return std::nullopt;
    return implied(Condition, Holds, Subject, At);
  };
  for (const Stmt *P = Sites.parent(Place); P; Child = P, P = Sites.parent(P)) {
    Types Known;
    if (const auto *If = dyn_cast<IfStmt>(P)) {
      if (Child == If->getThen() || Child == If->getElse())
        Known = Holding(If->getCond(), Child == If->getThen());
    } else if (const auto *Op = dyn_cast<BinaryOperator>(P)) {
      if (Child == Op->getRHS() && Op->isLogicalOp())
        Known = Holding(Op->getLHS(), Op->getOpcode() == BO_LAnd);
    } else if (const auto *Choice = dyn_cast<ConditionalOperator>(P)) {
      if (Child != Choice->getCond())
        Known = Holding(Choice->getCond(), Child == Choice->getTrueExpr());
    } else if (const auto *Block = dyn_cast<CompoundStmt>(P)) {
      for (const Stmt *Before : Block->body()) {
        if (Before == Child)
          break;
        // Control may come in at a label, past all that stands before it.
        if (isa<LabelStmt, SwitchCase>(Before))
          Known = std::nullopt;
        Types Here;
        if (const auto *If = dyn_cast<IfStmt>(Before);
            If && !If->getElse() && alwaysJumps(If->getThen()))
          Here = Holding(If->getCond(), false);
        else if (!undoneBetween(Before->getBeginLoc(), At, Subject))
          Here = asserted(Before, Subject);
        Known = narrowed(Known, Here);
      }
      if (isa<LabelStmt, SwitchCase>(Child))
        Known = std::nullopt;
    } else if (isa<ForStmt, WhileStmt, DoStmt, SwitchCase>(P)) {
      // Outside of a loop that changes the entry nothing is known of it here.
      if (writtenIn(P, Subject))
        return std::nullopt;
    } else if (isa<LambdaExpr, LabelStmt>(P)) {
      return std::nullopt;
    }
    if (Known)
      return Known;
  }
  return std::nullopt;
}

} // namespace swapfold
