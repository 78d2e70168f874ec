//===- ReplyText.h - a finding as a maintainer writes it --------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_TOOLS_REVIEW_REPLYTEXT_H
#define SWAPFOLD_TOOLS_REVIEW_REPLYTEXT_H

#include "rewrites/family/EntryFamily.h"
#include "rewrites/plan/Proposal.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"

namespace swapfold {

/// What two findings have in common that say the same of different places: the
/// message without numbers and names.
std::string likeness(const Proposal &P);

/// The last line that \p P is about, in \p Text, its file: of what it would
/// edit, or of a statement that goes on behind its line.
unsigned lastLine(const Proposal &P, llvm::StringRef Text);

/// \p Sentence in lines of a mail.
std::string wrapped(llvm::StringRef Sentence);

/// \p Lines of code, a tab deep but for what they share, without blank lines
/// around them. Of many the middle is left out.
std::string codeBlock(llvm::ArrayRef<llvm::StringRef> Lines);

/// The lines that \p P makes of those that it edits in \p Text, its file, as a
/// block of code; empty if there are none.
std::string proposedCode(const Proposal &P, llvm::StringRef Text);

/// What \p P inserts in \p Text, its file, each text once, as a block of code
/// for each place, with the options that are off there.
std::string insertedCode(const Proposal &P, llvm::StringRef Text);

/// Where \p Others are, with the names that they are about where those are not
/// the same as in \p P: "mm/hmm.c:12, 40, mm/rmap.c:3 (name)".
std::string placesOf(llvm::ArrayRef<const Proposal *> Others, const Proposal &P,
                     llvm::StringRef Tree);

/// What \p P asks for, and what its notes say.
std::string remarkText(const Proposal &P, llvm::StringRef Tree);

/// A sentence about what the tree has of \p OldKinds that is like what \p P
/// asks for another of, wrapped; empty if there is nothing.
std::string alikeThere(const Proposal &P, llvm::ArrayRef<Kind> OldKinds);

} // namespace swapfold

#endif // SWAPFOLD_TOOLS_REVIEW_REPLYTEXT_H
