//===- FamilyUnitTypes.cpp - the types of a family's unit -----------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/family/FamilyUnitText.h"
#include "llvm/ADT/STLExtras.h"

using namespace llvm;

namespace swapfold {

bool isKnownType(StringRef Name) {
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

bool isTagged(StringRef Word) {
  return Word == "struct" || Word == "union" || Word == "enum";
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

/// What declares \p Name as a function, if all of that name give one type.
std::string FamilyUnit::prototype(StringRef Name,
                                  ArrayRef<const HeaderFunction *> Same) {
  std::set<std::string> Returned;
  for (const HeaderFunction *F : Same)
    Returned.insert(F->IsMacro ? "" : typeText(F->ReturnType));
  return Returned.size() != 1 || Returned.begin()->empty()
             ? std::string()
             : *Returned.begin() + " " + Name.str() + "();\n";
}

} // namespace swapfold
