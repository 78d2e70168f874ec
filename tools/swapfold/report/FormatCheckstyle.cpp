//===- FormatCheckstyle.cpp - findings as checkstyle's XML ----------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "tools/swapfold/report/Formats.h"

using namespace llvm;

namespace swapfold {

/// \p Text in an attribute. XML has no word for most control characters.
static std::string escaped(StringRef Text) {
  std::string Out;
  for (char C : asUTF8(Text)) {
    if (C == '&')
      Out += "&amp;";
    else if (C == '<')
      Out += "&lt;";
    else if (C == '>')
      Out += "&gt;";
    else if (C == '"')
      Out += "&quot;";
    else if (C == '\n' || C == '\r' || C == '\t')
      Out += ("&#" + Twine(static_cast<int>(C)) + ";").str();
    else if (static_cast<unsigned char>(C) < ' ')
      Out += "\xEF\xBF\xBD";
    else
      Out += C;
  }
  return Out;
}

/// Notes are further lines of the message, as checkstyle has none.
static void printError(const PrintedFindings &What, const Proposal &P,
                       raw_ostream &OS) {
  std::string Message = P.Message.str();
  for (const Remark &Note : P.Notes)
    Message += ("\nnote: " + relativeTo(What.Tree, Note.Where.Path) + ":" +
                Twine(Note.Where.Line) + ": " + Note.Text)
                   .str();
  OS << "    <error line=\"" << P.Where.Line << "\" column=\"" << P.Where.Column
     << "\" severity=\"" << (P.IsRemark ? "info" : "warning") << "\" message=\""
     << escaped(Message) << "\" source=\"swapfold." << escaped(P.Rule)
     << "\"/>\n";
}

void printCheckstyle(const PrintedFindings &What, raw_ostream &OS) {
  OS << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
     << "<checkstyle version=\"8.0\">\n";
  StringRef Open;
  for (const Proposal &P : What.Findings) {
    if (P.Where.Path != Open) {
      if (!Open.empty())
        OS << "  </file>\n";
      Open = P.Where.Path;
      OS << "  <file name=\"" << escaped(relativeTo(What.Tree, Open))
         << "\">\n";
    }
    printError(What, P, OS);
  }
  if (!Open.empty())
    OS << "  </file>\n";
  OS << "</checkstyle>\n";
}

} // namespace swapfold
