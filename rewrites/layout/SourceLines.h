//===- SourceLines.h - a file's lines and raw tokens -----------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What rules about layout look at: the text as it is written, in every branch
// of every #if, without preprocessing.
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_REWRITES_LAYOUT_SOURCELINES_H
#define SWAPFOLD_REWRITES_LAYOUT_SOURCELINES_H

#include "clang/Basic/TokenKinds.h"
#include "llvm/ADT/StringRef.h"
#include <vector>

namespace swapfold {

/// A raw token, or a comment, and where it stands.
struct RawToken {
  clang::tok::TokenKind Kind;
  unsigned Begin, End;      ///< offsets
  unsigned Line, LastLine;  ///< from 0; they differ for comments over lines
  int Open = -1;            ///< the innermost bracket that is open, or none
  int Match = -1;           ///< a bracket's partner, or none
  bool InDirective = false; ///< of a preprocessor directive
};

class SourceLines {
public:
  /// \p Code must outlive this.
  SourceLines(llvm::StringRef Code, bool IsCPlusPlus);

  llvm::StringRef code() const { return Code; }
  const std::vector<RawToken> &tokens() const { return Tokens; }
  llvm::StringRef text(const RawToken &T) const {
    return Code.slice(T.Begin, T.End);
  }
  bool is(int I, llvm::StringRef Spelling) const {
    return I >= 0 && I < int(Tokens.size()) && text(Tokens[I]) == Spelling;
  }

  unsigned lineCount() const { return Starts.size(); }
  unsigned lineOf(unsigned Offset) const;
  unsigned lineStart(unsigned Line) const { return Starts[Line]; }
  /// Without its newline and carriage return.
  llvm::StringRef line(unsigned Line) const;
  /// The columns that stand before \p Offset on its line; tabs are 8.
  unsigned columnOf(unsigned Offset) const;
  /// The first token at or behind the start of \p Line.
  int firstToken(unsigned Line) const;
  /// The last token that begins before the end of \p Line and is no comment; or
  /// -1.
  int lastCode(unsigned Line) const;

  /// The token before or behind \p I that is no comment and, if \p I stands in
  /// no directive, in none; or -1.
  int previous(int I) const;
  int next(int I) const;

  /// True if \p I opens the condition of an if, a while or a switch.
  bool opensCondition(int I) const;
  /// True if the brace \p I opens a list of initialisers or enumerators.
  bool opensList(int I) const;

private:
  void lex(bool IsCPlusPlus);
  void match();

  llvm::StringRef Code;
  std::vector<unsigned> Starts;
  std::vector<RawToken> Tokens;
};

/// A statement, a declaration, a control statement's head or an element of a
/// list: the tokens [First, Last].
struct LayoutUnit {
  int First, Last;
  bool InList = false; ///< it is an element of a list in braces

  bool operator==(const LayoutUnit &O) const {
    return First == O.First && Last == O.Last;
  }
};

/// What the token \p I is a part of.
LayoutUnit unitAround(const SourceLines &Lines, int I);

} // namespace swapfold

#endif // SWAPFOLD_REWRITES_LAYOUT_SOURCELINES_H
