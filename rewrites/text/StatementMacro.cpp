//===- StatementMacro.cpp - macros that are statement expressions ---------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/text/StatementMacro.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace llvm;

namespace swapfold {

/// Keywords that begin what is no expression, or steer control.
static bool isStatementWord(StringRef Word) {
  return is_contained({"if", "else", "for", "while", "do", "switch", "case",
                       "default", "return", "goto", "break", "continue"},
                      Word);
}

/// Keywords that make a declaration or a type.
static bool isTypeWord(StringRef Word) {
  return is_contained({"struct", "union", "enum", "void", "char", "short",
                       "int", "long", "float", "double", "signed", "unsigned",
                       "const", "volatile", "bool", "_Bool"},
                      Word);
}

bool isArithmetic(StringRef Type) {
  SmallVector<StringRef> Words;
  SplitString(Type, Words);
  return !Words.empty() && all_of(Words, [](StringRef Word) {
    return Word != "void" && Word != "struct" && Word != "union" &&
           Word != "enum" && isTypeWord(Word);
  });
}

bool StatementMacro::isExpression() const {
  if (Statements.size() != 1 || Statements[0].empty())
    return false;
  const std::vector<Token> &Only = Statements[0];
  bool Declares = Only.size() > 1 && Only[0].Kind == Token::Identifier &&
                  Only[1].Kind == Token::Identifier;
  return !Declares && none_of(Only, [](const Token &T) {
    return T.is("{") ||
           (T.Kind == Token::Identifier && isStatementWord(T.Text));
  });
}

bool StatementMacro::usesParameters() const {
  return all_of(Macro.ParamNames, [&](const std::string &Param) {
    return any_of(Macro.Body, [&](const Token &T) { return T.is(Param); });
  });
}

/// Where the statement expression that is all of \p Body ends, before its ')';
/// or 0 if there is something else, too.
static size_t closingBrace(ArrayRef<Token> Body) {
  if (Body.size() < 5 || !Body[0].is("(") || !Body[1].is("{"))
    return 0;
  unsigned Depth = 0;
  for (size_t I = 1; I + 1 < Body.size(); ++I) {
    if (Body[I].is("{"))
      ++Depth;
    else if (Body[I].is("}") && --Depth == 0)
      return I + 2 == Body.size() && Body[I + 1].is(")") ? I : 0;
  }
  return 0;
}

/// Splits what stands in the braces at its semicolons.
static std::vector<std::vector<Token>> split(ArrayRef<Token> Inner) {
  std::vector<std::vector<Token>> Out(1);
  unsigned Depth = 0;
  for (const Token &T : Inner) {
    if (T.is("(") || T.is("{"))
      ++Depth;
    if (T.is(")") || T.is("}"))
      --Depth;
    if (!Depth && T.is(";"))
      Out.emplace_back();
    else
      Out.back().push_back(T);
  }
  // What follows the last ';' would be a statement without one.
  if (Out.back().empty())
    Out.pop_back();
  else
    Out.clear();
  return Out;
}

/// True if both stand in different branches of one conditional.
static bool inOtherBranch(const HeaderFunction &A, const HeaderFunction &B) {
  for (size_t I = 0; I < std::min(A.Branches.size(), B.Branches.size()); ++I) {
    if (A.Branches[I].Conditional != B.Branches[I].Conditional)
      return false;
    if (A.Branches[I].Arm != B.Branches[I].Arm)
      return true;
  }
  return false;
}

/// A quick look, for most files have nothing of the kind: is there a "({" that
/// begins the body of a macro, one that ends soon or has a name that comes up
/// again?
static bool isWorthReading(StringRef Text) {
  for (size_t At = Text.find("({"); At != StringRef::npos;
       At = Text.find("({", At + 2)) {
    // Back over the line break before the body, then to '#define'.
    StringRef Before = Text.take_front(At).rtrim();
    while (Before.consume_back("\\"))
      Before = Before.rtrim();
    if (!Before.ends_with(")"))
      continue;
    StringRef Line = Before.substr(Before.rfind('\n') + 1).ltrim();
    if (!Line.consume_front("#"))
      continue;
    Line = Line.ltrim();
    if (!Line.consume_front("define"))
      continue;
    StringRef Name = Line.ltrim().take_until([](char C) { return C == '('; });
    StringRef Body = Text.substr(At, Text.find("})", At) - At);
    if (!Name.empty() && (Body.count(';') == 1 || Text.count(Name) > 1))
      return true;
  }
  return false;
}

/// The types of the parameters of \p F. What was taken for the name of one that
/// has none is the last word of its type.
static std::vector<std::string> parameterTypes(const HeaderFunction &F) {
  std::vector<std::string> Types = F.ParamTypes;
  for (size_t I = 0; I < Types.size(); ++I) {
    const std::string &Name = F.ParamNames[I];
    if (isTypeWord(Name) || Types[I] == "struct" || Types[I] == "union" ||
        Types[I] == "enum")
      Types[I] += " " + Name;
  }
  return Types;
}

/// True for a word that means something else in a function than where a macro
/// is used.
static bool isPlaceBound(StringRef Word) {
  return isStatementWord(Word) || Word.starts_with("__builtin_") ||
         is_contained({"typeof", "__typeof__", "__typeof", "__auto_type",
                       "sizeof", "asm", "__asm__", "static", "extern",
                       "__label__", "_RET_IP_", "_THIS_IP_", "__func__",
                       "__FUNCTION__", "__LINE__", "__FILE__", "__COUNTER__"},
                      Word);
}

static bool isAssignment(const Token &T) {
  return is_contained({"=", "+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=",
                       "<<=", ">>=", "++", "--"},
                      T.Text);
}

/// False if \p M does, by its tokens, what no function can.
static bool canBeFunction(const StatementMacro &M) {
  ArrayRef<Token> Body = M.Macro.Body;
  for (size_t I = 0; I < Body.size(); ++I) {
    const Token &T = Body[I];
    if (T.is("#") || T.is("##"))
      return false;
    if (T.Kind != Token::Identifier)
      continue;
    if (isPlaceBound(T.Text))
      return false;
    if (!is_contained(M.Macro.ParamNames, T.Text))
      continue;
    // Behind (e) as well as behind e.
    size_t Next = I + 1, Previous = I - 1;
    while (Body[Previous].is("(") && Next < Body.size() && Body[Next].is(")"))
      --Previous, ++Next;
    const Token &Before = Body[Previous];
    bool IsUnary = Before.is("&") && Previous &&
                   Body[Previous - 1].Kind == Token::Punctuator &&
                   !Body[Previous - 1].is(")");
    if ((Next < Body.size() && isAssignment(Body[Next])) || IsUnary ||
        Before.is("++") || Before.is("--"))
      return false;
  }
  return true;
}

std::vector<StatementMacro> statementMacros(StringRef Path, StringRef Text) {
  std::vector<StatementMacro> Out;
  if (!isWorthReading(Text))
    return Out;
  std::vector<HeaderFunction> All = headerDeclarations(Path, Text);
  for (const HeaderFunction &F : All) {
    ArrayRef<Token> Body = F.Body;
    const size_t Close = F.IsMacro ? closingBrace(Body) : 0;
    if (!Close)
      continue;
    StatementMacro M;
    M.Macro = F;
    M.NameOffset = Text.find(F.Name, Text.find("define", F.Begin) + 6);
    M.Statements = split(Body.slice(2, Close - 2));
    auto Real = find_if(All, [&](const HeaderFunction &Other) {
      return !Other.IsMacro && Other.Name == F.Name && inOtherBranch(Other, F);
    });
    if (Real != All.end()) {
      M.Real = *Real;
      M.Real->ParamTypes = parameterTypes(*Real);
    }
    bool IsSingle = M.isExpression();
    if (!M.Statements.empty() && (M.Real || IsSingle) && canBeFunction(M))
      Out.push_back(std::move(M));
  }
  return Out;
}

ArrayRef<Token> withoutParens(ArrayRef<Token> Tokens) {
  while (Tokens.size() > 2 && Tokens.front().is("(")) {
    unsigned Depth = 0;
    size_t I = 0;
    for (; I < Tokens.size(); ++I) {
      if (Tokens[I].is("("))
        ++Depth;
      if (Tokens[I].is(")") && --Depth == 0)
        break;
    }
    if (I + 1 != Tokens.size())
      return Tokens;
    Tokens = Tokens.drop_front().drop_back();
  }
  return Tokens;
}

/// Where the parenthesis at \p Open closes, or the end.
static size_t closingParen(ArrayRef<Token> Tokens, size_t Open) {
  unsigned Depth = 0;
  for (size_t I = Open; I < Tokens.size(); ++I) {
    if (Tokens[I].is("("))
      ++Depth;
    if (Tokens[I].is(")") && --Depth == 0)
      return I;
  }
  return Tokens.size();
}

std::optional<std::vector<PlainCall>> plainCalls(const StatementMacro &M) {
  std::vector<PlainCall> Calls;
  ArrayRef<Token> Rest = withoutParens(M.Statements.back());
  for (;;) {
    // name ( ... ), then the end or an operator.
    if (Rest.size() < 3 || Rest[0].Kind != Token::Identifier ||
        !Rest[1].is("("))
      return std::nullopt;
    const size_t Close = closingParen(Rest, 1);
    if (Close == Rest.size())
      return std::nullopt;
    PlainCall Call{Rest[0].Text, {}, true};
    ArrayRef<Token> Arguments = Rest.slice(2, Close - 2);
    while (!Arguments.empty()) {
      size_t Comma = 0;
      while (Comma < Arguments.size() && !Arguments[Comma].is(",")) {
        if (Arguments[Comma].is("("))
          Comma = closingParen(Arguments, Comma);
        ++Comma;
      }
      Comma = std::min(Comma, Arguments.size());
      ArrayRef<Token> One = withoutParens(Arguments.take_front(Comma));
      bool IsParam =
          One.size() == 1 && is_contained(M.Macro.ParamNames, One[0].Text);
      Call.Arguments.push_back(IsParam ? One[0].Text : "");
      Call.OnParameters &= IsParam;
      Arguments = Arguments.drop_front(std::min(Comma + 1, Arguments.size()));
    }
    Calls.push_back(std::move(Call));
    Rest = Rest.drop_front(Close + 1);
    if (Rest.empty())
      return Calls;
    if (!Rest[0].is("||") && !Rest[0].is("&&"))
      return std::nullopt;
    Rest = Rest.drop_front();
  }
}

bool onlyNames(ArrayRef<Token> Statement, const StatementMacro &M) {
  if (Statement.size() < 4 || !Statement[0].is("(") ||
      !Statement[1].is("void") || !Statement[2].is(")"))
    return false;
  ArrayRef<Token> What = withoutParens(Statement.drop_front(3));
  return What.size() == 1 && is_contained(M.Macro.ParamNames, What[0].Text);
}

bool givesNothing(const StatementMacro &M) {
  return onlyNames(M.Statements.back(), M);
}

} // namespace swapfold
