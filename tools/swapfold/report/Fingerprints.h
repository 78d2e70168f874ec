//===- Fingerprints.h - by what findings are known again ------ -*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_TOOLS_REPORT_FINGERPRINTS_H
#define SWAPFOLD_TOOLS_REPORT_FINGERPRINTS_H

#include "tools/swapfold/report/FindingsPrinter.h"
#include "tools/swapfold/report/SourceTexts.h"

namespace swapfold {

/// A fingerprint of each of \p What's findings, 16 hexadecimal digits, no two
/// of them the same. It stays what it is when the lines of a file move, and
/// when numbers in the message change: it is made of the rule, the file, the
/// message, the line's text, the heading of the function around, and of how
/// many equal lines of that function come before.
std::vector<std::string> fingerprints(const PrintedFindings &What,
                                      SourceTexts &Texts);

} // namespace swapfold

#endif // SWAPFOLD_TOOLS_REPORT_FINGERPRINTS_H
