//===- Conditionals.cpp - what hides a place from a parse -----------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/kconfig/Conditionals.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace llvm;

namespace swapfold {

/// Enough for what people write, and an end to what they do not.
static constexpr size_t MostWays = 64;

Ways bothWays(const Ways &A, const Ways &B) {
  Ways Out;
  for (const OptionSettings &X : A)
    for (const OptionSettings &Y : B) {
      OptionSettings Joined = X;
      Joined.insert(Y.begin(), Y.end());
      bool Agree = all_of(
          Y, [&](const auto &S) { return Joined.at(S.first) == S.second; });
      if (Agree && Out.size() < MostWays)
        Out.push_back(std::move(Joined));
    }
  return Out;
}

namespace {

Ways either(Ways A, const Ways &B) {
  A.insert(A.end(), B.begin(), B.end());
  if (A.size() > MostWays)
    A.resize(MostWays);
  return A;
}

/// How a condition can be made to hold, and how not to hold.
struct Solution {
  Ways True, False;
};

/// What no option decides may be either.
Solution anyway() { return {{{}}, {{}}}; }
Solution option(StringRef Name) {
  return {{{{Name.str(), true}}}, {{{Name.str(), false}}}};
}

/// Solves the condition of an #if or #elif.
class Solver {
public:
  explicit Solver(ArrayRef<Token> Tokens) : Tokens(Tokens) {}
  Solution solve() { return disjunction(); }

private:
  bool peek(StringRef Spelling) const {
    return At < Tokens.size() && Tokens[At].is(Spelling);
  }
  bool take(StringRef Spelling) {
    if (!peek(Spelling))
      return false;
    ++At;
    return true;
  }
  Solution disjunction();
  Solution conjunction();
  Solution unary();
  Solution primary();
  void skipOperators();

