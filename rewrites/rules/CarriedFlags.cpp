//===- CarriedFlags.cpp - bits that are carried over to an entry ----------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/rules/CarriedFlags.h"
#include "rewrites/ast/Expressions.h"
#include "rewrites/ast/Statements.h"
#include "rewrites/sites/ValueChanges.h"
#include "clang/AST/ExprCXX.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SetOperations.h"

using namespace clang;
using namespace llvm;

namespace swapfold {
namespace {

StringRef calledBy(const Expr *E) {
  const auto *Call = dyn_cast<CallExpr>(asWritten(E));
  const FunctionDecl *F = Call ? Call->getDirectCallee() : nullptr;
  return F && F->getIdentifier() ? F->getName() : "";
}

bool names(const Expr &E, const VarDecl &Variable) {
  Variables Named;
  variablesIn(E, Named);
  return Named.count(&Variable) != 0;
}

/// Follows a function statement by statement, in the order they run in.
class RebuiltReader {
public:
  explicit RebuiltReader(const FunctionSites &Sites)
      : Sites(Sites), Family(Sites.family()) {}

  std::vector<Rebuilt> read() {
    if (State At = after(*Sites.function().getBody(), State::value_type()))
      leave(*At);
    return std::move(All);
  }

private:
  /// Of each entry that a variable holds at a point, the bits that are decided
  /// there. Nothing if control does not come there.
  using State = std::optional<std::map<size_t, std::set<std::string>>>;

  State after(const Stmt &S, State At);
  State afterIf(const IfStmt &If, const State &At);
  State afterSwitch(const SwitchStmt &Switch, const State &At);
  SourceLocation targetOf(const Stmt &Jump) const;
  void leave(const State::value_type &At, const Stmt *Jump = nullptr);
  void assign(const VarDecl &To, const Expr &Value, State::value_type &At);
  static State join(const State &A, const State &B);

  bool takesOutOf(const Carrier &C, StringRef Function) const;
  bool isMadeAnew(const Expr &Entry, const Carrier &C) const;
  bool isMadeOf(const Expr &Value, const VarDecl &Old) const;
  bool isMutated(const Stmt &Change) const;
  bool asks(const Stmt &Condition, StringRef Bit, unsigned Depth = 0) const;

