//===- CopiedComment.h - comments that stand in two places ------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_REWRITES_RULES_COPIEDCOMMENT_H
#define SWAPFOLD_REWRITES_RULES_COPIEDCOMMENT_H

#include "rewrites/layout/SourceLines.h"
#include "llvm/ADT/ArrayRef.h"
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace swapfold {

/// A function, a type, a macro or whatever else a file has outside of braces.
struct CommentedCode {
  std::string Name;
  std::set<std::string> Identifiers; ///< its name too
  std::set<std::string> Declared;    ///< parameters, locals and members
};

/// A paragraph of a comment: what stands between empty lines, or a member of a
/// kernel-doc comment, "@page: ...".
struct CommentParagraph {
  unsigned Line = 0;      ///< from 0
  unsigned Begin = 0;     ///< the offset of its first word
  std::string Words;      ///< one blank between two, without what marks lines
  std::string WidestLine; ///< of them, as it is written
  std::set<std::string> Names; ///< that it has of code
  size_t Of = 0;               ///< the index of the code that it is about
};

/// The comments of one file that say something of its code: those in it, and
/// those that stand right before it.
struct FileComments {
  FileComments(const SourceLines &Lines);

  std::vector<CommentedCode> Code;
  std::vector<CommentParagraph> Paragraphs; ///< of eight words or more
};

/// Names that \p Here, one of \p In, has and the code that it is about has not.
std::vector<std::string> foreignNames(const CommentParagraph &Here,
                                      const FileComments &In);

/// Another place that has a paragraph word for word.
struct CopiedFrom {
  const CommentParagraph *Paragraph;
  const CommentedCode *Code;
  std::string Name; ///< the first of the names that is its own
};

/// Where \p There has the words of \p Here, which is about \p Code, for other
/// code that one of \p Names is an own name of: what it declares, or its name
/// as the paragraph's title. Nothing if it has not.
std::optional<CopiedFrom> copiedFrom(const CommentParagraph &Here,
                                     const CommentedCode &Code,
                                     llvm::ArrayRef<std::string> Names,
                                     const FileComments &There);

} // namespace swapfold

#endif // SWAPFOLD_REWRITES_RULES_COPIEDCOMMENT_H
