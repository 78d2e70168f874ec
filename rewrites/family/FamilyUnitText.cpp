//===- FamilyUnitText.cpp - a family's functions written as C -------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/family/FamilyUnitText.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/Twine.h"

using namespace llvm;

namespace swapfold {

/// What a kernel's headers say everywhere, said in a way that suits an answer.
static constexpr StringRef Prelude = R"c(
#undef likely
#undef unlikely
#undef IS_ENABLED
#undef IS_BUILTIN
#undef IS_REACHABLE
#undef READ_ONCE
#undef container_of
#undef NULL
#undef true
#undef false
#undef bool
#undef inline
#define likely(x) (x)
#define unlikely(x) (x)
#define IS_ENABLED(option) 1
#define IS_BUILTIN(option) 1
#define IS_REACHABLE(option) 1
#define READ_ONCE(x) (x)
#define container_of(member, type, name) ((type *)(member))
#define NULL ((void *)0)
#define true 1
#define false 0
#define __force
#define __user
#define __iomem
#define __rcu
#define __percpu
#define __maybe_unused
typedef _Bool bool;
typedef unsigned char u8, __u8, uint8_t;
typedef unsigned short u16, __u16, uint16_t;
typedef unsigned int u32, __u32, uint32_t;
typedef unsigned long u64, __u64, uint64_t;
typedef signed char s8, __s8, int8_t;
typedef short s16, __s16, int16_t;
typedef int s32, __s32, int32_t;
typedef long s64, __s64, int64_t, ssize_t, ptrdiff_t, intptr_t;
typedef unsigned long size_t, uintptr_t;
)c";

StringRef called(ArrayRef<Token> Body, size_t At) {
  return Body[At].Kind == Token::Identifier && At + 1 < Body.size() &&
                 Body[At + 1].is("(") && !isKeyword(Body[At].Text)
             ? StringRef(Body[At].Text)
             : StringRef();
}

/// True if the directives in \p Text are whole conditionals that ask for
/// nothing but options.
static bool hasWholeConditionals(StringRef Text) {
  const std::vector<Token> Tokens = tokenize(Text);
  unsigned Depth = 0;
  for (size_t I = 0; I + 1 < Tokens.size(); ++I) {
    if (!Tokens[I].is("#") || !Tokens[I].StartsLine)
      continue;
    const StringRef Name = Tokens[I + 1].Text;
    for (size_t J = I + 2; J < Tokens.size() && !Tokens[J].StartsLine; ++J)
      if (StringRef Asked = Tokens[J].Text;
          Tokens[J].Kind == Token::Identifier && Asked != "defined" &&
          Asked != "IS_ENABLED" && !Asked.starts_with("CONFIG_"))
        return false;
    if (Name.starts_with("if"))
      ++Depth;
    else if (!Depth || (!Name.starts_with("el") && Name != "endif"))
      return false;
    else if (Name == "endif")
      --Depth;
  }
  return !Depth;
}

/// Of a larger body the syntax tree may be deeper than the stack allows.
static constexpr size_t MaxTokens = 2000;

/// True if \p F can be a function of the unit.
static bool isWritable(const HeaderFunction &F) {
  if (F.Body.size() > MaxTokens)
    return false;
  if (F.HasDirectives)
    return F.HasBody && !F.IsMacro && hasWholeConditionals(F.BodyText);
  ArrayRef<Token> B = F.Body;
  if (!F.HasBody || (F.IsMacro && (F.ParamNames.size() != 1 || B.empty() ||
                                   B[0].is("do") || B[0].is("{"))))
    return false;
  int Braces = 0, Parens = 0;
  for (const Token &T : B) {
    Braces += T.is("{") ? 1 : T.is("}") ? -1 : 0;
    Parens += T.is("(") ? 1 : T.is(")") ? -1 : 0;
    if (Braces < 0 || Parens < 0 || T.is("#") || T.is("##"))
      return false;
  }
  return Braces == 0 && Parens == 0;
}