  const FunctionSites &Sites;
  const EntryFamily &Family;
  std::vector<Rebuilt> All;
  std::vector<const Expr *> Conditions; ///< around what is read
};

/// True if \p Condition asks for \p Bit: pte_swp_uffd_wp(old),
/// pte_uffd_wp(old), or a variable that holds such an answer.
bool RebuiltReader::asks(const Stmt &Condition, StringRef Bit,
                         unsigned Depth) const {
  if (const auto *E = dyn_cast<CallExpr>(&Condition);
      E && E->getDirectCallee() && asksForBit(*E->getDirectCallee(), Bit))
    return true;
  if (const auto *Ref = dyn_cast<DeclRefExpr>(&Condition))
    if (const auto *Variable = dyn_cast<VarDecl>(Ref->getDecl());
        Variable && Variable->isLocalVarDecl() && Depth < 2 &&
        Variable->getType()->isIntegralOrEnumerationType()) {
      const ValueChanges Changes(*Variable, Sites);
      return any_of(Changes.all(), [&](const ValueChange &Change) {
        return Change.Value && asks(*Change.Value, Bit, Depth + 1);
      });
    }
  return any_of(Condition.children(), [&](const Stmt *Child) {
    return Child && asks(*Child, Bit, Depth);
  });
}

/// True if \p Value is a call that makes an entry of something of \p Old.
bool RebuiltReader::isMadeOf(const Expr &Value, const VarDecl &Old) const {
  const auto *Call = dyn_cast<CallExpr>(asWritten(&Value));
  const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
  return Callee &&
         Family.names().isEntryType(
             Callee->getReturnType().getUnqualifiedType().getAsString()) &&
         any_of(Call->arguments(),
                [&](const Expr *Argument) { return names(*Argument, Old); });
}

/// True if \p Change is make_K_entry_read(&entry), or the address in it.
bool RebuiltReader::isMutated(const Stmt &Change) const {
  const Stmt *Call = &Change;
  while (isa_and_nonnull<UnaryOperator, ParenExpr, CastExpr>(Call))
    Call = Sites.parent(Call);
  const auto *E = dyn_cast_or_null<CallExpr>(Call);
  return E && Family.kindOfMutator(calledBy(E));
}

/// True if \p Function takes an entry out of what \p C is. A tree between two
/// families takes it by the name of one and puts it back by that of the other.
bool RebuiltReader::takesOutOf(const Carrier &C, StringRef Function) const {
  return any_of(Family.names().Carriers, [&](const Carrier &Other) {
    return Other.Type == C.Type && Function == Other.From;
  });
}

/// True if \p Entry, a variable, was taken out of a carrier and then made anew
/// from what it was.
bool RebuiltReader::isMadeAnew(const Expr &Entry, const Carrier &C) const {
  const VarDecl *Variable = variableOf(&Entry);
  if (!Variable || !Variable->hasLocalStorage() || Sites.uses().empty())
    return false;
  bool Taken = false, Made = false;
  const ValueChanges Changes(*Variable, Sites);
  for (const ValueChange &Change : Changes.all()) {
    if (!Change.Value && !isMutated(*Change.By))
      return false;
    if (!Change.Value) {
      Made = true;
      continue;
    }
    Taken |= takesOutOf(C, calledBy(Change.Value));
    Made |= isMadeOf(*Change.Value, *Variable);
  }
  return Taken && Made;
}

void RebuiltReader::assign(const VarDecl &To, const Expr &Value,
                           State::value_type &At) {
  const auto *Call = dyn_cast<CallExpr>(asWritten(&Value));
  const bool OfItself = names(Value, To);
  for (auto It = At.begin(); It != At.end();) {
    Rebuilt &Held = All[It->first];
    const bool IsHeld = Held.Variable == &To;
    // Another entry takes its place.
    if (IsHeld && !OfItself) {
      It = At.erase(It);
      continue;
    }
    if (IsHeld && Call && Call->getNumArgs() == 1) {
      for (const Carrier &C : Family.names().Carriers) {
        if (auto Bit = matchPattern(C.SetFlag, calledBy(Call))) {
          It->second.insert(Bit->str());
          Held.Touched.insert(Bit->str());
          if (any_of(Conditions, [&](const Expr *E) { return asks(*E, *Bit); }))
            Held.Carried.try_emplace(Bit->str(), Call);
        } else if (auto Bit = matchPattern(C.ClearFlag, calledBy(Call))) {
          It->second.insert(Bit->str());
          Held.Touched.insert(Bit->str());
        }
      }
    }
    ++It;
  }
  if (!Call || Call->getNumArgs() != 1)
    return;
  for (const Carrier &C : Family.names().Carriers)
    if (calledBy(Call) == C.To) {
      At[All.size()];
      All.push_back(
          {Call, &To, &C, isMadeAnew(*Call->getArg(0), C), {}, {}, {}});
      return;
    }
}

RebuiltReader::State RebuiltReader::join(const State &A, const State &B) {
  if (!A || !B)
    return A ? A : B;
  State Out = A;
  for (const auto &[Site, Decided] : *B)
    if (auto [It, New] = Out->try_emplace(Site, Decided); !New)
      It->second = set_intersection(It->second, Decided);
  return Out;
}

/// True if something in \p S that stands behind \p Place names \p Variable.
static bool namedBehind(const Stmt &S, const VarDecl &Variable,
                        SourceLocation Place, const SourceManager &SM) {
  const auto *Ref = dyn_cast<DeclRefExpr>(&S);
  if (Ref && Ref->getDecl() == &Variable)
    return !SM.isBeforeInTranslationUnit(Ref->getBeginLoc(), Place);
  return any_of(S.children(), [&](const Stmt *Child) {
    return Child && namedBehind(*Child, Variable, Place, SM);
  });
}

/// Where \p Jump leads to; invalid if that is not known.
SourceLocation RebuiltReader::targetOf(const Stmt &Jump) const {
  if (const auto *Goto = dyn_cast<GotoStmt>(&Jump))
    return Goto->getLabel()->getStmt()->getBeginLoc();
  if (!isa<BreakStmt>(Jump))
    return SourceLocation();
  const Stmt *Around = Sites.parent(&Jump);
  while (Around && !isLoop(*Around) && !isa<SwitchStmt>(Around))
    Around = Sites.parent(Around);
  return Around ? Around->getEndLoc() : SourceLocation();
}

/// What entries have here is what they have, but for those that are named where
/// \p Jump leads to, if anywhere: what is done there is not followed.
void RebuiltReader::leave(const State::value_type &At, const Stmt *Jump) {
  // A function without a name of the family has no parents to ask for.
  if (At.empty())
    return;
  const SourceLocation To = Jump ? targetOf(*Jump) : SourceLocation();
  for (const auto &[Site, Bits] : At) {
    if (Jump && (To.isInvalid() ||
                 namedBehind(*Sites.function().getBody(), *All[Site].Variable,
                             To, Sites.context().getSourceManager())))
      continue;
    std::optional<std::set<std::string>> &Decided = All[Site].Decided;
    Decided = Decided ? set_intersection(*Decided, Bits) : Bits;
  }
}

RebuiltReader::State RebuiltReader::afterIf(const IfStmt &If, const State &At) {
  Conditions.push_back(If.getCond());
  State Then = after(*If.getThen(), At);
  State Else = If.getElse() ? after(*If.getElse(), At) : At;
  Conditions.pop_back();
  // What is carried over is decided where the old one has not got the bit, too.
  if (Then && Else)
    for (auto &[Site, Decided] : *Else)
      if (auto It = Then->find(Site); It != Then->end())
        for (const std::string &Bit : It->second)
          if (asks(*If.getCond(), Bit))
            Decided.insert(Bit);
  return join(Then, Else);
}

RebuiltReader::State RebuiltReader::afterSwitch(const SwitchStmt &Switch,
                                                const State &At) {
  State Out;
  bool HasDefault = false;
  for (const SwitchCase *Case = Switch.getSwitchCaseList(); Case;
       Case = Case->getNextSwitchCase()) {
    Out = join(Out, after(*Case->getSubStmt(), At));
    HasDefault |= isa<DefaultStmt>(Case);
  }
  return HasDefault ? Out : join(Out, At);
}

RebuiltReader::State RebuiltReader::after(const Stmt &S, State At) {
  if (!At)
    return At;
  if (const auto *If = dyn_cast<IfStmt>(&S))
    return afterIf(*If, At);
  if (const auto *Switch = dyn_cast<SwitchStmt>(&S))
    return afterSwitch(*Switch, At);
  if (isa<ReturnStmt, ContinueStmt>(S)) {
    leave(*At);
    return std::nullopt;
  }
  if (isa<GotoStmt, IndirectGotoStmt, BreakStmt>(S)) {
    leave(*At, &S);
    return std::nullopt;
  }
  if (isLoop(S)) {
    State Out = At;
    for (const Stmt *Child : S.children())
      if (Child && Out)
        Out = after(*Child, Out);
    return join(At, Out);
  }
  for (const Stmt *Child : S.children())
    if (Child)
      At = after(*Child, std::move(At));
  if (!At)
    return At;
  if (const auto *Op = dyn_cast<BinaryOperator>(&S);
      Op && Op->getOpcode() == BO_Assign)
    if (const VarDecl *To = variableOf(Op->getLHS()))
      assign(*To, *Op->getRHS(), *At);
  if (const auto *Call = dyn_cast<CXXOperatorCallExpr>(&S);
      Call && Call->getOperator() == OO_Equal && Call->getNumArgs() == 2)
    if (const VarDecl *To = variableOf(Call->getArg(0)))
      assign(*To, *Call->getArg(1), *At);
  if (const auto *Declared = dyn_cast<DeclStmt>(&S))
    for (const Decl *D : Declared->decls())
      if (const auto *To = dyn_cast<VarDecl>(D); To && To->hasInit())
        assign(*To, *To->getInit(), *At);
  return At;
}

} // namespace

bool asksForBit(const FunctionDecl &Function, StringRef Bit) {
  return Function.getIdentifier() && Function.getNumParams() == 1 &&
         Function.getName().ends_with(("_" + Bit).str());
}

std::vector<Rebuilt> rebuiltIn(const FunctionSites &Sites) {
  return RebuiltReader(Sites).read();
}

} // namespace swapfold
