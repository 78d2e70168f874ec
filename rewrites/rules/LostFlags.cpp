//===- LostFlags.cpp - bits that an entry loses ---------------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/rules/LostFlags.h"
#include "rewrites/ast/Expressions.h"
#include "rewrites/sites/ValueChanges.h"
#include "llvm/ADT/STLExtras.h"
#include <map>

using namespace clang;
using namespace llvm;

namespace swapfold {
namespace {

/// One arm of a ladder, and the page table entry that it makes anew.
struct Rebuilt {
  const CallExpr *Made = nullptr;
  const VarDecl *Variable = nullptr; ///< what holds it
  const Carrier *Of = nullptr;
  unsigned Count = 0; ///< of such entries
  /// Bits that it carries over from the old one, each with the call.
  std::map<std::string, const CallExpr *> Carried;
  /// Bits that it sets or clears, whatever the old one had.
  std::set<std::string> Decided;
};

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

class RebuiltReader {
public:
  explicit RebuiltReader(const FunctionSites &Sites)
      : Sites(Sites), Family(Sites.family()) {}

  /// Adds to \p Into what happens in \p S. \p Asked are the bits that
  /// conditions around it ask for.
  void read(const Stmt &S, Rebuilt &Into,
            std::set<std::string> Asked = {}) const;

private:
  void assignment(const VarDecl &To, const Expr &Value, Rebuilt &Into,
                  const std::set<std::string> &Asked) const;
  bool takesOutOf(const Carrier &C, StringRef Function) const;
  bool isMadeAnew(const Expr &Entry, const Carrier &C) const;
  bool isMadeOf(const Expr &Value, const VarDecl &Old) const;
  bool isMutated(const Stmt &Change) const;
  void flagsIn(const Stmt &Condition, std::set<std::string> &Into) const;

  const FunctionSites &Sites;
  const EntryFamily &Family;
};

/// The bits that \p Condition asks for.
void RebuiltReader::flagsIn(const Stmt &Condition,
                            std::set<std::string> &Into) const {
  if (const auto *Call = dyn_cast<CallExpr>(&Condition))
    for (const Carrier &C : Family.names().Carriers)
      if (auto Bit = matchPattern(C.Flag, calledBy(Call)))
        Into.insert(Bit->str());
  for (const Stmt *Child : Condition.children())
    if (Child)
      flagsIn(*Child, Into);
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
  if (!Variable || !Variable->hasLocalStorage())
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

void RebuiltReader::assignment(const VarDecl &To, const Expr &Value,
                               Rebuilt &Into,
                               const std::set<std::string> &Asked) const {
  const auto *Call = dyn_cast<CallExpr>(asWritten(&Value));
  if (!Call || Call->getNumArgs() != 1)
    return;
  StringRef Name = calledBy(Call);
  for (const Carrier &C : Family.names().Carriers) {
    if (Name == C.To && isMadeAnew(*Call->getArg(0), C)) {
      ++Into.Count;
      Into.Made = Call;
      Into.Variable = &To;
      Into.Of = &C;
    }
    if (variableOf(Call->getArg(0)) != &To)
      continue;
    if (auto Bit = matchPattern(C.SetFlag, Name)) {
      if (Asked.count(Bit->str()))
        Into.Carried.try_emplace(Bit->str(), Call);
      Into.Decided.insert(Bit->str());
    } else if (auto Bit = matchPattern(C.ClearFlag, Name)) {
      Into.Decided.insert(Bit->str());
    }
  }
}

void RebuiltReader::read(const Stmt &S, Rebuilt &Into,
                         std::set<std::string> Asked) const {
  if (const auto *If = dyn_cast<IfStmt>(&S))
    flagsIn(*If->getCond(), Asked);
  if (const auto *Op = dyn_cast<BinaryOperator>(&S);
      Op && Op->getOpcode() == BO_Assign)
    if (const VarDecl *To = variableOf(Op->getLHS()))
      assignment(*To, *Op->getRHS(), Into, Asked);
  if (const auto *Declared = dyn_cast<DeclStmt>(&S))
    for (const Decl *D : Declared->decls())
      if (const auto *To = dyn_cast<VarDecl>(D); To && To->hasInit())
        assignment(*To, *To->getInit(), Into, Asked);
  for (const Stmt *Child : S.children())
    if (Child)
      read(*Child, Into, Asked);
}

} // namespace

/// What is done behind \p Ladder in its block, for all arms.
static Rebuilt behind(const IfStmt &Ladder, const FunctionSites &Sites) {
  Rebuilt Out;
  const auto *Block = dyn_cast_or_null<CompoundStmt>(Sites.parent(&Ladder));
  if (!Block)
    return Out;
  const auto *At = find(Block->body(), &Ladder);
  for (const Stmt *S : make_range(At, Block->body_end()))
    if (S != &Ladder)
      RebuiltReader(Sites).read(*S, Out);
  return Out;
}

static void readLadder(const IfStmt &Ladder, const FunctionSites &Sites,
                       std::vector<LostFlag> &Out) {
  std::vector<Rebuilt> Arms;
  auto Add = [&](const Stmt &Body) {
    Rebuilt Read;
    RebuiltReader(Sites).read(Body, Read);
    // Of several, which bits are whose is not known.
    if (Read.Count == 1)
      Arms.push_back(std::move(Read));
  };
  for (const IfStmt *If = &Ladder; If;) {
    Add(*If->getThen());
    const Stmt *Else = If->getElse();
    If = dyn_cast_or_null<IfStmt>(Else);
    if (Else && !If)
      Add(*Else);
  }
  if (Arms.size() < 2)
    return;
  const Rebuilt After = behind(Ladder, Sites);
  for (const Rebuilt &One : Arms) {
    std::map<std::string, const CallExpr *> Lost;
    for (const Rebuilt &Other : Arms)
      if (Other.Variable == One.Variable && Other.Of->Type == One.Of->Type)
        Lost.insert(Other.Carried.begin(), Other.Carried.end());
    for (const auto &[Flag, Carried] : Lost)
      if (!One.Decided.count(Flag) && !After.Carried.count(Flag))
        Out.push_back({One.Made, Carried, One.Variable->getName().str(), Flag});
  }
}

static void findLadders(const Stmt &S, const FunctionSites &Sites,
                        std::vector<LostFlag> &Out) {
  if (const auto *If = dyn_cast<IfStmt>(&S)) {
    const auto *Above = dyn_cast_or_null<IfStmt>(Sites.parent(If));
    if (!Above || Above->getElse() != If)
      readLadder(*If, Sites, Out);
  }
  for (const Stmt *Child : S.children())
    if (Child)
      findLadders(*Child, Sites, Out);
}

std::vector<LostFlag> lostFlags(const FunctionSites &Sites) {
  std::vector<LostFlag> Out;
  if (!Sites.uses().empty())
    findLadders(*Sites.function().getBody(), Sites, Out);
  return Out;
}

} // namespace swapfold
