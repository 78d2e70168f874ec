//===- Baseline.cpp - findings that are known -----------------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "tools/swapfold/check/Baseline.h"
#include "rewrites/text/Failure.h"
#include "tools/swapfold/options/Rules.h"
#include "tools/swapfold/report/Fingerprints.h"
#include "tools/swapfold/support/Files.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"

using namespace llvm;

namespace swapfold {

/// The first line. The number changes with what a fingerprint is made of.
constexpr StringLiteral Title = "swapfold baseline 1";

static std::vector<std::string> fingerprintsOf(ArrayRef<Proposal> Findings,
                                               StringRef Tree) {
  const PrintedFindings What{Tree, Findings, {}, {}};
  SourceTexts Texts(What.Texts);
  return fingerprints(What, Texts);
}

/// What does not print in a line as \XX, and a backslash as two.
static std::string escaped(StringRef Text) {
  std::string Out;
  raw_string_ostream OS(Out);
  printEscapedString(Text, OS);
  return Out;
}

static std::string unescaped(StringRef Text) {
  std::string Out;
  while (!Text.empty()) {
    uint8_t Byte = Text[0];
    size_t Length = 1;
    if (Text.starts_with("\\\\"))
      Length = 2;
    else if (Text.size() > 2 && Byte == '\\' &&
             tryGetHexFromNibbles(Text[1], Text[2], Byte))
      Length = 3;
    Out += static_cast<char>(Byte);
    Text = Text.drop_front(Length);
  }
  return Out;
}

Expected<Baseline> Baseline::read(StringRef File) {
  Expected<std::string> Text = readFile(File);
  if (!Text)
    return Text.takeError();
  Baseline Out;
  auto [First, Rest] = StringRef(*Text).split('\n');
  if (First != Title)
    return failure(File +
                   ":1: no baseline of swapfold: its first line is not '" +
                   Title + "'");
  StringRef Line;
  for (unsigned Number = 2; !Rest.empty(); ++Number) {
    std::tie(Line, Rest) = Rest.split('\n');
    if (Line.trim().empty() || Line.starts_with("#"))
      continue;
    SmallVector<StringRef, 4> Fields;
    Line.split(Fields, '\t', /*MaxSplit=*/3);
    if (Fields.size() != 4 || Fields[0].size() != 16 ||
        !all_of(Fields[0], isHexDigit))
      return failure(File + ":" + Twine(Number) +
                     ": no fingerprint, rule, file and message with tabs "
                     "between them");
    Out.Entries[Fields[0].str()] = {Fields[1].str(), unescaped(Fields[2])};
  }
  return Out;
}

void Baseline::drop(std::vector<Proposal> &Findings, StringRef Tree) {
  std::vector<Proposal> New;
  for (const auto &[P, Print] : zip(Findings, fingerprintsOf(Findings, Tree)))
    if (Entries.count(Print))
      Met.insert(Print);
    else
      New.push_back(std::move(P));
  Findings = std::move(New);
}

size_t Baseline::gone(StringRef Tree,
                      function_ref<bool(const std::string &Path)> WasLookedAt,
                      StringRef Rules) const {
  return count_if(Entries, [&](const auto &Known) {
    const auto &[Print, About] = Known;
    const std::string Path = (Tree + "/" + About.File).str();
    return !Met.count(Print) && selectsRule(Rules, About.Rule) &&
           (WasLookedAt(Path) || !sys::fs::exists(Path));
  });
}

Error writeBaseline(StringRef File, ArrayRef<Proposal> Findings,
                    StringRef Tree) {
  std::string Text = (Title + "\n").str();
  for (const auto &[P, Print] : zip(Findings, fingerprintsOf(Findings, Tree)))
    Text += Print + "\t" + P.Rule + "\t" +
            escaped(relativeTo(Tree, P.Where.Path)) + "\t" +
            escaped(P.Message.str()) + "\n";
  return writeAtomically(File, Text);
}

} // namespace swapfold
