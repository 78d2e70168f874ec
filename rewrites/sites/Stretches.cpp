//===- Stretches.cpp - what is the same in every configuration ------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/sites/Stretches.h"
#include "rewrites/ast/Statements.h"
#include "rewrites/sites/FunctionSites.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;
using namespace llvm;

namespace swapfold {

/// True if a statement may end at \p T, or a block begin.
static bool endsStatement(const Token &T) {
  return T.is(";") || T.is("{") || T.is("}") || T.is(":");
}

Stretches::Stretches(const FunctionSites &Sites)
    : Sites(Sites), Sources(Sites.context().getSourceManager()) {
  std::optional<Place> Body = placeOf(*Sites.function().getBody());
  if (!Body)
    return;
  File = Sources.getFileID(
      Sources.getExpansionLoc(Sites.function().getBody()->getBeginLoc()));
  std::vector<Token> Tokens =
      tokenize(Sources.getBufferData(File).slice(Body->Begin, Body->Last + 1));
  for (Token &T : Tokens)
    T.Offset += Body->Begin;

  /// From an #if to its #endif.
  struct Group {
    size_t If;
    bool Continues; ///< some branch may end within a statement
  };
  SmallVector<Group, 4> Open;
  DenseMap<size_t, size_t> IfOf;                      // of an #endif
  const Token *Last = nullptr, *BeforeLast = nullptr; // since a directive
  for (size_t I = 0; I < Tokens.size(); ++I) {
    const Token &T = Tokens[I];
    if (!T.StartsLine || !T.is("#")) {
      if (!Last && !Directives.empty())
        Directives.back().Next = T.Offset;
      if (!Last && T.is("else"))
        for (const Group &G : Open)
          Directives[G.If].IsElse = true;
      BeforeLast = std::exchange(Last, &T);
      if (!Open.empty())
        Conditional.push_back(T);
      continue;
    }
    Directive New;
    New.Offset = T.Offset;
    New.Continues = Last ? !endsStatement(*Last)
                         : !Directives.empty() && Directives.back().Continues;
    if (Last)
      New.Last = Last->Offset;
    if (BeforeLast && Last->is(";"))
      New.BeforeLast = BeforeLast->Offset;
    Last = BeforeLast = nullptr;
    while (I + 1 < Tokens.size() && !Tokens[I + 1].StartsLine) {
      StringRef Word = Tokens[++I].Text;
      if (&Tokens[I - 1] != &T)
        continue;
      if (Word.starts_with("if")) {
        Open.push_back({Directives.size(), New.Continues});
      } else if (Word == "include") {
        New.Continues = true;
      } else if (!Open.empty() && (Word.starts_with("el") || Word == "endif")) {
        Open.back().Continues |= New.Continues;
        New.Continues = Word == "endif" ? Open.back().Continues
                                        : Directives[Open.back().If].Continues;
        if (Word == "endif")
          IfOf[Directives.size()] = Open.pop_back_val().If;
      }
    }
    Directives.push_back(New);
  }
  // An #if behind an #endif may have the else for what is before both.
  for (size_t I = Directives.size(); I-- > 1;)
    if (auto It = IfOf.find(I - 1); It != IfOf.end() && !Directives[I - 1].Next)
      Directives[It->second].IsElse |= Directives[I].IsElse;
}

std::optional<Stretches::Place> Stretches::placeOf(const Stmt &S) const {
  CharSourceRange Whole = Sources.getExpansionRange(S.getSourceRange());
  auto [Begins, Begin] = Sources.getDecomposedLoc(Whole.getBegin());
  auto [Ends, Last] = Sources.getDecomposedLoc(Whole.getEnd());
  if (Begins != Ends || Last < Begin || (File.isValid() && Begins != File))
    return std::nullopt;
  return Place{Begin, Last};
}

size_t Stretches::before(unsigned Offset) const {
  return partition_point(
             Directives,
             [&](const Directive &D) { return D.Offset < Offset; }) -
         Directives.begin();
}

unsigned Stretches::of(const Stmt &S) const {
  if (isOne())
    return 1;
  auto [It, New] = Known.try_emplace(&S, 0);
  if (!New)
    return It->second;
  // The outermost statement around it without a directive.
  const Stmt *Whole = nullptr;
  Place At{};
  for (const Stmt *P = &S; P; P = Sites.parent(P)) {
    std::optional<Place> Of = placeOf(*P);
    if (!Of || before(Of->Begin) != before(Of->Last))
      break;
    Whole = P;
    At = *Of;
  }
  if (!Whole)
    return 0;
  const size_t Count = before(At.Begin);
  // Where what is before may go on.
  const Directive *Before = Count ? &Directives[Count - 1] : nullptr;
  auto Continues = [&](const Place &Of) {
    return Before && Before->Continues && Before->Next == Of.Begin;
  };
  const Stmt *Alone = Continues(At) ? Whole : nullptr;
  if (Count < Directives.size()) {
    const Directive &Behind = Directives[Count];
    // An else there belongs to the if whose arm this is, if that stands here.
    const auto *If = dyn_cast_or_null<IfStmt>(Sites.parent(Whole));
    const bool IsArm = If && If->getThen() == Whole && placeOf(*If) &&
                       before(placeOf(*If)->Begin) == Count;
    if (Behind.IsElse && !IsArm &&
        (Behind.Last == At.Last || Behind.BeforeLast == At.Last))
      Alone = Whole;
  }
  // What begins in the stretch is the same everywhere, wherever it ends. What a
  // loop repeats may come behind what stands at the loop's end.
  const Stmt *Outer = Sites.parent(Whole), *Inner = Whole;
  for (; Outer && !isLoop(*Outer); Outer = Sites.parent(Inner = Outer)) {
    std::optional<Place> Of = placeOf(*Outer);
    if (!Of || before(Of->Begin) != Count)
      break;
    if (Continues(*Of))
      Alone = Outer;
  }
  if (Outer && isLoop(*Outer))
    Outer = Inner;
  unsigned Number = Numbers.size() + 1;
  Number = Numbers.try_emplace({Outer, Count, Alone}, Number).first->second;
  return Known[&S] = Number;
}

bool Stretches::mayTakeAddress(const VarDecl &Variable) const {
  if (!Variable.getIdentifier())
    return false;
  for (size_t I = 0; I < Conditional.size(); ++I) {
    if (!Conditional[I].is(Variable.getName()))
      continue;
    size_t Before = I;
    while (Before && Conditional[Before - 1].is("("))
      --Before;
    const bool IsAddress = Before && Conditional[Before - 1].is("&");
    // It keeps no address, and an assignment will take its place.
    const bool IsMutated =
        IsAddress && Before > 2 && Conditional[Before - 2].is("(") &&
        Sites.family().kindOfMutator(Conditional[Before - 3].Text);
    if (Variable.getType()->isArrayType() || (IsAddress && !IsMutated))
      return true;
  }
  return false;
}

bool Stretches::mayJumpTo(const LabelStmt &Label) const {
  return any_of(Conditional, [&](const Token &T) {
    return T.is(Label.getDecl()->getName());
  });
}

} // namespace swapfold
