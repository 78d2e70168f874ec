//===- FormatOrg.cpp - findings as a list for Emacs' org mode -------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "tools/swapfold/report/Formats.h"

using namespace llvm;

namespace swapfold {

/// Coccinelle's way with the text of a link, which brackets would end.
static std::string safe(StringRef Text) {
  std::string Out;
  for (char C : Text)
    if (C == '[')
      Out += "@(";
    else if (C == ']')
      Out += ")";
    else
      Out += C == '\n' ? ' ' : C;
  return Out;
}

/// Org's way with the target of a link.
static std::string target(StringRef Path) {
  std::string Out;
  for (char C : Path)
    if (C == '[')
      Out += "%5B";
    else if (C == ']')
      Out += "%5D";
    else if (C == '\n')
      Out += "%0A";
    else if (C == '%')
      Out += "%25";
    else
      Out += C;
  return Out;
}

/// Coccinelle counts columns from 0, and names the end of what it shows, which
/// is not known here: it is the place itself.
static void link(const PrintedFindings &What, const Place &Where,
                 StringRef Face, StringRef Text, raw_ostream &OS) {
  const unsigned Column = Where.Column ? Where.Column - 1 : 0;
  OS << "[[view:" << target(relativeTo(What.Tree, Where.Path))
     << "::face=" << Face << "::linb=" << Where.Line << "::colb=" << Column
     << "::cole=" << Column << "][" << safe(Text) << "]]\n";
}

void printOrg(const PrintedFindings &What, raw_ostream &OS) {
  for (const Proposal &P : What.Findings) {
    OS << "* TODO ";
    link(What, P.Where, "ovl-face1", P.Message.str() + " (" + P.Rule + ")", OS);
    for (const Remark &Note : P.Notes) {
      OS << "  - ";
      link(What, Note.Where, "ovl-face2", Note.Text, OS);
    }
  }
}

} // namespace swapfold