  ArrayRef<Token> Tokens;
  size_t At = 0;
  bool Compared = false; ///< the operand went into an operator not read here
};

Solution Solver::disjunction() {
  Solution Left = conjunction();
  while (take("||")) {
    Solution Right = conjunction();
    Left = {either(Left.True, Right.True), bothWays(Left.False, Right.False)};
  }
  return Left;
}

Solution Solver::conjunction() {
  Solution Left = unary();
  while (take("&&")) {
    Solution Right = unary();
    Left = {bothWays(Left.True, Right.True), either(Left.False, Right.False)};
  }
  return Left;
}

Solution Solver::unary() {
  if (!take("!")) {
    Compared = false;
    Solution Out = primary();
    skipOperators();
    return Compared ? anyway() : Out;
  }
  Solution Inner = unary();
  return {Inner.False, Inner.True};
}

/// Past comparisons and arithmetic, whose value options do not simply decide.
void Solver::skipOperators() {
  unsigned Depth = 0;
  for (; At < Tokens.size(); ++At) {
    if (!Depth && (peek("&&") || peek("||") || peek(")")))
      return;
    Compared = true;
    Depth += peek("(");
    Depth -= peek(")");
  }
}

Solution Solver::primary() {
  if (take("(")) {
    Solution Inner = disjunction();
    take(")");
    Compared = false;
    return Inner;
  }
  if (At == Tokens.size())
    return anyway();
  const Token &T = Tokens[At++];
  if (T.Kind == Token::Number)
    return T.Text == "0" ? Solution{{}, {{}}} : Solution{{{}}, {}};
  StringRef Name = T.Text;
  if (Name == "defined" || Name == "IS_ENABLED" || Name == "IS_BUILTIN" ||
      Name == "IS_REACHABLE") {
    bool Parens = take("(");
    if (At == Tokens.size())
      return anyway();
    Name = Tokens[At++].Text;
    if (Parens)
      take(")");
  }
  return Name.consume_front("CONFIG_") ? option(Name) : anyway();
}

std::string textOf(ArrayRef<Token> Tokens) {
  std::string Out;
  for (size_t I = 0; I < Tokens.size(); ++I) {
    bool Glued = I == 0 || Tokens[I].is("(") || Tokens[I].is(")") ||
                 Tokens[I - 1].is("(") || Tokens[I - 1].is("!");
    if (I && !Glued)
      Out += ' ';
    Out += Tokens[I].Text;
  }
  return Out;
}

/// `NAME` of an #ifdef as an #if says it.
std::vector<Token> definedName(ArrayRef<Token> Name) {
  std::vector<Token> Out(4);
  StringRef Words[] = {"defined", "(", "", ")"};
  for (size_t I = 0; I < 4; ++I) {
    Out[I].Kind = I % 2 ? Token::Punctuator : Token::Identifier;
    Out[I].Text = Words[I].str();
  }
  if (!Name.empty())
    Out[2] = Name.front();
  return Out;
}

} // namespace

Conditionals::Conditionals(StringRef Text) {
  std::vector<Token> Tokens = tokenize(Text);
  std::vector<size_t> Open; // indexes into Regions
  auto Close = [&](unsigned At) {
    if (!Open.empty())
      Regions[Open.back()].End = At;
  };
  for (size_t I = 0; I + 1 < Tokens.size(); ++I) {
    if (!Tokens[I].StartsLine || !Tokens[I].is("#"))
      continue;
    StringRef Directive = Tokens[I + 1].Text;
    size_t First = I + 2, Last = First;
    while (Last < Tokens.size() && !Tokens[Last].StartsLine)
      ++Last;
    ArrayRef<Token> Words = ArrayRef(Tokens).slice(First, Last - First);
    std::vector<Token> Term =
        Directive.ends_with("def") ? definedName(Words) : Words.vec();
    if (Directive == "if" || Directive == "ifdef" || Directive == "ifndef") {
      Regions.push_back({Tokens[I].Offset,
                         unsigned(Text.size()),
                         {Term},
                         {Directive != "ifndef"}});
      Open.push_back(Regions.size() - 1);
    } else if (Directive.starts_with("el") && !Open.empty()) {
      Close(Tokens[I].Offset);
      Region Next = Regions[Open.back()];
      Next.Begin = Tokens[I].Offset;
      Next.End = Text.size();
      Next.Holds.back() = !Next.Holds.back();
      if (Directive != "else") {
        Next.Terms.push_back(Term);
        Next.Holds.push_back(Directive != "elifndef");
      }
      Open.back() = Regions.size();
      Regions.push_back(std::move(Next));
    } else if (Directive == "endif" && !Open.empty()) {
      Close(Tokens[I].Offset);
      Open.pop_back();
    }
  }
}

std::string Conditionals::around(unsigned Offset) const {
  std::string Out;
  for (const Region &R : Regions) {
    if (Offset < R.Begin || Offset >= R.End)
      continue;
    for (size_t I = 0; I < R.Terms.size(); ++I) {
      std::string One = textOf(R.Terms[I]);
      bool Single = R.Terms[I].size() == 1 || R.Terms[I][0].is("defined");
      bool Simple = Single && none_of(R.Terms[I], [](const Token &T) {
                      return T.is("&&") || T.is("||");
                    });
      if (!R.Holds[I])
        One = Simple ? "!" + One : "!(" + One + ")";
      else if (!Simple)
        One = "(" + One + ")";
      Out += (Out.empty() ? "" : " && ") + One;
    }
  }
  return Out;
}

Ways Conditionals::waysTo(unsigned Offset) const {
  Ways All = {{}};
  for (const Region &R : Regions) {
    if (Offset < R.Begin || Offset >= R.End)
      continue;
    for (size_t I = 0; I < R.Terms.size(); ++I) {
      Solution S = Solver(R.Terms[I]).solve();
      All = bothWays(All, R.Holds[I] ? S.True : S.False);
    }
  }
  return All;
}

Ways Conditionals::waysPast(unsigned Offset) const {
  Ways All;
  for (const Region &R : Regions) {
    if (Offset < R.Begin || Offset >= R.End)
      continue;
    for (size_t I = 0; I < R.Terms.size(); ++I) {
      Solution S = Solver(R.Terms[I]).solve();
      All = either(std::move(All), R.Holds[I] ? S.False : S.True);
    }
  }
  erase_if(All, [](const OptionSettings &Way) { return Way.empty(); });
  return All;
}

std::optional<OptionSettings> Conditionals::settingsFor(unsigned Offset) const {
  Ways All = waysTo(Offset);
  if (All.empty())
    return std::nullopt;
  return *min_element(
      All, [](const auto &A, const auto &B) { return A.size() < B.size(); });
}

} // namespace swapfold
