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

/// A branch of a header that has no definition of a function.
struct BareBranch {
  StringRef Path;
  unsigned Conditional, Arm;

  bool operator==(const BareBranch &Other) const {
    return Path == Other.Path && Conditional == Other.Conditional &&
           Arm == Other.Arm;
  }
  bool holds(const HeaderFunction &F) const {
    return F.Path == Path && !F.Branches.empty() &&
           F.Branches.back().Conditional == Conditional &&
           F.Branches.back().Arm == Arm;
  }
};

/// The one branch of their #if, if it has an #else, in which none of
/// \p Definitions stands.
std::optional<BareBranch>
bareBranch(ArrayRef<const HeaderFunction *> Definitions) {
  if (Definitions.empty() || Definitions[0]->Branches.empty())
    return std::nullopt;
  const Branch &If = Definitions[0]->Branches.back();
  if (!If.HasElse)
    return std::nullopt;
  std::set<unsigned> Bare;
  for (unsigned Arm = 0; Arm <= If.LastArm; ++Arm)
    Bare.insert(Arm);
  for (const HeaderFunction *F : Definitions) {
    if (F->Path != Definitions[0]->Path || F->Branches.empty() ||
        F->Branches.back().Conditional != If.Conditional)
      return std::nullopt;
    Bare.erase(F->Branches.back().Arm);
  }
  if (Bare.size() != 1)
    return std::nullopt;
  return BareBranch{Definitions[0]->Path, If.Conditional, *Bare.begin()};
}

/// True if an option hides all of \p Definitions, has no #else to do so, and
/// leaves others of the family in their header.
bool wantsElse(const EntryFamily &Family,
               ArrayRef<const HeaderFunction *> Definitions) {
  if (Definitions.empty() || Definitions[0]->Branches.empty())
    return false;
  const Branch &If = Definitions[0]->Branches.back();
  auto IsHidden = [&](const HeaderFunction &F) {
    return any_of(F.Branches, [&](const Branch &B) {
      return B.Conditional == If.Conditional;
    });
  };
  return !If.LastArm && StringRef(If.Text).contains("CONFIG_") &&
         all_of(Definitions,
                [&](const HeaderFunction *F) { return IsHidden(*F); }) &&
         any_of(Family.functions(), [&](const auto &Function) {
           const HeaderFunction &F = Function.second;
           return F.Path == Definitions[0]->Path && !IsHidden(F);
         });
}

/// The definition in \p Bare that a stub of what replaces \p Old goes behind,
/// or null. Each such stub has its own, behind which nothing else is added: two
/// that are inserted at one place clash.
const HeaderFunction *stubAnchor(const EntryFamily &Family, StringRef Old,
                                 const BareBranch &Bare) {
  std::vector<const HeaderFunction *> Anchors;
  for (const auto &[Name, F] : Family.functions())
    if (Bare.holds(F) && !Family.kindOfConstructor(Name) &&
        !Family.kindOfWritePredicate(Name))
      Anchors.push_back(&F);
  sort(Anchors, [](const HeaderFunction *A, const HeaderFunction *B) {
    return A->Begin > B->Begin;
  });
  size_t Taken = 0;
  for (const Kind &K : Family.kinds())
    for (const std::string *Name : {&K.Constructor, &K.WritePredicate}) {
      if (*Name == Old)
        return Taken < Anchors.size() ? Anchors[Taken] : nullptr;
      Taken += bareBranch(definitions(Family, *Name)) == Bare;
    }
  return nullptr;
}

/// Calls \p Write for each definition of \p Old, to get what goes behind it.
/// If one branch of their #if has none, \p Stub goes there.
Expected<HeaderAddition> besideEach(
    const EntryFamily &Family, StringRef Old, HeaderTexts Texts,
    function_ref<Expected<std::string>(const HeaderFunction &, StringRef)>
        Write,
    StringRef Stub) {
  HeaderAddition Out;
  const std::vector<const HeaderFunction *> Found = definitions(Family, Old);
  for (const HeaderFunction *F : Found) {
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
  if (std::optional<BareBranch> Bare = bareBranch(Found); Bare)
    if (const HeaderFunction *F = stubAnchor(Family, Old, *Bare))
      Out.Insertions.push_back(behind(*F, Texts(F->Path), Stub));
  Out.WantsElse = wantsElse(Family, Found);
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
  auto Write = [&](StringRef OnRead, StringRef OnWrite, bool Named) {
    std::string Text;
    if (!HasReadable)
      Text = constructorText(Family, Readable, OnRead, Named);
    if (!HasReadable && !HasWritable)
      Text += "\n\n";
    if (!HasWritable)
      Text += constructorText(Family, Writable, OnWrite, Named);
    return Text;
  };
  const std::string None = N.MakeEntry + "(0, 0)";
  Expected<HeaderAddition> Out = besideEach(
      Family, K.Constructor, Texts,
      [&](const HeaderFunction &F, StringRef) -> Expected<std::string> {
        Expected<ConstructorBody> Body = readConstructor(F, N);
        if (!Body)
          return Body.takeError();
        // A stub in C++ need not name what it ignores, and then did not.
        return Write(Body->Readable, Body->Writable,
                     F.IsMacro || !F.ParamNames[0].empty());
      },
      Write(None, None, /*Named=*/true));
  if (Out)
    Out->Lacking =
        "readable and writable constructor of " + K.Name + " entries";
  return Out;
}

Expected<HeaderAddition> deriveWritablePredicate(const EntryFamily &Family,
                                                 const Kind &K,
                                                 HeaderTexts Texts) {
  std::string New = fillPattern(Family.names().WritablePredicate, K.Name);
  const std::string Stub =
      ("static inline bool " + New + "(" + Family.names().EntryType +
       " entry)\n{\n\treturn false;\n}");
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
      },
      Stub);
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
