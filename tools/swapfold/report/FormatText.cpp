//===- FormatText.cpp - findings as lines of text -------------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "tools/swapfold/report/Formats.h"
#include <algorithm>

using namespace llvm;

namespace swapfold {

void printText(const PrintedFindings &What, raw_ostream &OS) {
  auto Line = [&](const Place &Where, StringRef Level, StringRef Text) {
    OS << relativeTo(What.Tree, Where.Path) << ":" << Where.Line << ":"
       << Where.Column << ": " << Level << ": " << Text;
  };
  for (const Proposal &P : What.Findings) {
    Line(P.Where, P.IsRemark ? "remark" : "warning", P.Message.str());
    OS << " [" << P.Rule << "]\n";
    for (const Remark &Note : P.Notes) {
      Line(Note.Where, "note", Note.Text);
      OS << "\n";
    }
  }
}

/// kstyle-line-length is checkpatch's KSTYLE_LINE_LENGTH.
void printTerse(const PrintedFindings &What, raw_ostream &OS) {
  for (const Proposal &P : What.Findings) {
    std::string Type = StringRef(P.Rule).upper();
    std::replace(Type.begin(), Type.end(), '-', '_');
    OS << relativeTo(What.Tree, P.Where.Path) << ":" << P.Where.Line << ": "
       << (P.IsRemark ? "CHECK" : "WARNING") << ":" << Type << ": "
       << P.Message.str() << "\n";
  }
}

} // namespace swapfold
