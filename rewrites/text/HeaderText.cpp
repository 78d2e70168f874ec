//===- HeaderText.cpp - functions of a header, every #if branch -----------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/text/HeaderText.h"
#include "clang/Basic/LangOptions.h"
#include "clang/Lex/Lexer.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/STLExtras.h"
#include <map>

using namespace clang;
using namespace llvm;

namespace swapfold {

static enum Token::Kind classify(tok::TokenKind K) {
  if (K == tok::raw_identifier)
    return Token::Identifier;
  if (K == tok::numeric_constant)
    return Token::Number;
  if (K == tok::comment)
    return Token::Comment;
  if (tok::isLiteral(K))
    return Token::Literal;
  return Token::Punctuator;
}

static std::string withoutSplices(StringRef Text) {
  std::string Out;
  for (size_t I = 0; I < Text.size(); ++I) {
    if (Text[I] == '\\') {
      size_t J = I + 1;
      if (J < Text.size() && Text[J] == '\r')
        ++J;
      if (J < Text.size() && Text[J] == '\n') {
        I = J;
        continue;
      }
    }
    Out += Text[I];
  }
  return Out;
}

std::vector<Token> tokenize(StringRef Text, bool KeepComments) {
  // The lexer wants a terminating NUL.
  std::string Buffer = Text.str();
  LangOptions Lang;
  Lang.C99 = Lang.LineComment = Lang.Digraphs = true;
  Lexer Lex(SourceLocation(), Lang, Buffer.data(), Buffer.data(),
            Buffer.data() + Buffer.size());
  Lex.SetCommentRetentionState(KeepComments);
  std::vector<Token> Tokens;
  clang::Token Tok;
  for (Lex.LexFromRawLexer(Tok); Tok.isNot(tok::eof);
       Lex.LexFromRawLexer(Tok)) {
    unsigned Offset = Tok.getLocation().getRawEncoding();
    StringRef Spelling(Buffer.data() + Offset, Tok.getLength());
    const char *Usual = tok::getPunctuatorSpelling(Tok.getKind());
    Tokens.push_back({classify(Tok.getKind()),
                      Usual                 ? std::string(Usual)
                      : Tok.needsCleaning() ? withoutSplices(Spelling)
                                            : Spelling.str(),
                      Offset, Tok.getLength(), Tok.isAtStartOfLine()});
  }
  return Tokens;
}

namespace {

/// Walks a header's tokens and collects its functions.
class HeaderReader {
public:
  HeaderReader(StringRef Path, StringRef Text, bool Declarations)
      : Path(Path), Text(Text), Declarations(Declarations),
        Tokens(tokenize(Text)) {}

  std::vector<HeaderFunction> read();

private:
  size_t directiveEnd(size_t Hash) const;
  void directive(size_t Hash, size_t End);
  void macro(size_t Name, size_t End);
  size_t skipBraces(size_t Open, HeaderFunction *Into);
  void function(ArrayRef<Token> Decl, size_t Open, size_t Past,
                HeaderFunction F);
  void params(ArrayRef<Token> List, HeaderFunction &F) const;
  StringRef slice(unsigned Begin, unsigned End) const {
    return Text.slice(Begin, End);
  }

