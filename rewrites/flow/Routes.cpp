//===- Routes.cpp - where control goes in a function ----------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/flow/KindFlow.h"
#include "clang/Analysis/Analyses/Dominators.h"
#include "llvm/ADT/STLExtras.h"
#include <array>

using namespace clang;
using namespace llvm;

namespace swapfold {

const CFGBlock *KindFlow::successor(const CFGBlock &Block, unsigned Index) {
  const CFGBlock::AdjacentBlock &To = *(Block.succ_begin() + Index);
  if (To.isReachable())
    return To.getReachableBlock();
  return isa_and_nonnull<DoStmt>(Block.getTerminatorStmt())
             ? nullptr
             : To.getPossiblyUnreachableBlock();
}

std::optional<KindFlow::Position>
KindFlow::positionOf(const Stmt *Place) const {
  if (const auto *E = dyn_cast<Expr>(Place))
    Place = E->IgnoreParens();
  auto It = Positions.find(Place);
  return It == Positions.end() ? std::nullopt : std::optional(It->second);
}

Routes KindFlow::routes(const Stmt *From, const Stmt *To,
                        const Expr *Entry) const {
  const std::optional<Position> Begin = positionOf(From), End = positionOf(To);
  if (!Begin || !End)
    return {true, true};
  const std::optional<unsigned> Id = Known.find(Entry);
  Routes Out;
  // Where to go on, and whether the entry has kept its value until there.
  std::vector<std::pair<Position, bool>> Waiting;
  Waiting.push_back({{Begin->Block, Begin->Index + 1}, true});
  // By block: whether control has come there with it changed, and kept.
  std::vector<std::array<bool, 2>> Seen(Graph->getNumBlockIDs());
  while (!Waiting.empty()) {
    auto [At, IsKept] = Waiting.back();
    Waiting.pop_back();
    bool GoesOn = true;
    for (; GoesOn && At.Index < At.Block->size(); ++At.Index) {
      const bool IsEnd = At == *End;
      if (IsEnd)
        (IsKept ? Out.Kept : Out.Changed) = true;
      GoesOn = !IsEnd && At != *Begin;
      std::optional<CFGStmt> S = (*At.Block)[At.Index].getAs<CFGStmt>();
      if (S && Id && Known.isChangedBy(*S->getStmt(), *Id))
        IsKept = false;
    }
    for (unsigned I = 0; GoesOn && I < At.Block->succ_size(); ++I)
      if (const CFGBlock *Next = successor(*At.Block, I);
          Next && !std::exchange(Seen[Next->getBlockID()][IsKept], true))
        Waiting.push_back({{Next, 0}, IsKept});
  }
  // It may change without a statement that does it.
  if (!Id)
    Out.Changed |= Out.Kept;
  return Out;
}

std::optional<std::vector<const Expr *>>
KindFlow::decidingOver(const Stmt *Place) const {
  const std::optional<Position> At = positionOf(Place);
  if (!At)
    return std::nullopt;
  CFGPostDomTree Behind(Graph.get());
  std::vector<const Expr *> Out;
  for (const CFGBlock *Block : *Graph) {
    auto LeadsOn = [&](const CFGBlock::AdjacentBlock &Next) {
      return Next.isReachable() && Behind.dominates(At->Block, Next);
    };
    if (Block->succ_size() < 2 || none_of(Block->succs(), LeadsOn) ||
        (Block != At->Block && Behind.dominates(At->Block, Block)))
      continue;
    const Expr *Condition = Block->getLastCondition();
    if (!Condition || isa<SwitchStmt>(Block->getTerminatorStmt()))
      return std::nullopt;
    Out.push_back(Condition);
  }
  return Out;
}

} // namespace swapfold
