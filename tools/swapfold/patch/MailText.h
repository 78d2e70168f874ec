//===- MailText.h - what a mail's text says --------------------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What git's readers of mail leave to us, or must not see. These take any bytes
// (test/fuzz).
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_TOOLS_PATCH_MAILTEXT_H
#define SWAPFOLD_TOOLS_PATCH_MAILTEXT_H

#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringRef.h"
#include <optional>
#include <string>

namespace swapfold {

/// How much a patch changes.
struct DiffStat {
  unsigned Files = 0, Added = 0, Removed = 0; ///< files, and lines
};

/// True for text that starts with the headers of a mail, whatever the first is:
/// a block of fields that says from whom it is, or what it is about.
bool isMail(llvm::StringRef Text);

/// The fields of a mail's headers, or of what git mailinfo prints, by their
/// names in lower case, unfolded.
llvm::StringMap<std::string> fieldsOf(llvm::StringRef Mail);

/// How many lines and files the diffstat of \p Text says that it changes, if it
/// has one.
std::optional<DiffStat> readDiffStat(llvm::StringRef Text);

/// The number of \p Subject in its series, 3 in "[PATCH v2 3/7]"; 0 without
/// one.
unsigned numberInSeries(llvm::StringRef Subject);

/// \p Mail without its parts that are HTML: programs write those beside the
/// same as plain text, and git would take both for the patch.
std::string withoutHtml(llvm::StringRef Mail);

/// \p Mail with its headers' format=flowed renamed, so that git leaves the
/// lines as they are.
std::string asFixed(llvm::StringRef Mail);

/// The lines that the sender of \p Text, which is format=flowed, had, as RFC
/// 3676 says. But a line of blanks alone goes on in no other: it is a blank
/// line of a hunk, whose space mutt stuffs like that of any other.
std::string unflowed(llvm::StringRef Text, bool DropsSpace);

/// \p Text without the carriage returns that mail programs put at the end of
/// all lines. Those of a file that has them leave the headers of its diff
/// alone.
std::string withoutReturns(llvm::StringRef Text);

} // namespace swapfold

#endif // SWAPFOLD_TOOLS_PATCH_MAILTEXT_H
