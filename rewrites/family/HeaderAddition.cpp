//===- HeaderAddition.cpp - new definitions beside the old ones -----------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/family/HeaderAddition.h"
#include "rewrites/family/ConstructorBody.h"
#include "rewrites/text/Failure.h"
#include "rewrites/text/Lines.h"
#include <optional>

using namespace llvm;

namespace swapfold {
namespace {

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
                            StringRef Value, bool Named) {
  const std::string &Type = Family.names().EntryType;
  std::string Head = "static inline " + Type;
  std::string Rest =
      (Name + "(" + offsetType(Family) + (Named ? " offset)" : ")")).str();
  Head += Head.size() + 1 + Rest.size() > 80 ? "\n" : " ";
  return (Head + Rest + "\n{\n\treturn " + Value + ";\n}").str();
}

/// Inserts behind a definition and whatever else its last line holds.
HeaderAddition::Insertion behind(const HeaderFunction &F, StringRef Header,
                                 StringRef Definitions) {
  unsigned At = lineEnd(Header, F.End);
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
Expected<HeaderAddition> besideEach(
    const EntryFamily &Family, StringRef Old, HeaderTexts Texts,
    function_ref<Expected<std::string>(const HeaderFunction &, StringRef)>
        Write) {
  HeaderAddition Out;
  for (const HeaderFunction *F : definitions(Family, Old)) {
    if (!Out.Path.empty() && F->Path != Out.Path)
      return failure("'" + Old + "' is defined in two headers");
    Out.Path = F->Path;
    StringRef Header = Texts(F->Path);
    Expected<std::string> Text = Write(*F, Header);
    if (!Text)
      return Text.takeError();
    Out.Insertions.push_back(behind(*F, Header, *Text));
  }
  if (Out.Insertions.empty())
    return failure("'" + Old + "' is defined in no header of the family");
  return Out;
}

} // namespace

Expected<HeaderAddition> deriveConstructors(const EntryFamily &Family,
                                            const Kind &K, HeaderTexts Texts) {
  const FamilyNames &N = Family.names();
  std::string Readable = fillPattern(N.ReadableConstructor, K.Name);
  std::string Writable = fillPattern(N.WritableConstructor, K.Name);
  if (K.Constructor.empty())
    return failure("there is no constructor to make '" + Readable + "' from");
  bool HasReadable = Family.defines(Readable);
  bool HasWritable = Family.defines(Writable);
  Expected<HeaderAddition> Out = besideEach(
      Family, K.Constructor, Texts,
      [&](const HeaderFunction &F, StringRef) -> Expected<std::string> {
        Expected<ConstructorBody> Body = readConstructor(F, N);
        if (!Body)
          return Body.takeError();
        // A stub in C++ need not name what it ignores, and then did not.
        bool Named = F.IsMacro || !F.ParamNames[0].empty();
        std::string Text;
        if (!HasReadable)
          Text = constructorText(Family, Readable, Body->Readable, Named);
        if (!HasReadable && !HasWritable)
          Text += "\n\n";
        if (!HasWritable)
          Text += constructorText(Family, Writable, Body->Writable, Named);
        return Text;
      });
  if (Out)
    Out->Lacking =
        "readable and writable constructor of " + K.Name + " entries";
  return Out;
}

Expected<HeaderAddition> deriveWritablePredicate(const EntryFamily &Family,
                                                 const Kind &K,
                                                 HeaderTexts Texts) {
  std::string New = fillPattern(Family.names().WritablePredicate, K.Name);
  Expected<HeaderAddition> Out = besideEach(
      Family, K.WritePredicate, Texts,
      [&](const HeaderFunction &F, StringRef Header) -> Expected<std::string> {
        if (F.HasDirectives)
          return failure("a preprocessor directive stands inside '" + F.Name +
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
    Out->Lacking = quoted(New);
  return Out;
}

std::vector<std::string> namesLacking(const EntryFamily &Family,
                                      const HeaderNeed &Need) {
  const FamilyNames &N = Family.names();
  std::vector<std::string> Out;
  switch (Need.What) {
  case HeaderNeed::UnifiedPair:
    Out = {N.UnifiedPredicate, N.UnifiedToPage};
    break;
  case HeaderNeed::Constructors:
    Out = {fillPattern(N.ReadableConstructor, Need.Kind),
           fillPattern(N.WritableConstructor, Need.Kind)};
    break;
  case HeaderNeed::WritablePredicate:
    Out = {fillPattern(N.WritablePredicate, Need.Kind)};
    break;
  }
  erase_if(Out, [&](const std::string &Name) {
    return Name.empty() || Family.defines(Name);
  });
  return Out;
}

std::set<std::string> namesLacking(const EntryFamily &Family) {
  std::set<std::string> Out;
  auto Add = [&](const HeaderNeed &Need) {
    for (std::string &Name : namesLacking(Family, Need))
      Out.insert(std::move(Name));
  };
  Add({HeaderNeed::UnifiedPair});
  for (const Kind &K : Family.kinds()) {
    if (!K.Constructor.empty())
      Add({HeaderNeed::Constructors, K.Name});
    if (!K.WritePredicate.empty())
      Add({HeaderNeed::WritablePredicate, K.Name});
  }
  return Out;
}

Expected<std::vector<std::string>>
pageAssertions(const EntryFamily &Family, const Kind &K, StringRef Page) {
  std::optional<std::vector<std::string>> Known;
  for (const HeaderFunction *F : definitions(Family, K.Constructor)) {
    Expected<ConstructorBody> Body = readConstructor(*F, Family.names());
    if (!Body)
      return Body.takeError();
    if (Body->isStub())
      continue;
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
      return failure("'" + K.Constructor +
                     "' asserts different things in its branches");
    Known = std::move(Lines);
  }
  return Known.value_or(std::vector<std::string>());
}

} // namespace swapfold
