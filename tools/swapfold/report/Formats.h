//===- Formats.h - the printer of each format ----------------- -*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_TOOLS_REPORT_FORMATS_H
#define SWAPFOLD_TOOLS_REPORT_FORMATS_H

#include "tools/swapfold/report/FindingsPrinter.h"

namespace swapfold {

// One printer a format (FindingsFormat), each in a file of its own. Each writes
// What to OS, in the order that it comes in.
void printText(const PrintedFindings &What, llvm::raw_ostream &OS);
void printTerse(const PrintedFindings &What, llvm::raw_ostream &OS);
void printJson(const PrintedFindings &What, llvm::raw_ostream &OS);
void printSarif(const PrintedFindings &What, llvm::raw_ostream &OS);
void printGithub(const PrintedFindings &What, llvm::raw_ostream &OS);
void printRdjsonl(const PrintedFindings &What, llvm::raw_ostream &OS);
void printOrg(const PrintedFindings &What, llvm::raw_ostream &OS);
void printContext(const PrintedFindings &What, llvm::raw_ostream &OS);
void printCheckstyle(const PrintedFindings &What, llvm::raw_ostream &OS);

/// \p Text as JSON and XML can carry it: what is no UTF-8 comes as U+FFFD.
std::string asUTF8(llvm::StringRef Text);

/// What mends \p P, all of it or nothing: its edits, by place, and those that
/// other findings of \p What add to a header for them. Nothing if that is not
/// UTF-8, which the formats could not carry.
std::vector<TextEdit> fixOf(const Proposal &P, const PrintedFindings &What);

} // namespace swapfold

#endif // SWAPFOLD_TOOLS_REPORT_FORMATS_H
