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

/// The types that Prelude defines.
static bool isKnownType(StringRef Name) {
  static const StringRef Known[] = {
      "u8",      "__u8",   "uint8_t",   "u16",      "__u16",     "uint16_t",
      "u32",     "__u32",  "uint32_t",  "u64",      "__u64",     "uint64_t",
      "s8",      "__s8",   "int8_t",    "s16",      "__s16",     "int16_t",
      "s32",     "__s32",  "int32_t",   "s64",      "__s64",     "int64_t",
      "ssize_t", "size_t", "ptrdiff_t", "intptr_t", "uintptr_t", "bool"};
  return is_contained(Known, Name);
}

bool isKeyword(StringRef Word) {
  static const StringRef Words[] = {
      "void",          "char",     "short",       "int",
      "long",          "unsigned", "signed",      "float",
      "double",        "_Bool",    "const",       "volatile",
      "restrict",      "struct",   "union",       "enum",
      "typedef",       "static",   "extern",      "auto",
      "inline",        "register", "if",          "else",
      "for",           "while",    "do",          "switch",
      "case",          "default",  "break",       "continue",
      "goto",          "return",   "sizeof",      "typeof",
      "__typeof__",    "asm",      "__asm__",     "__attribute__",
      "__extension__", "_Generic", "__auto_type", "NULL",
      "true",          "false",    "__force",     "__user",
      "__iomem",       "__rcu",    "__percpu",    "__maybe_unused"};
  return is_contained(Words, Word);
}

static bool isTagged(StringRef Word) {
  return Word == "struct" || Word == "union" || Word == "enum";
}

StringRef called(ArrayRef<Token> Body, size_t At) {
  return Body[At].Kind == Token::Identifier && At + 1 < Body.size() &&
                 Body[At + 1].is("(") && !isKeyword(Body[At].Text)
             ? StringRef(Body[At].Text)
             : StringRef();
}

/// True if \p F can be a function of the unit.
static bool isWritable(const HeaderFunction &F) {
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

/// \p Written as a type of the unit: of functions and arrays, and of structures
/// by value, a number stands for it.
std::string FamilyUnit::typeText(StringRef Written) {
  std::string Name;
  unsigned Stars = 0;
  const std::vector<Token> Tokens = tokenize(Written);
  for (size_t I = 0; I < Tokens.size(); ++I) {
    const Token &T = Tokens[I];
    if (T.is("*")) {
      ++Stars;
    } else if (T.Kind != Token::Identifier) {
      return "long";
    } else if (isTagged(T.Text) && I + 1 < Tokens.size()) {
      Name = T.Text + " " + Tokens[I + 1].Text;
      if (T.is("enum"))
        Enums.insert(Tokens[I + 1].Text);
      ++I;
    } else if (isKnownType(T.Text) || T.is("void") || T.is("char") ||
               T.is("short") || T.is("int") || T.is("long") ||
               T.is("unsigned") || T.is("signed") || T.is("_Bool")) {
      Name += (Name.empty() ? "" : " ") + T.Text;
    } else if (!isKeyword(T.Text) && !StringRef(T.Text).starts_with("__")) {
      Name = T.Text;
      Types.insert(Name);
    }
  }
  if (Name.empty() || (!Stars && (StringRef(Name).starts_with("struct ") ||
                                  StringRef(Name).starts_with("union "))))
    return "long" + std::string(Stars, '*');
  return Name + " " + std::string(Stars, '*');
}

/// Takes down the types that \p Body names: 'T x', 'T *x =' where a statement
/// begins, '(T *)' and '(T)x'.
void FamilyUnit::readTypes(ArrayRef<Token> Body) {
  auto Is = [&](size_t I, StringRef Spelling) {
    return I < Body.size() && Body[I].is(Spelling);
  };
  auto IsName = [&](size_t I) {
    return I < Body.size() && Body[I].Kind == Token::Identifier &&
           !isKeyword(Body[I].Text);
  };
  for (size_t I = 0; I < Body.size(); ++I) {
    if (Is(I, "enum") && IsName(I + 1))
      Enums.insert(Body[I + 1].Text);
    if (!IsName(I) || (I && isTagged(Body[I - 1].Text)) ||
        isKnownType(Body[I].Text))
      continue;
    const bool Begins = !I || Is(I - 1, ";") || Is(I - 1, "{") ||
                        Is(I - 1, "}") || Is(I - 1, "const");
    const bool Opens = I && Is(I - 1, "(");
    if (IsName(I + 1) ||
        (Begins && Is(I + 1, "*") && IsName(I + 2) &&
         (Is(I + 3, "=") || Is(I + 3, ";") || Is(I + 3, ","))) ||
        (Opens && Is(I + 1, "*") && Is(I + 2, ")")) ||
        (Opens && Is(I + 1, ")") && IsName(I + 2)))
      Types.insert(Body[I].Text);
  }
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
          if (Calls) {
            Kept.insert(Name);
            Open.emplace_back(*Macro, nullptr);
          }
        }
    }
  }
  uint64_t Other = uint64_t(1) << 30; // no constant of a header's
  std::set<std::string> Replaced;
  const std::map<std::string, int64_t> Values = From.values(Names);
  for (const std::string &Name : Names) {
    auto Known = Values.find(Name);
    if (Known == Values.end() && Kept.count(Name))
      continue;
    Replaced.insert(Name);
    Constants[Name] =
        Known == Values.end()
            ? Constant{Other++, true}
            : Constant{static_cast<uint64_t>(Known->second), false};
  }
  for (const std::string &Name : Objects)
    Constants[Name] = {Other++, true};
  return Replaced;
}

void FamilyUnit::write(const FamilyNames &Names, const HeaderConstants &From) {
  std::string Functions;
  for (auto &[Name, Same] : Definitions)
    for (Definition &D : Same) {
      const HeaderFunction &F = *D.Text;
      if (!isWritable(F))
        continue;
      std::string Return = F.IsMacro ? "long" : typeText(F.ReturnType);
      std::string Line;
      for (size_t I = 0; I < F.ParamNames.size(); ++I)
        Line += (I ? ", " : "") +
                typeText(F.IsMacro ? Names.EntryType : F.ParamTypes[I]) + " " +
                F.ParamNames[I];
      Line = Return + " swapfold_" + std::to_string(Written.size()) + "(" +
             (Line.empty() ? "void" : Line) +
             (F.IsMacro ? ") { return (" : ") {");
      for (const Token &T : F.Body)
        Line += " " + T.Text;
      Functions += Line + (F.IsMacro ? " ); }\n" : " }\n");
      Written.push_back(&D);
      readTypes(F.Body);
    }
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
  Code += Functions;
}

} // namespace swapfold
