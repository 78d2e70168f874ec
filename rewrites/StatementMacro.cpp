//===- StatementMacro.cpp - macros that are statement expressions ---------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/StatementMacro.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSwitch.h"

using namespace llvm;

namespace swapfold {

/// Keywords that begin what is no expression, or steer control.
static bool isStatementWord(StringRef Word) {
  return StringSwitch<bool>(Word)
      .Cases("if", "else", "for", "while", "do", "switch", "case", "default",
             true)
      .Cases("return", "goto", "break", "continue", true)
      .Default(false);
}

/// Keywords that make a declaration or a type.
static bool isTypeWord(StringRef Word) {
  return StringSwitch<bool>(Word)
      .Cases("struct", "union", "enum", "void", "char", "short", "int", "long",
             true)
      .Cases("float", "double", "signed", "unsigned", "const", "volatile",
             "bool", "_Bool", true)
      .Default(false);
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
    if (Real != All.end())
      M.Real = *Real;
    bool IsSingle = M.isExpression();
    if (!M.Statements.empty() && (M.Real || IsSingle))
      Out.push_back(std::move(M));
  }
  return Out;
}

/// \p Tokens without the parentheses around all of them.
static ArrayRef<Token> withoutParens(ArrayRef<Token> Tokens) {
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

/// True for (void)(e), which says that an argument is used.
static bool onlyNames(ArrayRef<Token> Statement, const StatementMacro &M) {
  if (Statement.size() < 4 || !Statement[0].is("(") ||
      !Statement[1].is("void") || !Statement[2].is(")"))
    return false;
  ArrayRef<Token> What = withoutParens(Statement.drop_front(3));
  return What.size() == 1 && is_contained(M.Macro.ParamNames, What[0].Text);
}

bool givesNothing(const StatementMacro &M) {
  return onlyNames(M.Statements.back(), M);
}

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

/// Why a word may not move from where a macro is used into a function.
static std::string whyNotWord(StringRef Word) {
  if (isStatementWord(Word))
    return ("it has control flow ('" + Word + "')").str();
  bool IsPlaceBound =
      StringSwitch<bool>(Word)
          .Cases("typeof", "__typeof__", "__typeof", "__auto_type", "sizeof",
                 "asm", "__asm__", "static", "extern", "__label__", true)
          .Cases("_RET_IP_", "_THIS_IP_", "__func__", "__FUNCTION__",
                 "__LINE__", "__FILE__", "__COUNTER__", "lock_class_key", true)
          .Default(Word.starts_with("__builtin_"));
  return IsPlaceBound
             ? ("'" + Word + "' means something else in a function").str()
             : "";
}

static bool isAssignment(const Token &T) {
  return StringSwitch<bool>(T.Text)
      .Cases("=", "+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=", "<<=", true)
      .Cases(">>=", "++", "--", true)
      .Default(false);
}

/// Why the macro can do what no function can, by its tokens.
static std::string whyNotTokens(const StatementMacro &M) {
  ArrayRef<Token> Body = M.Macro.Body;
  for (size_t I = 0; I < Body.size(); ++I) {
    const Token &T = Body[I];
    if (T.is("#") || T.is("##"))
      return "it makes a token or a string of an argument";
    if (T.is(".") || T.is("->"))
      return "it looks into a structure";
    if (T.Kind != Token::Identifier)
      continue;
    if (std::string Why = whyNotWord(T.Text); !Why.empty())
      return Why;
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
      return "it changes '" + T.Text + "' or takes its address";
  }
  return "";
}

std::string whyNotInline(const StatementMacro &M, StringRef Text,
                         NameQuestion Ask) {
  const StringRef Path = M.Macro.Path;
  if (!M.Real)
    return "the types of its parameters are written nowhere";
  const HeaderFunction &Real = *M.Real;
  if (Real.ParamTypes.size() != M.Macro.ParamNames.size() ||
      is_contained(Real.ParamTypes, "...") || is_contained(Real.ParamNames, ""))
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
  if (std::string Why = whyNotTokens(M); !Why.empty())
    return Why;
  if (std::string Why = whyNotValue(M); !Why.empty())
    return Why;
  auto AskAll = [&](ArrayRef<Token> Tokens) -> std::string {
    for (size_t I = 0; I < Tokens.size(); ++I) {
      const Token &T = Tokens[I];
      if (T.Kind != Token::Identifier || isTypeWord(T.Text) ||
          is_contained(M.Macro.ParamNames, T.Text))
        continue;
      bool IsTag = I && StringSwitch<bool>(Tokens[I - 1].Text)
                            .Cases("struct", "union", "enum", true)
                            .Default(false);
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
    return (Type + (Type.ends_with("*") ? "" : " ") + Name).str();
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
