//===- FindingsPrinter.cpp - findings in the formats people read ----------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "tools/swapfold/report/FindingsPrinter.h"
#include "rewrites/text/Conjoined.h"
#include "rewrites/text/Failure.h"
#include "tools/swapfold/report/Formats.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace llvm;

namespace swapfold {

StringRef relativeTo(StringRef Tree, StringRef Path) {
  StringRef Rest = Path;
  return Rest.consume_front(Tree) && Rest.consume_front("/") ? Rest : Path;
}

namespace {
struct NamedFormat {
  StringLiteral Name;
  FindingsFormat Format;
  void (*Print)(const PrintedFindings &What, raw_ostream &OS);
};
} // namespace

static constexpr NamedFormat Formats[] = {
    {"text", FindingsFormat::Text, printText},
    {"report", FindingsFormat::Text, printText}, // coccicheck's word
    {"terse", FindingsFormat::Terse, printTerse},
    {"json", FindingsFormat::Json, printJson},
    {"sarif", FindingsFormat::Sarif, printSarif},
    {"github", FindingsFormat::Github, printGithub},
    {"rdjsonl", FindingsFormat::Rdjsonl, printRdjsonl},
    {"org", FindingsFormat::Org, printOrg},
    {"context", FindingsFormat::Context, printContext},
    {"checkstyle", FindingsFormat::Checkstyle, printCheckstyle},
};

Expected<FindingsFormat> findingsFormat(StringRef Name,
                                        ArrayRef<StringRef> Beside) {
  std::vector<std::string> Known;
  for (const NamedFormat &F : Formats) {
    if (F.Name == Name)
      return F.Format;
    Known.push_back(F.Name.str());
  }
  for (StringRef Other : Beside)
    Known.push_back(Other.str());
  return failure("--format: unknown format '" + Name + "'; there are " +
                 conjoined(Known));
}

void printFindings(const PrintedFindings &What, FindingsFormat Format,
                   raw_ostream &OS) {
  find_if(Formats, [&](const NamedFormat &F) {
    return F.Format == Format;
  })->Print(What, OS);
}

} // namespace swapfold
