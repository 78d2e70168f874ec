//===- FormatGithub.cpp - findings as annotations of a GitHub workflow ----===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "tools/swapfold/report/Formats.h"

using namespace llvm;

namespace swapfold {

/// What a command of a workflow reads back from \p Text. A property also ends
/// at a comma or a colon.
static std::string escaped(StringRef Text, bool IsProperty) {
  std::string Out;
  for (char C : Text)
    if (C == '%')
      Out += "%25";
    else if (C == '\r')
      Out += "%0D";
    else if (C == '\n')
      Out += "%0A";
    else if (IsProperty && C == ':')
      Out += "%3A";
    else if (IsProperty && C == ',')
      Out += "%2C";
    else
      Out += C;
  return Out;
}

/// Notes are further lines of the message: GitHub shows ten annotations of a
/// step, and no more.
void printGithub(const PrintedFindings &What, raw_ostream &OS) {
  for (const Proposal &P : What.Findings) {
    std::string Message = P.Message.str();
    for (const Remark &Note : P.Notes)
      Message += ("\nnote: " + relativeTo(What.Tree, Note.Where.Path) + ":" +
                  Twine(Note.Where.Line) + ": " + Note.Text)
                     .str();
    OS << (P.IsRemark ? "::notice" : "::warning") << " file="
       << escaped(relativeTo(What.Tree, P.Where.Path), /*IsProperty=*/true)
       << ",line=" << P.Where.Line << ",col=" << P.Where.Column
       << ",title=" << escaped(P.Rule, /*IsProperty=*/true)
       << "::" << escaped(Message, /*IsProperty=*/false) << "\n";
  }
}

} // namespace swapfold
