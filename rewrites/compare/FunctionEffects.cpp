//===- FunctionEffects.cpp - what a function asserts, orders and tests ----===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/compare/FunctionEffects.h"
#include "rewrites/text/AssertionName.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include <algorithm>

using namespace llvm;

namespace swapfold {

bool Effect::covers(const Effect &Old) const {
  return Name == Old.Name && std::includes(About.begin(), About.end(),
                                           Old.About.begin(), Old.About.end());
}

const KindSet *Lookup::accepts(StringRef Predicate) const {
  for (const EntryFamily *Family : Families)
    if (const KindSet *Kinds = Family->accepts(Predicate))
      return Kinds;
  return nullptr;
}

bool Lookup::converts(StringRef Function) const {
  return any_of(Families, [&](const EntryFamily *F) {
    return F->kindOfToPage(Function) || F->kindOfToPfn(Function) ||
           Function == F->names().UnifiedToPage || Function == F->pfnFunction();
  });
}

static bool isAssertion(StringRef Name) {
  return Name == "BUG" || isAssertionName(Name) || Name == "WARN" ||
         Name.starts_with("WARN_RATELIMIT") ||
         Name.starts_with("lockdep_assert");
}

static bool isBarrier(StringRef Name) {
  if (Name == "barrier" || Name == "smp_load_acquire" ||
      Name == "smp_store_release")
    return true;
  Name.consume_front("smp_") || Name.consume_front("dma_") ||
      Name.consume_front("virt_");
  return Name == "mb" || Name == "rmb" || Name == "wmb" ||
         Name.starts_with("mb__");
}

namespace {

class EffectReader {
public:
  explicit EffectReader(const Lookup &Known) : Known(Known) {}

  FunctionEffects function(StringRef Name);
  FunctionEffects body(ArrayRef<Token> Body);

private:
  /// A condition that holds up to a token.
  struct Guard {
    std::string Name;
    size_t End;
  };

  Effect effect(ArrayRef<Token> Call) const;
  std::string guardIn(ArrayRef<Token> Condition) const;
  void add(const FunctionEffects &Called, FunctionEffects &Into) const;

  const Lookup &Known;
  std::vector<Guard> Guards;
  std::set<std::string> Active; ///< stops recursion
};

} // namespace

/// Just past the bracket that closes the one at \p Open, or the end.
static size_t pastBracket(ArrayRef<Token> Body, size_t Open) {
  unsigned Depth = 0;
  for (size_t I = Open; I < Body.size(); ++I) {
    if (Body[I].is("(") || Body[I].is("{"))
      ++Depth;
    else if ((Body[I].is(")") || Body[I].is("}")) && --Depth == 0)
      return I + 1;
  }
  return Body.size();
}

/// Just past the statement that begins at \p I.
static size_t pastStatement(ArrayRef<Token> Body, size_t I) {
  while (I < Body.size()) {
    if (Body[I].is("{"))
      return pastBracket(Body, I);
    if (Body[I].is("("))
      I = pastBracket(Body, I);
    else if (Body[I++].is(";"))
      return I;
  }
  return I;
}

/// The predicate that \p Condition, without its parentheses, asks alone.
std::string EffectReader::guardIn(ArrayRef<Token> Condition) const {
  if (Condition.size() > 3 &&
      (Condition[0].is("likely") || Condition[0].is("unlikely")) &&
      pastBracket(Condition, 1) == Condition.size())
    Condition = Condition.drop_front(2).drop_back();
  if (Condition.size() > 2 && Condition[1].is("(") &&
      pastBracket(Condition, 1) == Condition.size() &&
      Known.accepts(Condition[0].Text))
    return Condition[0].Text;
  return "?";
}

/// \p Call is NAME ( ARGUMENTS ).
Effect EffectReader::effect(ArrayRef<Token> Call) const {
  Effect Out;
  Out.Name = Call[0].Text;
  std::string Meaning; // the same whatever the predicates are called
  for (const Guard &G : Guards)
    Out.Guards.push_back(G.Name);
  for (size_t I = 0; I < Call.size(); ++I) {
    const Token &T = Call[I];
    if (I && Call[I - 1].Kind != Token::Punctuator &&
        T.Kind != Token::Punctuator)
      Out.Text += " ";
    Out.Text += T.Text;
    const KindSet *Kinds = I ? Known.accepts(T.Text) : nullptr;
    Meaning += Kinds ? join(Kinds->Types, "|") : T.Text;
    if (!I || T.Kind != Token::Identifier || I + 1 == Call.size() ||
        !Call[I + 1].is("(") || T.is("likely") || T.is("unlikely"))
      continue;
    if (Kinds)
      Out.Guards.push_back(T.Text);
    else if (!Known.converts(T.Text))
      Out.About.insert(T.Text);
  }
  if (Out.About.empty())
    Out.About.insert(Meaning);
  return Out;
}

void EffectReader::add(const FunctionEffects &Called,
                       FunctionEffects &Into) const {
  for (Effect E : Called.Effects) {
    for (const Guard &G : Guards)
      E.Guards.push_back(G.Name);
    Into.Effects.push_back(std::move(E));
  }
  for (const auto &[Type, Count] : Called.Tested)
    Into.Tested[Type] += Count;
}

FunctionEffects EffectReader::body(ArrayRef<Token> Body) {
  FunctionEffects Out;
  std::vector<Guard> Outer;
  std::swap(Outer, Guards);
  for (size_t I = 0; I < Body.size(); ++I) {
    llvm::erase_if(Guards, [&](const Guard &G) { return G.End <= I; });
    const Token &T = Body[I];
    bool Called = I + 1 < Body.size() && Body[I + 1].is("(");
    if (T.is("else")) {
      Guards.push_back({"?", pastStatement(Body, I + 1)});
    } else if (Called && T.Kind == Token::Identifier) {
      size_t Past = pastBracket(Body, I + 1);
      ArrayRef<Token> Call = Body.slice(I, Past - I);
      if (T.is("if")) {
        Guards.push_back({guardIn(Call.drop_front(2).drop_back()),
                          pastStatement(Body, Past)});
      } else if (isAssertion(T.Text) || isBarrier(T.Text)) {
        Out.Effects.push_back(effect(Call));
      } else if (const KindSet *Kinds = Known.accepts(T.Text)) {
        for (const std::string &Type : Kinds->Types)
          ++Out.Tested[Type];
      } else {
        add(function(T.Text), Out);
      }
    }
  }
  std::swap(Outer, Guards);
  return Out;
}

FunctionEffects EffectReader::function(StringRef Name) {
  FunctionEffects Most;
  for (const FunctionTable *Table : Known.Tables) {
    auto [Begin, End] = Table->equal_range(Name.str());
    if (Begin == End)
      continue;
    if (!Active.insert(Name.str()).second)
      return Most;
    for (const auto &[_, F] : make_range(Begin, End)) {
      FunctionEffects One = body(F.Body);
      if (One.Effects.size() > Most.Effects.size())
        Most.Effects = std::move(One.Effects);
      for (const auto &[Type, Count] : One.Tested)
        Most.Tested[Type] = std::max(Most.Tested[Type], Count);
    }
    Active.erase(Name.str());
    break;
  }
  return Most;
}

FunctionEffects effectsOf(const HeaderFunction &F, const Lookup &Known) {
  return EffectReader(Known).body(F.Body);
}

FunctionEffects effectsOf(StringRef Function, const Lookup &Known) {
  return EffectReader(Known).function(Function);
}

} // namespace swapfold
