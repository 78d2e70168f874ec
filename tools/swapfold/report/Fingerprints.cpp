//===- Fingerprints.cpp - by what findings are known again ----------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "tools/swapfold/report/Fingerprints.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Format.h"
#include "llvm/Support/xxhash.h"
#include <set>

using namespace llvm;

namespace swapfold {

/// A line without what indents and aligns it.
static std::string words(StringRef Line) {
  SmallVector<StringRef> Words;
  SplitString(Line, Words, " \t\r\f\v");
  return join(Words, " ");
}

/// True for what git shows above a hunk: a line with a name at its very start,
/// which is no label.
static bool isHeading(StringRef Line) {
  return !Line.empty() && (isAlpha(Line[0]) || Line[0] == '_') &&
         !Line.rtrim().ends_with(":");
}

/// What the line of \p Where says, and where in its file that is, without a
/// number of a line.
static std::string surroundings(const Place &Where, SourceTexts &Texts) {
  const std::string Own = words(Texts.line(Where.Path, Where.Line));
  unsigned Equal = 0;
  for (unsigned Line = Where.Line; Line-- > 1;) {
    StringRef Text = Texts.line(Where.Path, Line);
    if (isHeading(Text))
      return Own + "\n" + utostr(Equal) + "\n" + words(Text);
    Equal += words(Text) == Own;
  }
  return Own + "\n" + utostr(Equal);
}

std::vector<std::string> fingerprints(const PrintedFindings &What,
                                      SourceTexts &Texts) {
  std::vector<std::string> Out;
  std::set<std::string> Taken;
  for (const Proposal &P : What.Findings) {
    const std::string Known =
        P.Rule + "\n" + relativeTo(What.Tree, P.Where.Path).str() + "\n" +
        P.Message.withoutNumbers() + "\n" + surroundings(P.Where, Texts);
    std::string Digits;
    // A line may have the same to say twice.
    for (unsigned Count = 0; Digits.empty() || !Taken.insert(Digits).second;
         ++Count) {
      Digits.clear();
      raw_string_ostream(Digits) << format_hex_no_prefix(
          xxh3_64bits(Known + (Count ? "\n" + utostr(Count) : "")), 16);
    }
    Out.push_back(std::move(Digits));
  }
  return Out;
}

} // namespace swapfold
