//===- HeaderChange.cpp - new definitions beside the old ones -------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/HeaderChange.h"
#include <optional>

using namespace llvm;

namespace swapfold {
namespace {

Error because(const Twine &Why) {
  return createStringError(inconvertibleErrorCode(), Why);
}

/// One definition of a constructor with a flag, taken apart.
struct ConstructorBody {
  std::string Readable, Writable; ///< what the new ones return
  ArrayRef<Token> Asserted;       ///< the statements before that
};

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
    if (!(Name.contains("BUG_ON") || Name.contains("WARN_ON")) ||
        List.size() < 4 || !List[1].is("("))
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

Expected<ConstructorBody> readConstructor(const HeaderFunction &F,
                                          const FamilyNames &Names) {
  auto Unknown = [&] {
    return because("the body of '" + F.Name + "' has an unknown shape");
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
    return because("'" + F.Name + "' does more than assert and construct");
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

std::vector<const HeaderFunction *> definitions(const EntryFamily &Family,
                                                StringRef Name) {
  std::vector<const HeaderFunction *> Out;
  auto [Begin, End] = Family.functions().equal_range(Name.str());
  for (const auto &[_, F] : make_range(Begin, End))
    Out.push_back(&F);
  sort(Out, [](const HeaderFunction *A, const HeaderFunction *B) {
    return A->Begin < B->Begin;
  });
  return Out;
}

/// The type of the offset that swp_entry() takes.
std::string offsetType(const EntryFamily &Family) {
  for (const HeaderFunction *F : definitions(Family, Family.names().MakeEntry))
    if (F->ParamTypes.size() == 2 && !F->IsMacro)
      return F->ParamTypes[1];
  return "unsigned long";
}

std::string constructorText(const EntryFamily &Family, StringRef Name,
                            StringRef Value) {
  const std::string &Type = Family.names().EntryType;
  std::string Head = "static inline " + Type;
  std::string Rest = (Name + "(" + offsetType(Family) + " offset)").str();
  Head += Head.size() + 1 + Rest.size() > 80 ? "\n" : " ";
  return (Head + Rest + "\n{\n\treturn " + Value + ";\n}").str();
}

/// Inserts behind a definition and whatever else its last line holds.
HeaderChange::Insertion behind(const HeaderFunction &F, StringRef Header,
                               StringRef Definitions) {
  unsigned At = std::min(Header.find('\n', F.End), Header.size());
  std::string Text = ("\n\n" + Definitions).str();
  StringRef Next = Header.substr(At).drop_front(At < Header.size());
  Next = Next.ltrim('\r');
  if (!Next.empty() && !Next.starts_with("\n") && !Next.starts_with("#"))
    Text += "\n";
  if (At && Header[At - 1] == '\r') {
    --At;
    std::string Crlf;
    for (char C : Text)
      Crlf += C == '\n' ? std::string("\r\n") : std::string(1, C);
    Text = Crlf;
  }
  return {At, Text};
}

/// Calls \p Write for each definition of \p Old, to get what goes behind it.
Expected<HeaderChange> besideEach(
    const EntryFamily &Family, StringRef Old, HeaderTexts Texts,
    function_ref<Expected<std::string>(const HeaderFunction &, StringRef)>
        Write) {
  HeaderChange Out;
  for (const HeaderFunction *F : definitions(Family, Old)) {
    if (!Out.Path.empty() && F->Path != Out.Path)
      return because("'" + Old + "' is defined in two headers");
    Out.Path = F->Path;
    StringRef Header = Texts(F->Path);
    Expected<std::string> Text = Write(*F, Header);
    if (!Text)
      return Text.takeError();
    Out.Insertions.push_back(behind(*F, Header, *Text));
  }
  if (Out.Insertions.empty())
    return because("'" + Old + "' is defined in no header of the family");
  return Out;
}

} // namespace

Expected<HeaderChange> deriveConstructors(const EntryFamily &Family,
                                          const Kind &K, HeaderTexts Texts) {
  const FamilyNames &N = Family.names();
  std::string Readable = fillPattern(N.ReadableConstructor, K.Name);
  std::string Writable = fillPattern(N.WritableConstructor, K.Name);
  if (K.Constructor.empty())
    return because("there is no constructor to make '" + Readable + "' from");
  bool HasReadable = Family.defines(Readable);
  bool HasWritable = Family.defines(Writable);
  Expected<HeaderChange> Out = besideEach(
      Family, K.Constructor, Texts,
      [&](const HeaderFunction &F, StringRef) -> Expected<std::string> {
        Expected<ConstructorBody> Body = readConstructor(F, N);
        if (!Body)
          return Body.takeError();
        std::string Text;
        if (!HasReadable)
          Text = constructorText(Family, Readable, Body->Readable);
        if (!HasReadable && !HasWritable)
          Text += "\n\n";
        if (!HasWritable)
          Text += constructorText(Family, Writable, Body->Writable);
        return Text;
      });
  if (Out)
    Out->Message = "header has no readable and writable constructor of " +
                   K.Name + " entries";
  return Out;
}

Expected<HeaderChange> deriveWritablePredicate(const EntryFamily &Family,
                                               const Kind &K,
                                               HeaderTexts Texts) {
  std::string New = fillPattern(Family.names().WritablePredicate, K.Name);
  Expected<HeaderChange> Out = besideEach(
      Family, K.WritePredicate, Texts,
      [&](const HeaderFunction &F, StringRef Header) -> Expected<std::string> {
        if (F.HasDirectives)
          return because("a preprocessor directive stands inside '" + F.Name +
                         "'");
        StringRef Old = Header.slice(F.Begin, F.End);
        std::string Text;
        unsigned At = 0;
        for (const Token &T : tokenize(Old))
          if (T.is(F.Name)) {
            Text += Old.slice(At, T.Offset);
            Text += New;
            At = T.end();
          }
        Text += Old.drop_front(At);
        std::string Unix;
        for (char C : Text)
          if (C != '\r')
            Unix += C;
        return Unix;
      });
  if (Out)
    Out->Message = "header has no '" + New + "'";
  return Out;
}

Expected<std::vector<std::string>>
pageAssertions(const EntryFamily &Family, const Kind &K, StringRef Page) {
  std::optional<std::vector<std::string>> Known;
  for (const HeaderFunction *F : definitions(Family, K.Constructor)) {
    Expected<ConstructorBody> Body = readConstructor(*F, Family.names());
    if (!Body)
      return Body.takeError();
    if (Body->Readable == Body->Writable)
      continue; // only a stub
    std::vector<std::string> Lines(1);
    for (size_t I = 0; I < Body->Asserted.size(); ++I) {
      const Token &T = Body->Asserted[I];
      bool Bare =
          I && Body->Asserted[I - 1].is("(") && Body->Asserted[I + 1].is(")");
      if (!Lines.back().empty() && T.Offset != Body->Asserted[I - 1].end())
        Lines.back() += ' ';
      if (!T.is(F->ParamNames[0]))
        Lines.back() += T.Text;
      else if (Bare || tokenize(Page).size() == 1)
        Lines.back() += Page;
      else
        Lines.back() += ("(" + Page + ")").str();
      if (T.is(";"))
        Lines.emplace_back();
    }
    Lines.pop_back();
    if (Known && *Known != Lines)
      return because("'" + K.Constructor +
                     "' asserts different things in its branches");
    Known = std::move(Lines);
  }
  return Known.value_or(std::vector<std::string>());
}

} // namespace swapfold