/// Takes down the constants that bodies name. Returns the macros that stand for
/// them.
std::set<std::string> FamilyUnit::readConstants(const HeaderConstants &From,
                                                bool KeepsMacros) {
  std::set<std::string> Names = Tags;
  std::vector<std::pair<ArrayRef<Token>, const HeaderFunction *>> Open;
  for (const auto &[_, Same] : Definitions)
    for (const Definition &D : Same)
      Open.emplace_back(D.Text->Body, D.Text);
  for (const HeaderFunction *Macro : Macros)
    Open.emplace_back(Macro->Body, Macro);
  std::set<std::string> Kept;
  for (size_t At = 0; At < Open.size(); ++At) {
    const auto [Body, F] = Open[At];
    for (size_t I = 0; I < Body.size(); ++I) {
      const std::string &Name = Body[I].Text;
      if (Body[I].Kind != Token::Identifier || isKeyword(Name) ||
          isKnownType(Name) || Types.count(Name) || !called(Body, I).empty() ||
          (F && is_contained(F->ParamNames, Name)))
        continue;
      if (I && (Body[I - 1].is(".") || Body[I - 1].is("->") ||
                Body[I - 1].is("goto") || isTagged(Body[I - 1].Text)))
        continue;
      if (I && Body[I - 1].is("&") &&
          (I == 1 ||
           (Body[I - 2].Kind != Token::Identifier &&
            Body[I - 2].Kind != Token::Number && !Body[I - 2].is(")"))))
        Objects.insert(Name);
      else if (Names.insert(Name).second)
        if (const std::vector<Token> *Macro = From.macro(Name)) {
          bool Calls = KeepsMacros;
          for (size_t J = 0; J < Macro->size(); ++J)
            Calls |= !called(*Macro, J).empty();
          if (Calls)
            Kept.insert(Name);
          if (Calls || Macro->size() == 1)
            Open.emplace_back(*Macro, nullptr);
        }
    }
  }
  uint64_t Other = uint64_t(1) << 30; // no constant of a header's
  std::map<std::string, uint64_t> Arbitrary;
  std::set<std::string> Replaced;
  const std::map<std::string, HeaderConstants::Value> Values =
      From.values(Names);
  for (const std::string &Name : Names) {
    auto Known = Values.find(Name);
    if (Known == Values.end() && Kept.count(Name))
      continue;
    Replaced.insert(Name);
    if (Known == Values.end()) {
      // Another name of a constant is no other constant.
      std::string Of = Name;
      for (size_t I = 0; I < Names.size(); ++I) {
        const std::vector<Token> *Macro = From.macro(Of);
        if (!Macro || Macro->size() != 1 || !Names.count(Macro->front().Text))
          break;
        Of = Macro->front().Text;
      }
      auto [It, IsNew] = Arbitrary.try_emplace(Of, Other);
      Other += IsNew;
      Constants[Name] = {It->second, true};
    } else {
      Constants[Name] = {static_cast<uint64_t>(Known->second.Number), false};
      ConstantTypes[Name] = Known->second.Type;
    }
  }
  for (const std::string &Name : Objects)
    Constants[Name] = {Other++, true};
  return Replaced;
}

void FamilyUnit::write(const FamilyNames &Names, const HeaderConstants &From) {
  std::string Functions, WithoutOptions;
  std::set<std::string> Options;
  for (auto &[Name, Same] : Definitions) {
    std::vector<const HeaderFunction *> Texts;
    for (Definition &D : Same) {
      const HeaderFunction &F = *D.Text;
      Texts.push_back(&F);
      if (!isWritable(F))
        continue;
      std::string Line;
      for (size_t I = 0; I < F.ParamNames.size(); ++I)
        Line += (I ? ", " : "") +
                typeText(F.IsMacro ? Names.EntryType : F.ParamTypes[I]) + " " +
                F.ParamNames[I];
      Line = (F.IsMacro ? "long" : typeText(F.ReturnType)) + " swapfold_" +
             std::to_string(Written.size()) + "(" +
             (Line.empty() ? "void" : Line) +
             (F.IsMacro ? ") { return (" : ") {");
      if (F.HasDirectives)
        Line += "\n" + F.BodyText + "\n";
      else
        for (const Token &T : F.Body)
          Line += " " + T.Text;
      Line += F.IsMacro ? " ); }\n" : " }\n";
      (D.WithoutOptions ? WithoutOptions : Functions) += Line;
      if (D.WithoutOptions)
        for (const Token &T : tokenize(F.BodyText))
          if (StringRef(T.Text).starts_with("CONFIG_"))
            Options.insert(T.Text);
      Written.push_back(&D);
      readTypes(F.Body);
    }
    Functions = prototype(Name, Texts) + Functions;
  }
  Functions = prototype(Names.TypeOf, TagFunctions) + Functions;
  for (const HeaderFunction *Macro : Macros)
    readTypes(Macro->Body);
  const std::set<std::string> Replaced =
      readConstants(From, /*KeepsMacros=*/Names.TypeOf == "&");

  Code = From.directives() + Prelude.str();
  auto Undefine = [&](const auto &Names) {
    for (const std::string &Name : Names)
      Code += "#undef " + Name + "\n";
  };
  for (const auto &[Name, _] : Definitions)
    Code += "#undef " + Name + "\n";
  Undefine(Types);
  Undefine(Enums);
  Undefine(Objects);
  Undefine(Replaced);
  if (Names.TypeOf.front() != '&' && Names.TypeOf.front() != '-')
    Code += "#undef " + Names.TypeOf + "\n";
  for (const std::string &Type : Types)
    Code += "typedef unsigned long " + Type + ";\n";
  for (const std::string &Enum : Enums)
    Code += "enum " + Enum + " { swapfold_enum_" + Enum + " };\n";
  for (const std::string &Object : Objects)
    Code += "extern char " + Object + ";\n";
  StringRef Member = Names.TypeOf, Holder = Names.EntryType;
  if (Member.consume_front("->") && Holder.consume_back("*"))
    Code +=
        (Twine(Holder.rtrim()) + " { const void *" + Member + "; };\n").str();
  for (const std::string &Name : Replaced)
    Code += "enum { " + Name + " = " +
            std::to_string(static_cast<int64_t>(Constants[Name].Number)) +
            " };\n";
  // Not all are of type int.
  for (const std::string &Name : Replaced)
    if (StringRef Type = ConstantTypes[Name];
        Type.starts_with("unsigned") || Type.starts_with("long"))
      Code += ("#define " + Name + " ((" + Type + ")" + Name + ")\n").str();
  Code += Functions;
  Undefine(Options);
  Code += "#undef IS_ENABLED\n#define IS_ENABLED(option) 0\n" + WithoutOptions;
}

} // namespace swapfold
