//===- ReplyOrder.h - what a reply says, and where --------------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_TOOLS_REVIEW_REPLYORDER_H
#define SWAPFOLD_TOOLS_REVIEW_REPLYORDER_H

#include "tools/swapfold/review/ReplySentences.h"
#include "tools/swapfold/review/Review.h"

namespace swapfold {

/// A finding and where the patch has it.
struct Said {
  const Proposal *What = nullptr;
  About Of = About::Structure;
  About With = About::Structure; ///< the section that it stands in
  /// Its file and hunk in the patch, by number; nothing if it is elsewhere.
  std::optional<std::pair<size_t, size_t>> Hunk;
  size_t First = 0, Last = 0;           ///< its lines in the hunk, from 0
  std::string Code;                     ///< that it proposes
  bool IsAgain = false;                 ///< another one asks for the same
  std::vector<const Proposal *> Others; ///< that ask for the same, without code

  bool IsExisting = false; ///< it is none of the patch's doing
  size_t Number = 0;       ///< in the order that findings come in
};

/// The texts of files, as they are with a patch.
class TextsAfter {
public:
  explicit TextsAfter(const ReviewedPatch &Patch) : Patch(Patch) {}

  /// That of the file that \p P is in; empty if it cannot be read.
  const std::string &of(const Proposal &P);

private:
  const ReviewedPatch &Patch;
  std::map<std::string, std::string> Texts; ///< by path
};

/// What there is to say of \p Patch, in the order of the reply: by section,
/// file and line. What is asked for in the same way of several places is one.
std::vector<Said> inOrder(const ReviewedPatch &Patch, const Review &Found,
                          TextsAfter &Texts);

/// The hunk of \p Patch that \p S, which has one, is in.
const DiffHunk &hunkOf(const ReviewedPatch &Patch, const Said &S);

/// The first line of \p Hunk that is quoted for \p S, as an index: where its
/// paragraph starts, unless that is above \p Next.
size_t firstQuoted(const DiffHunk &Hunk, const Said &S, size_t Next);

} // namespace swapfold

#endif // SWAPFOLD_TOOLS_REVIEW_REPLYORDER_H
