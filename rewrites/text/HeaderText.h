//===- HeaderText.h - functions of a header, every #if branch ---*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Reads a header's function definitions by its tokens, in all preprocessor
// branches at once: what a single configuration's AST cannot show.
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_REWRITES_TEXT_HEADERTEXT_H
#define SWAPFOLD_REWRITES_TEXT_HEADERTEXT_H

#include "llvm/ADT/StringRef.h"
#include <string>
#include <vector>

namespace swapfold {

/// A raw token: how it reads and where it stands in the file.
struct Token {
  enum Kind { Identifier, Number, Punctuator, Literal, Comment } Kind;
  std::string Text; ///< without line splices; "#" for the digraph %:
  unsigned Offset;
  unsigned Length; ///< in the file: other than Text's if it is spelled oddly
  bool StartsLine; ///< first on its line
  unsigned end() const { return Offset + Length; }
  bool is(llvm::StringRef Spelling) const {
    return Kind != Literal && Kind != Comment && Text == Spelling;
  }
};

/// Lexes C text without preprocessing; line splices are folded. Comments are
/// kept only if asked for.
std::vector<Token> tokenize(llvm::StringRef Text, bool KeepComments = false);

/// One level of an #if stack: which conditional, and which of its branches.
struct Branch {
  unsigned Conditional; ///< offset of the '#' of its #if, unique in the file
  unsigned Arm;         ///< 0 for #if, 1 for the first #elif or #else, ...
  std::string Text;     ///< the condition as written, "#else" for the last
  unsigned EndifEnd;    ///< offset just past the line of its #endif
  bool HasElse;         ///< the conditional has an #else
  unsigned LastArm;     ///< the Arm of its last branch
};

/// A function definition, or a function-like macro, of a header.
struct HeaderFunction {
  std::string Name;
  std::string Path;
  std::string ReturnType; ///< as written, without static inline
  std::vector<std::string> ParamNames;
  std::vector<std::string> ParamTypes; ///< empty strings for a macro
  std::vector<Token> Body;      ///< without the outer braces and comments
  std::string BodyText;         ///< the same as written, with comments
  std::vector<Branch> Branches; ///< outermost first
  unsigned Begin = 0;           ///< offset of the first token
  unsigned End = 0;             ///< offset past the last token
  bool IsMacro = false;
  bool HasDirectives = false; ///< a preprocessor directive stands in the body
  bool HasBody = true;
};

/// Every function definition and function-like macro in \p Text.
std::vector<HeaderFunction> headerFunctions(llvm::StringRef Path,
                                            llvm::StringRef Text);

/// The same, and every declaration of a function that has no body.
std::vector<HeaderFunction> headerDeclarations(llvm::StringRef Path,
                                               llvm::StringRef Text);

} // namespace swapfold

#endif // SWAPFOLD_REWRITES_TEXT_HEADERTEXT_H
