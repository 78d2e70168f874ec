//===- InlineForm.cpp - a statement macro as a function -------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/text/InlineForm.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace llvm;

namespace swapfold {

/// Why the value cannot be returned by the function, or its statements cannot
/// be told apart from what they are made for; by the text alone.
static std::string whyNotValue(const StatementMacro &M) {
  const char *Untyped = "its types show only where it is used";
  for (const auto &Statement : ArrayRef(M.Statements).drop_back())
    if (!onlyNames(Statement, M))
      return Untyped;
  const StringRef Type = M.Real->ReturnType;
  if (givesNothing(M))
    return Type == "void" ? "" : "its value is not what the function returns";
  if (plainCalls(M))
    return ""; // the calls have types
  ArrayRef<Token> Value = withoutParens(M.Statements.back());
  if (!Value.empty() && Value[0].is("-"))
    Value = Value.drop_front();
  bool IsPointer = Type.ends_with("*");
  bool IsNumber = isArithmetic(Type);
  if (Value.size() == 1 &&
      (Value[0].is("NULL")
           ? IsPointer
           : IsNumber &&
                 (Value[0].Kind == Token::Number || isUpper(Value[0].Text[0]) ||
                  Value[0].is("true") || Value[0].is("false"))))
    return "";
  return Untyped;
}

std::string whyNotInline(const StatementMacro &M, StringRef Text,
                         NameQuestion Ask) {
  const StringRef Path = M.Macro.Path;
  if (!M.Real)
    return "the types of its parameters are written nowhere";
  const HeaderFunction &Real = *M.Real;
  if (Real.ParamTypes.size() != M.Macro.ParamNames.size() ||
      is_contained(Real.ParamTypes, "..."))
    return "its parameters are not those of the function";
  StringRef Declared = Text.slice(Real.Begin, Real.End);
  if (Declared.contains("__") || Declared.contains("asmlinkage"))
    return "the function has attributes";
  if (Path.contains("/uapi/"))
    return "programs include this header";
  if (Text.contains("__ASSEMBLY__") || Text.contains("__ASSEMBLER__"))
    return "assembler code includes this header";
  if (any_of(tokenize(M.Macro.BodyText, /*KeepComments=*/true),
             [](const Token &T) { return T.Kind == Token::Comment; }))
    return "a comment stands inside";
  if (std::string Why = whyNotValue(M); !Why.empty())
    return Why;
  auto AskAll = [&](ArrayRef<Token> Tokens) -> std::string {
    for (size_t I = 0; I < Tokens.size(); ++I) {
      const Token &T = Tokens[I];
      if (T.Kind != Token::Identifier ||
          is_contained(M.Macro.ParamNames, T.Text))
        continue;
      bool IsTag =
          I && is_contained({"struct", "union", "enum"}, Tokens[I - 1].Text);
      if (std::string Why = Ask(T, IsTag); !Why.empty())
        return Why;
    }
    return "";
  };
  for (const std::string &Type : Real.ParamTypes)
    if (std::string Why = AskAll(tokenize(Type)); !Why.empty())
      return Why;
  if (std::string Why = AskAll(tokenize(Real.ReturnType)); !Why.empty())
    return Why;
  return AskAll(M.Macro.Body);
}

/// The text of \p Statement on one line; parameters lose the parentheses that
/// only a macro needs.
static std::string textOf(ArrayRef<Token> Statement, const StatementMacro &M) {
  std::string Out;
  Statement = withoutParens(Statement);
  for (size_t I = 0; I < Statement.size(); ++I) {
    const Token &T = Statement[I];
    bool Wraps = T.is("(") && I + 2 < Statement.size() &&
                 Statement[I + 2].is(")") &&
                 is_contained(M.Macro.ParamNames, Statement[I + 1].Text) &&
                 (!I || Statement[I - 1].Kind != Token::Identifier) &&
                 (!I || !Statement[I - 1].is(")"));
    if (I && Statement[I - 1].end() != T.Offset)
      Out += ' ';
    if (!Wraps) {
      Out += T.Text;
      continue;
    }
    Out += Statement[I + 1].Text;
    I += 2;
  }
  return Out;
}

/// `static inline int name(type a, type b)`, broken before a parameter that
/// would go past column 80.
static std::string signature(const StatementMacro &M) {
  const HeaderFunction &Real = *M.Real;
  auto Declared = [](StringRef Type, StringRef Name) {
    return (Type + (Type.ends_with("*") || Type.ends_with("&") ? "" : " ") +
            Name)
        .str();
  };
  std::string Out =
      "static inline " + Declared(Real.ReturnType, M.Macro.Name) + "(";
  const size_t Indent = Out.size();
  size_t Column = Indent;
  for (size_t I = 0; I < Real.ParamTypes.size(); ++I) {
    std::string One = Declared(Real.ParamTypes[I], M.Macro.ParamNames[I]);
    if (I && Column + One.size() + 3 > 80) {
      Out +=
          ",\n" + std::string(Indent / 8, '\t') + std::string(Indent % 8, ' ');
      Column = Indent;
    } else if (I) {
      Out += ", ";
      Column += 2;
    }
    Out += One;
    Column += One.size();
  }
  return Out + (Real.ParamTypes.empty() ? "void)" : ")");
}

std::string inlineFunction(const StatementMacro &M) {
  std::string Out = signature(M) + "\n{\n";
  const bool GivesNothing = M.Real->ReturnType == "void";
  for (size_t I = 0; I < M.Statements.size(); ++I) {
    ArrayRef<Token> Statement = M.Statements[I];
    if (onlyNames(Statement, M))
      continue;
    bool IsLast = I + 1 == M.Statements.size();
    Out += IsLast && !GivesNothing ? "\treturn " : "\t";
    Out += textOf(Statement, M) + ";\n";
  }
  return Out + "}";
}

} // namespace swapfold
