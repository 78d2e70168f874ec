//===- Targets.h - what reads the texts of others ---------------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_TEST_FUZZ_TARGETS_H
#define SWAPFOLD_TEST_FUZZ_TARGETS_H

#include "llvm/ADT/StringRef.h"

namespace swapfold {

/// What is fuzzed: the name of its corpus, and a function that reads a text of
/// any bytes and aborts if what came out cannot be.
struct FuzzTarget {
  llvm::StringRef Name;
  void (*Read)(llvm::StringRef Text);
};

/// readDiff(): a patch.
void fuzzDiff(llvm::StringRef Text);
/// applyEdits(): the edits of a plan; the first line says what they are.
void fuzzEdits(llvm::StringRef Text);
/// readFamily(): a family in YAML.
void fuzzFamily(llvm::StringRef Text);
/// sanitizeFlags(): a command line, one word a line.
void fuzzFlags(llvm::StringRef Text);
/// EntryFamily::discover(): a kernel's header.
void fuzzHeader(llvm::StringRef Text);
/// What is read of a mail beside git (MailText.h).
void fuzzMail(llvm::StringRef Text);

inline constexpr FuzzTarget FuzzTargets[] = {
    {"diff", fuzzDiff},   {"edits", fuzzEdits},   {"family", fuzzFamily},
    {"flags", fuzzFlags}, {"header", fuzzHeader}, {"mail", fuzzMail},
};

/// Aborts if \p Holds is false, whatever the build.
void require(bool Holds);

} // namespace swapfold

#endif // SWAPFOLD_TEST_FUZZ_TARGETS_H
