//===- HelperProposal.cpp - what a helper would need ----------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/rules/HelperProposal.h"
#include "rewrites/ast/DynamicRecursiveASTVisitor.h"
#include "rewrites/ast/Statements.h"
#include "rewrites/text/Conjoined.h"
#include "clang/AST/Expr.h"
#include "clang/AST/StmtCXX.h"
#include "llvm/ADT/MapVector.h"
#include "llvm/ADT/SetVector.h"
#include "llvm/ADT/SmallPtrSet.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/Support/SaveAndRestore.h"

using namespace clang;
using namespace llvm;

namespace swapfold {
namespace {

/// What happens to a variable at one of the places that name it.
enum class Deed { Read, Write, Both, Address };

/// All that a function does to one of its variables, in the order of the text.
struct Life {
  std::vector<Deed> Inside, After;
  /// Before the part, in a loop around it: so it comes after it, too.
  std::vector<Deed> NextRound;
  bool Before = false;
};

/// Puts into \p Path what holds \p Part, from \p S inwards.
bool findPath(const Stmt &S, const Stmt &Part,
              SmallVectorImpl<const Stmt *> &Path) {
  if (&S == &Part)
    return true;
  Path.push_back(&S);
  for (const Stmt *Child : S.children())
    if (Child && findPath(*Child, Part, Path))
      return true;
  Path.pop_back();
  return false;
}

/// Follows every variable and every jump through a function.
class Uses : public DynamicRecursiveASTVisitor {
public:
  Uses(const Stmt &Part, ArrayRef<const Stmt *> Path) : Part(Part) {
    for (const Stmt *S : Path)
      if (isLoop(*S))
        Loops.insert(S);
  }

  MapVector<const VarDecl *, Life> Lives;
  SmallPtrSet<const VarDecl *, 16> Own; ///< declared in the part
  SetVector<const LabelDecl *> Jumps;
  SmallPtrSet<const LabelDecl *, 4> Labels, JumpsFromOutside;
  bool Leaves = false, Returns = false;

  bool TraverseStmt(Stmt *S) override {
    if (!S)
      return true;
    SaveAndRestore KeepRounds(Rounds);
    const bool IsAround = Loops.contains(S);
    if (auto *For = dyn_cast<ForStmt>(S); For && IsAround) {
      // As it runs after the body: the step, then the condition.
      TraverseStmt(For->getInit());
      ++Rounds;
      return TraverseStmt(For->getInc()) && TraverseStmt(For->getCond()) &&
             TraverseStmt(For->getBody());
    }
    Rounds += IsAround;
    if (auto *Assign = dyn_cast<BinaryOperator>(S);
        Assign && Assign->getOpcode() == BO_Assign) {
      // In x = x + 1 the value is read first.
      note(Assign->getLHS(), Deed::Write);
      return TraverseStmt(Assign->getRHS()) && TraverseStmt(Assign->getLHS());
    }
    SaveAndRestore KeepBreakable(Breakable);
    if (S == &Part) {
      Inside = true;
      Breakable = 0;
    } else if (isLoop(*S) || isa<SwitchStmt>(S)) {
      ++Breakable;
    }
    bool Result = DynamicRecursiveASTVisitor::TraverseStmt(S);
    if (S == &Part) {
      Inside = false;
      Past = true;
    }
    return Result;
  }

  bool VisitVarDecl(VarDecl *D) override {
    if (Inside)
      Own.insert(D);
    return true;
  }
  bool VisitReturnStmt(ReturnStmt *) override {
    Returns |= Inside;
    return true;
  }
  bool VisitBreakStmt(BreakStmt *) override {
    Leaves |= Inside && !Breakable;
    return true;
  }
  bool VisitLabelStmt(LabelStmt *S) override {
    if (Inside)
      Labels.insert(S->getDecl());
    return true;
  }
  bool VisitGotoStmt(GotoStmt *S) override {
    if (Inside)
      Jumps.insert(S->getLabel());
    else
      JumpsFromOutside.insert(S->getLabel());
    return true;
  }

