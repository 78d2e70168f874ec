//===- TakenNames.cpp - names that a tree has for something else ----------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/scan/TakenNames.h"
#include "rewrites/family/HeaderAddition.h"
#include "rewrites/text/HeaderText.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallVector.h"
#include <optional>

using namespace llvm;

namespace swapfold {

TakenNames::TakenNames(const EntryFamily &Family, StringRef Tree)
    : Names(namesLacking(Family)), Filter(to_vector(Names)), Tree(Tree) {}

namespace {

/// Goes through a file's tokens and says of a name whether it may stand for
/// something that the file declares or defines.
class Places {
public:
  /// Goes on to \p T. Returns true if a name there counts: everywhere outside
  /// of braces, among enumerators that are no function's and in directives that
  /// define.
  bool counts(const Token &T);
  /// True between parentheses.
  bool inParentheses() const { return Parentheses > 0; }

private:
  bool directive(const Token &T);

  enum Braces { Transparent, Members, Enumerators, Others };
  std::vector<Braces> Open;
  /// What was open where each open conditional began: each of its branches
  /// begins there.
  std::vector<std::vector<Braces>> Outside;
  int Parentheses = 0;
  bool InDirective = false, Defines = false, AfterHash = false;
  std::optional<Braces> Type; ///< what braces of the type would be
  bool AfterLiteral = false, AfterParenthesis = false;
};

} // namespace

bool Places::directive(const Token &T) {
  if (AfterHash) {
    AfterHash = false;
    Defines = T.is("define");
    if (StringRef(T.Text).starts_with("if"))
      Outside.push_back(Open);
    else if (StringRef(T.Text).starts_with("el") && !Outside.empty())
      Open = Outside.back();
    else if (T.is("endif") && !Outside.empty())
      Outside.pop_back();
  }
  return Defines;
}

bool Places::counts(const Token &T) {
  if (T.StartsLine) {
    InDirective = AfterHash = T.is("#");
    Defines = false;
    if (InDirective)
      return false;
  }
  if (InDirective)
    return directive(T);
  if (T.is("{"))
    // A function may have parameters and a value of such types.
    Open.push_back(Type && !AfterParenthesis ? *Type
                   : AfterLiteral            ? Transparent // extern "C"
                                             : Others);
  else if (T.is("}") && !Open.empty())
    Open.pop_back();
  Parentheses += T.is("(") - T.is(")");
  if (T.is("{") || T.is("}") || T.is(";"))
    Parentheses = 0;
  AfterLiteral = T.Kind == Token::Literal;
  AfterParenthesis = T.is(")");
  if (T.is("enum"))
    Type = Enumerators;
  else if (T.is("struct") || T.is("union"))
    Type = Members;
  else if (T.is("{") || T.is("}") || T.is(";") || T.is(",") || T.is("="))
    Type.reset();
  // Enumerators of a struct's members are names of the file.
  return all_of(Open, [](Braces B) { return B == Transparent; }) ||
         (Open.back() == Enumerators && !is_contained(Open, Others));
}

/// True if \p All[I], between parentheses, ends a parameter of some type.
static bool isParameter(ArrayRef<Token> All, size_t I) {
  if (I < 2 || I + 1 >= All.size() ||
      !(All[I + 1].is(",") || All[I + 1].is(")") || All[I + 1].is("[")))
    return false;
  // (*name) declares a pointer to a function.
  return All[I - 1].Kind == Token::Identifier ||
         (All[I - 1].is("*") && !All[I - 2].is("("));
}

/// Those of \p Names that \p Text has for something of its own: what it
/// declares outside of functions, and what macros stand for or are made of. A
/// call in a function counts, too, for that is declared somewhere.
static std::set<std::string> takenIn(StringRef Text,
                                     const std::set<std::string> &Names) {
  std::set<std::string> Out;
  const std::vector<Token> All = tokenize(Text);
  Places At;
  for (size_t I = 0; I < All.size(); ++I) {
    const bool Counts = At.counts(All[I]);
    if (All[I].Kind != Token::Identifier || !Names.count(All[I].Text))
      continue;
    const bool IsOther = (I && (All[I - 1].is(".") || All[I - 1].is("->"))) ||
                         (At.inParentheses() && isParameter(All, I));
    const bool IsCalled = I + 1 < All.size() && All[I + 1].is("(");
    if (!IsOther && (Counts || IsCalled))
      Out.insert(All[I].Text);
  }
  return Out;
}

void TakenNames::read(StringRef Path, StringRef Text) {
  if (!Filter.match(
          Text, [&](StringRef Name) { return Names.count(Name.str()) != 0; }))
    return;
  StringRef Below = Path;
  if (Below.consume_front(Tree))
    Below.consume_front("/");
  std::set<std::string> Taken = takenIn(Text, Names);
  std::lock_guard<std::mutex> Guard(Lock);
  for (const std::string &Name : Taken) {
    auto [It, New] = Found.try_emplace(Name, Below);
    if (!New && Below < It->second)
      It->second = Below.str();
  }
}

} // namespace swapfold
