//===- ConstructorBody.cpp - what a constructor with a flag does ----------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/family/ConstructorBody.h"
#include "rewrites/text/AssertionName.h"
#include "rewrites/text/Failure.h"
#include "llvm/ADT/STLExtras.h"

using namespace llvm;

namespace swapfold {
namespace {

using Tokens = ArrayRef<Token>;

/// The tokens as text: blanks wherever the source has some.
std::string spelled(Tokens List) {
  std::string Out;
  for (size_t I = 0; I < List.size(); ++I) {
    if (I && List[I].Offset != List[I - 1].end())
      Out += ' ';
    Out += List[I].Text;
  }
  return Out;
}

/// \p List without parentheses around all of it.
Tokens withoutParens(Tokens List) {
  while (List.size() > 2 && List.front().is("(") && List.back().is(")")) {
    int Depth = 0;
    for (const Token &T : List.drop_back())
      if ((Depth += T.is("(") ? 1 : T.is(")") ? -1 : 0) == 0)
        return List;
    List = List.drop_front().drop_back();
  }
  return List;
}

/// The arguments in 'name ( a , b )', if that is what \p List is.
std::vector<Tokens> callOf(StringRef Name, Tokens List) {
  std::vector<Tokens> Out;
  if (List.size() < 4 || !List[0].is(Name) || !List[1].is("(") ||
      !List.back().is(")"))
    return Out;
  List = List.drop_front(2).drop_back();
  int Depth = 0;
  size_t Begin = 0;
  for (size_t I = 0; I <= List.size(); ++I) {
    bool AtEnd = I == List.size();
    if (!AtEnd && (Depth += List[I].is("(") ? 1 : List[I].is(")") ? -1 : 0) < 0)
      return {};
    if (AtEnd || (Depth == 0 && List[I].is(","))) {
      Out.push_back(List.slice(Begin, I - Begin));
      Begin = I + 1;
    }
  }
  return Out;
}

bool mentions(Tokens List, StringRef Name) {
  return any_of(List, [&](const Token &T) { return T.is(Name); });
}

/// NAME(...); and nothing else, NAME asserting something.
bool areAssertions(Tokens List) {
  while (!List.empty()) {
    StringRef Name = List[0].Text;
    if (!isAssertionName(Name) || List.size() < 4 || !List[1].is("("))
      return false;
    size_t Close = 2;
    for (int Depth = 1; Close < List.size(); ++Close) {
      Depth += List[Close].is("(") ? 1 : List[Close].is(")") ? -1 : 0;
      if (!Depth)
        break;
    }
    if (Close + 1 >= List.size() || !List[Close + 1].is(";"))
      return false;
    List = List.drop_front(Close + 2);
  }
  return true;
}

} // namespace

Expected<ConstructorBody> readConstructor(const HeaderFunction &F,
                                          const FamilyNames &Names) {
  auto Unknown = [&] {
    return failure("the body of '" + F.Name + "' has an unknown shape");
  };
  if (F.ParamNames.size() != 2 || F.HasDirectives || F.Body.empty())
    return Unknown();
  const std::string &Page = F.ParamNames[0], &Write = F.ParamNames[1];
  ConstructorBody Out;
  Tokens Value = F.Body;
  if (!F.IsMacro) {
    const Token *Return =
        find_if(Value, [](const Token &T) { return T.is("return"); });
    if (Return == Value.end() || !Value.back().is(";"))
      return Unknown();
    Out.Asserted = Tokens(Value.begin(), Return);
    Value = Tokens(Return + 1, Value.end() - 1);
  }
  Value = withoutParens(Value);
  if (mentions(Value, ";") || mentions(Out.Asserted, Write))
    return Unknown();
  if (!areAssertions(Out.Asserted))
    return failure("'" + F.Name + "' does more than assert and construct");
  if (!mentions(Value, Page) && !mentions(Value, Write)) {
    Out.Readable = Out.Writable = spelled(Value);
    return Out;
  }
  // swp_entry(write ? WRITE : READ, page_to_pfn(page))
  std::vector<Tokens> Args = callOf(Names.MakeEntry, Value);
  if (Args.size() != 2)
    return Unknown();
  std::vector<Tokens> Pfn = callOf(Names.PageToPfn, Args[1]);
  if (Pfn.size() != 1 || Pfn[0].size() != 1 || !Pfn[0][0].is(Page))
    return Unknown();
  Tokens Choice = withoutParens(Args[0]);
  const Token *Colon =
      find_if(Choice, [](const Token &T) { return T.is(":"); });
  if (Choice.size() < 5 || !Choice[0].is(Write) || !Choice[1].is("?") ||
      Colon == Choice.end())
    return Unknown();
  Tokens Yes(Choice.begin() + 2, Colon), No(Colon + 1, Choice.end());
  for (Tokens One : {Yes, No})
    if (One.empty() || mentions(One, "?") || mentions(One, Write) ||
        mentions(One, Page))
      return Unknown();
  Out.Writable = Names.MakeEntry + "(" + spelled(Yes) + ", offset)";
  Out.Readable = Names.MakeEntry + "(" + spelled(No) + ", offset)";
  return Out;
}

} // namespace swapfold
