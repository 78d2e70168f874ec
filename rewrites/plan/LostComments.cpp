//===- LostComments.cpp - comments that a change leaves out ---------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/plan/LostComments.h"
#include "rewrites/text/HeaderText.h"
#include "rewrites/text/Lines.h"
#include "rewrites/tree/Mentions.h"
#include "llvm/ADT/StringExtras.h"
#include <map>

using namespace llvm;

namespace swapfold {

static constexpr size_t LongestText = 60;

/// What a comment says, without its frame of slashes and asterisks.
static std::string wordsOf(StringRef Comment) {
  SmallVector<StringRef, 0> Lines;
  Comment.split(Lines, '\n');
  std::string Out;
  for (StringRef Line : Lines) {
    SmallVector<StringRef, 0> Words;
    SplitString(Line.trim(" \t*/\r"), Words);
    for (StringRef Word : Words)
      Out += (Out.empty() ? "" : " ") + Word.str();
  }
  return Out;
}

/// Calls \p Fn with the offset and the words of each comment.
static void
forEachComment(StringRef Text,
               function_ref<void(unsigned, const std::string &)> Fn) {
  bool InDirective = false;
  for (const Token &T : tokenize(Text, /*KeepComments=*/true)) {
    if (T.StartsLine)
      InDirective = T.is("#");
    if (T.Kind != Token::Comment || InDirective)
      continue;
    if (std::string Words = wordsOf(Text.slice(T.Offset, T.end()));
        !Words.empty())
      Fn(T.Offset, Words);
  }
}

std::vector<LostComment> lostComments(ArrayRef<FileRewrite> Changes) {
  std::map<std::string, int> Left;
  for (const FileRewrite &Change : Changes)
    if (isCode(Change.Path))
      forEachComment(Change.New, [&](unsigned, const std::string &Words) {
        ++Left[Words];
      });
  std::vector<LostComment> Out;
  for (const FileRewrite &Change : Changes) {
    if (!isCode(Change.Path))
      continue;
    StringRef Old = Change.Old;
    forEachComment(Old, [&](unsigned Offset, const std::string &Words) {
      if (Left[Words]-- > 0)
        return;
      std::string Short = Words;
      if (Short.size() > LongestText) {
        size_t Space = Short.rfind(' ', LongestText);
        Short.resize(Space == std::string::npos ? LongestText : Space);
        Short += " ...";
      }
      Out.push_back({Change.Path, lineNumber(Old, Offset), Short});
    });
  }
  return Out;
}

} // namespace swapfold