  // What is done to a variable shows above its name.
  bool VisitBinaryOperator(BinaryOperator *E) override {
    if (E->isCompoundAssignmentOp())
      note(E->getLHS(), Deed::Both);
    return true;
  }
  bool VisitUnaryOperator(UnaryOperator *E) override {
    if (E->isIncrementDecrementOp())
      note(E->getSubExpr(), Deed::Both);
    if (E->getOpcode() == UO_AddrOf)
      note(E->getSubExpr(), Deed::Address);
    return true;
  }
  bool VisitDeclRefExpr(DeclRefExpr *E) override {
    const auto *Var = dyn_cast<VarDecl>(E->getDecl());
    if (!Var || !Var->isLocalVarDeclOrParm())
      return true;
    auto Known = FunctionEffects.find(E);
    Deed What = Known == FunctionEffects.end() ? Deed::Read : Known->second;
    Life &L = Lives[Var];
    if (Inside)
      L.Inside.push_back(What);
    else if (Past)
      L.After.push_back(What);
    else if (Rounds)
      L.NextRound.push_back(What);
    else
      L.Before = true;
    return true;
  }

private:
  void note(const Expr *Target, Deed What) {
    if (const auto *Ref = dyn_cast<DeclRefExpr>(Target->IgnoreParenCasts()))
      FunctionEffects[Ref] = What;
  }

  const Stmt &Part;
  SmallPtrSet<const Stmt *, 4> Loops; ///< around the part
  unsigned Rounds = 0;                ///< of these, around what is visited
  unsigned Breakable = 0;             ///< what a break leaves, in the part
  DenseMap<const DeclRefExpr *, Deed> FunctionEffects;
  bool Inside = false, Past = false;
};

enum class LocalRole { None, Input, Output };

LocalRole roleOf(const VarDecl &Var, const Life &L, bool InLoop) {
  if (L.Inside.empty())
    return LocalRole::None;
  bool Alone = !L.Before && L.NextRound.empty() && L.After.empty() &&
               !Var.hasInit() && !isa<ParmVarDecl>(Var);
  if (Var.getType()->isRecordType() || Var.getType()->isArrayType())
    return Alone ? LocalRole::None : LocalRole::Input;
  if (all_of(L.Inside, [](Deed D) { return D == Deed::Read; }))
    return LocalRole::Input;
  bool SetFirst = L.Inside.front() == Deed::Write ||
                  (L.Inside.front() == Deed::Address && Alone);
  auto IsRead = [](const std::vector<Deed> &Later) {
    return !Later.empty() && Later.front() != Deed::Write;
  };
  // What comes next: the rest of the round, or the part again.
  const bool Again =
      L.NextRound.empty() ? InLoop && !SetFirst : IsRead(L.NextRound);
  if (IsRead(L.After) || Again)
    return LocalRole::Output;
  return SetFirst ? LocalRole::None : LocalRole::Input;
}

/// "'a', 'b' and 'c'".
std::string listed(std::vector<std::string> Names) {
  for (std::string &Name : Names)
    Name = "'" + Name + "'";
  return conjoined(Names);
}

} // namespace

std::string HelperProposal::describe() const {
  std::vector<std::string> Exits;
  if (Leaves)
    Exits.push_back("to leave the loop");
  if (Returns)
    Exits.push_back("to return");
  if (!Labels.empty())
    Exits.push_back("to go to " + listed(Labels));

  std::vector<std::string> Clauses{
      "take " + (Inputs.empty() ? "nothing" : listed(Inputs))};
  if (Outputs.size() == 1 && Exits.empty())
    Clauses.push_back("return " + listed(Outputs));
  else if (!Outputs.empty())
    Clauses.push_back("set " + listed(Outputs));
  if (!Exits.empty())
    Clauses.push_back("say whether " + conjoined(Exits, " or "));
  return "a helper would " + conjoined(Clauses, " and ");
}

HelperProposal proposeHelper(const Stmt &Part, const FunctionDecl &Function) {
  HelperProposal Out;
  SmallVector<const Stmt *> Path;
  if (!findPath(*Function.getBody(), Part, Path))
    return Out;
  Uses All(Part, Path);
  All.TraverseStmt(Function.getBody());
  bool InLoop = any_of(Path, [](const Stmt *S) { return isLoop(*S); });
  for (const auto &[Var, L] : All.Lives) {
    if (All.Own.contains(Var))
      continue;
    LocalRole R = roleOf(*Var, L, InLoop);
    if (R == LocalRole::Input)
      Out.Inputs.push_back(Var->getNameAsString());
    if (R == LocalRole::Output)
      Out.Outputs.push_back(Var->getNameAsString());
  }
  for (const LabelDecl *Label : All.Jumps)
    if (!All.Labels.contains(Label))
      Out.Labels.push_back(Label->getNameAsString());
  Out.Leaves = All.Leaves;
  Out.Returns = All.Returns;
  Out.Entered = any_of(All.Labels, [&](const LabelDecl *Label) {
    return All.JumpsFromOutside.contains(Label);
  });
  return Out;
}

} // namespace swapfold
