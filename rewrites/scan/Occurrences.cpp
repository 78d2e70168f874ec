//===- Occurrences.cpp - where a text uses a family's names ---------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/scan/Occurrences.h"
#include "clang/Basic/LangOptions.h"
#include "clang/Lex/Lexer.h"
#include "llvm/ADT/STLExtras.h"
#include <algorithm>

using namespace clang;
using namespace llvm;

namespace swapfold {

namespace {

/// One pass over the raw tokens of a text.
class NameReader {
public:
  NameReader(const std::string &Text, const std::set<std::string> &Names,
             const FamilyNames &Family)
      : Text(Text), Names(Names), Family(Family),
        Lex(SourceLocation(), languageOptions(), Text.data(), Text.data(),
            Text.data() + Text.size()) {}

  FileNames read();

private:
  static const LangOptions &languageOptions() {
    static const LangOptions Options = [] {
      LangOptions O;
      O.C99 = O.LineComment = true;
      return O;
    }();
    return Options;
  }

  void next() {
    Lex.LexFromRawLexer(Tok);
    Offset = Tok.is(tok::eof)
                 ? Text.size()
                 : Lex.getBufferLocation() - Text.data() - Tok.getLength();
  }
  StringRef spelling();
  bool inDirective() const {
    return Tok.isNot(tok::eof) && !Tok.isAtStartOfLine();
  }
  void readDirective();
  void readDefine();
  void readBrace();
  void readName(StringRef Macro);
  void record(StringRef Name, unsigned At, StringRef Macro);

  const std::string &Text;
  const std::set<std::string> &Names;
  const FamilyNames &Family;
  Lexer Lex;
  clang::Token Tok;
  std::string Whole; ///< what spelling() has put together
  unsigned Offset = 0;
  unsigned Line = 1, LineAt = 0;
  /// Depth of braces, and what it was at each open #if: every branch starts
  /// from there, and the first one says how it goes on after the #endif.
  unsigned Depth = 0;
  struct Conditional {
    unsigned Before, After;
    bool HasAfter;
  };
  std::vector<Conditional> Conditionals;
  /// How much of `PfnToPage ( Offset` the last tokens spell.
  unsigned OpenCoded = 0, OpenCodedAt = 0;
  FileNames Out;
};

} // namespace

/// The token's name, valid up to the next call. A backslash may cut it.
StringRef NameReader::spelling() {
  if (Tok.isNot(tok::raw_identifier))
    return StringRef();
  StringRef Raw = Tok.getRawIdentifier();
  if (!Tok.needsCleaning())
    return Raw;
  Whole.clear();
  for (const char *At = Raw.begin(); At < Raw.end();) {
    Lexer::SizedChar C = Lexer::getCharAndSizeNoWarn(At, languageOptions());
    Whole += C.Char;
    At += C.Size;
  }
  return Whole;
}

FileNames NameReader::read() {
  for (next(); Tok.isNot(tok::eof);) {
    if (Tok.is(tok::hash) && Tok.isAtStartOfLine()) {
      readDirective();
      continue;
    }
    readBrace();
    readName("");
    next();
  }
  if (Depth && !Out.Extents.empty())
    Out.Extents.back().End = Text.size();
  return std::move(Out);
}

void NameReader::readDirective() {
  next();
  StringRef Directive = inDirective() ? spelling() : StringRef();
  if (Directive == "define") {
    readDefine();
    return;
  }
  if (Directive.starts_with("if")) {
    Conditionals.push_back({Depth, Depth, false});
  } else if (Directive.starts_with("el") && !Conditionals.empty()) {
    Conditional &C = Conditionals.back();
    if (!C.HasAfter)
      C.After = Depth;
    C.HasAfter = true;
    Depth = C.Before;
  } else if (Directive == "endif" && !Conditionals.empty()) {
    if (Conditionals.back().HasAfter)
      Depth = Conditionals.back().After;
    Conditionals.pop_back();
  }
  while (inDirective())
    next();
}

void NameReader::readDefine() {
  next();
  std::string Macro = inDirective() ? spelling().str() : "";
  for (next(); inDirective(); next())
    readName(Macro);
  OpenCoded = 0;
}

void NameReader::readBrace() {
  if (Tok.is(tok::l_brace)) {
    if (Depth++ == 0)
      Out.Extents.push_back({Offset, Offset});
  } else if (Tok.is(tok::r_brace) && Depth && --Depth == 0) {
    Out.Extents.back().End = Offset + 1;
  }
}

void NameReader::readName(StringRef Macro) {
  StringRef Name = spelling();
  if (Name == Family.PfnToPage) {
    OpenCoded = 1;
    OpenCodedAt = Offset;
  } else if (OpenCoded == 1 && Tok.is(tok::l_paren)) {
    OpenCoded = 2;
  } else {
    if (OpenCoded == 2 && (Name == Family.Offset || Name == Family.OffsetPfn))
      record(Family.PfnToPage, OpenCodedAt, Macro);
    OpenCoded = 0;
  }
  if (!Name.empty() && Names.count(Name.str()))
    record(Name, Offset, Macro);
}

void NameReader::record(StringRef Name, unsigned At, StringRef Macro) {
  Line += std::count(Text.begin() + LineAt, Text.begin() + At, '\n');
  LineAt = At;
  Out.Occurrences.push_back({Name.str(), At, Line, Macro.str()});
  if (!Macro.empty())
    Out.Macros.insert(Macro.str());
}

bool FileNames::inBodyAfter(unsigned Decl) const {
  auto Body = find_if(Extents, [&](const Extent &E) { return E.End > Decl; });
  if (Body == Extents.end())
    return false;
  return any_of(Occurrences, [&](const Occurrence &O) {
    return O.Offset >= Decl && O.Offset < Body->End;
  });
}

bool FileNames::isUse(unsigned Offset) const {
  auto At = partition_point(
      Occurrences, [&](const Occurrence &O) { return O.Offset < Offset; });
  return At != Occurrences.end() && At->Offset == Offset;
}

FileNames findNames(StringRef Text, const std::set<std::string> &Names,
                    const FamilyNames &Family) {
  // The lexer wants a terminating NUL.
  std::string Buffer = Text.str();
  return NameReader(Buffer, Names, Family).read();
}

} // namespace swapfold
