//===- RemarkText.h - findings as people write them -------------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_TOOLS_REPORT_REMARKTEXT_H
#define SWAPFOLD_TOOLS_REPORT_REMARKTEXT_H

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

/// "mm/hmm.c:12:"
std::string placeOf(const Proposal &P, llvm::StringRef Tree);

/// What \p Same say: the first of them in full, with its notes and the code
/// that it proposes for \p Text, its file; the others as places.
std::string remark(llvm::ArrayRef<const Proposal *> Same, llvm::StringRef Tree,
                   llvm::StringRef Text);

} // namespace swapfold

#endif // SWAPFOLD_TOOLS_REPORT_REMARKTEXT_H