  std::string Path;
  StringRef Text;
  const bool Declarations; ///< wanted, too
  std::vector<Token> Tokens;
  std::vector<Branch> Stack;
  std::map<unsigned, Branch> Closed; ///< by Conditional, with its end known
  std::vector<HeaderFunction> Functions;
};

} // namespace

size_t HeaderReader::directiveEnd(size_t Hash) const {
  size_t I = Hash + 1;
  while (I < Tokens.size() && !Tokens[I].StartsLine)
    ++I;
  return I;
}

void HeaderReader::directive(size_t Hash, size_t End) {
  if (Hash + 1 == End)
    return;
  const std::string &Name = Tokens[Hash + 1].Text;
  std::string Line = slice(Tokens[Hash].Offset, Tokens[End - 1].end()).str();
  if (Name == "if" || Name == "ifdef" || Name == "ifndef") {
    Stack.push_back({Tokens[Hash].Offset, 0, Line, 0, false, 0});
  } else if (StringRef(Name).starts_with("el") && !Stack.empty()) {
    ++Stack.back().Arm;
    Stack.back().Text = Line;
    Stack.back().HasElse |= Name == "else";
  } else if (Name == "endif" && !Stack.empty()) {
    Branch Done = Stack.back();
    Stack.pop_back();
    size_t Newline = Text.find('\n', Tokens[Hash].Offset);
    Done.EndifEnd = Newline == StringRef::npos ? Text.size() : Newline + 1;
    Closed[Done.Conditional] = Done;
  } else if (Name == "define" && Hash + 2 < End) {
    macro(Hash + 2, End);
  }
}

void HeaderReader::macro(size_t Name, size_t End) {
  size_t Open = Name + 1;
  // Only with the parenthesis right behind the name is it function-like.
  if (Open >= End || !Tokens[Open].is("(") ||
      Tokens[Open].Offset != Tokens[Name].end())
    return;
  size_t Close = Open;
  while (Close < End && !Tokens[Close].is(")"))
    ++Close;
  if (Close == End)
    return;
  HeaderFunction F;
  F.Name = Tokens[Name].Text;
  F.Path = Path;
  F.IsMacro = true;
  F.Branches = Stack;
  F.Begin = Tokens[Name - 2].Offset;
  F.End = Tokens[End - 1].end();
  for (size_t I = Open + 1; I < Close; ++I)
    if (Tokens[I].Kind == Token::Identifier) {
      F.ParamNames.push_back(Tokens[I].Text);
      F.ParamTypes.emplace_back();
    }
  F.Body.assign(Tokens.begin() + Close + 1, Tokens.begin() + End);
  if (!F.Body.empty())
    F.BodyText = slice(F.Body.front().Offset, F.Body.back().end()).str();
  Functions.push_back(std::move(F));
}

/// From the '{' at \p Open to past its '}'. Directives on the way are obeyed:
/// each branch starts as deep as the first. Other tokens go to \p Into.
size_t HeaderReader::skipBraces(size_t Open, HeaderFunction *Into) {
  unsigned Depth = 0;
  std::vector<unsigned> Outside; // how deep each open conditional began
  for (size_t I = Open; I < Tokens.size();) {
    const Token &T = Tokens[I];
    if (T.StartsLine && T.is("#")) {
      size_t End = directiveEnd(I);
      if (Into)
        Into->HasDirectives = true;
      StringRef Name = I + 1 < End ? StringRef(Tokens[I + 1].Text) : "";
      if (Name.starts_with("if"))
        Outside.push_back(Depth);
      else if (Name.starts_with("el") && !Outside.empty())
        Depth = Outside.back();
      else if (Name == "endif" && !Outside.empty())
        Outside.pop_back();
      directive(I, End);
      I = End;
      continue;
    }
    ++I;
    if (T.is("{"))
      ++Depth;
    else if (T.is("}") && --Depth == 0)
      return I;
    if (Into && I > Open + 1)
      Into->Body.push_back(T);
  }
  return Tokens.size();
}

void HeaderReader::params(ArrayRef<Token> List, HeaderFunction &F) const {
  unsigned Depth = 0;
  size_t Begin = 0;
  for (size_t I = 0; I <= List.size(); ++I) {
    bool AtEnd = I == List.size();
    if (!AtEnd && List[I].is("("))
      ++Depth;
    if (!AtEnd && List[I].is(")"))
      --Depth;
    if (!AtEnd && (Depth || !List[I].is(",")))
      continue;
    ArrayRef<Token> One = List.slice(Begin, I - Begin);
    Begin = I + 1;
    if (One.empty() || (One.size() == 1 && One[0].is("void")))
      continue;
    bool Named = One.size() > 1 && One.back().Kind == Token::Identifier;
    F.ParamNames.push_back(Named ? One.back().Text : "");
    F.ParamTypes.push_back(
        slice(One.front().Offset, Named ? One.back().Offset : One.back().end())
            .rtrim()
            .str());
  }
}

void HeaderReader::function(ArrayRef<Token> Decl, size_t Open, size_t Past,
                            HeaderFunction F) {
  // name ( params ) attributes... {
  size_t NameAt = Decl.size();
  for (size_t I = 0; I + 1 < Decl.size(); ++I)
    if (Decl[I].Kind == Token::Identifier && Decl[I + 1].is("(") &&
        !StringRef(Decl[I].Text).starts_with("__attribute")) {
      NameAt = I;
      break;
    }
  if (NameAt == Decl.size() || NameAt == 0)
    return;
  size_t Close = NameAt + 1;
  for (unsigned Depth = 0; Close < Decl.size(); ++Close) {
    if (Decl[Close].is("("))
      ++Depth;
    if (Decl[Close].is(")") && --Depth == 0)
      break;
  }
  if (Close == Decl.size())
    return;
  F.Name = Decl[NameAt].Text;
  F.Path = Path;
  F.Begin = Decl.front().Offset;
  F.End = Tokens[Past - 1].end();
  F.BodyText = slice(Tokens[Open].end(), Tokens[Past - 1].Offset).str();
  params(Decl.slice(NameAt + 2, Close - NameAt - 2), F);
  size_t TypeAt = 0;
  while (TypeAt < NameAt &&
         is_contained({"static", "inline", "extern", "__always_inline",
                       "__inline", "__must_check", "__maybe_unused"},
                      Decl[TypeAt].Text))
    ++TypeAt;
  F.ReturnType = slice(Decl[TypeAt].Offset, Decl[NameAt].Offset).rtrim().str();
  Functions.push_back(std::move(F));
}

std::vector<HeaderFunction> HeaderReader::read() {
  std::vector<Token> Decl;
  for (size_t I = 0; I < Tokens.size();) {
    const Token &T = Tokens[I];
    if (T.StartsLine && T.is("#")) {
      size_t End = directiveEnd(I);
      directive(I, End);
      I = End;
      continue;
    }
    if (T.is(";") || T.is("}")) {
      if (Declarations && !Decl.empty() && !Decl.front().is("typedef") &&
          none_of(Decl, [](const Token &D) { return D.is("="); })) {
        HeaderFunction F;
        F.Branches = Stack;
        F.HasBody = false;
        function(Decl, I, I + 1, std::move(F));
      }
      Decl.clear();
      ++I;
    } else if (T.is("{")) {
      bool Scope =
          !Decl.empty() &&
          (Decl.front().is("namespace") ||
           (Decl.front().is("extern") && Decl.back().Kind == Token::Literal));
      if (Scope) {
        Decl.clear();
        ++I;
        continue;
      }
      HeaderFunction F;
      F.Branches = Stack;
      size_t Past = skipBraces(I, &F);
      bool IsFunction = !Decl.empty() &&
                        none_of(Decl, [](const Token &D) { return D.is("="); });
      if (IsFunction) {
        function(Decl, I, Past, std::move(F));
        // Not what a struct's braces end; but what a macro heads, too.
        if (any_of(Decl, [](const Token &D) { return D.is("("); }))
          Decl.clear();
      }
      I = Past;
    } else {
      Decl.push_back(T);
      ++I;
    }
  }
  for (HeaderFunction &F : Functions)
    for (Branch &B : F.Branches)
      if (auto It = Closed.find(B.Conditional); It != Closed.end()) {
        B.EndifEnd = It->second.EndifEnd;
        B.HasElse = It->second.HasElse;
        B.LastArm = It->second.Arm;
      }
  return std::move(Functions);
}

std::vector<HeaderFunction> headerFunctions(StringRef Path, StringRef Text) {
  return HeaderReader(Path, Text, /*Declarations=*/false).read();
}

std::vector<HeaderFunction> headerDeclarations(StringRef Path, StringRef Text) {
  return HeaderReader(Path, Text, /*Declarations=*/true).read();
}

} // namespace swapfold
