//===- Alignment.cpp - lines under the parenthesis ------------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/layout/Alignment.h"
#include "rewrites/layout/Layout.h"
#include "rewrites/text/HeaderText.h"
#include "llvm/ADT/SmallVector.h"
#include <optional>

using namespace llvm;

namespace swapfold {

/// The column behind the last parenthesis that \p Line opens and leaves open,
/// if it breaks where what goes on stands under that.
static std::optional<unsigned> openColumn(StringRef Line) {
  StringRef Code = Line.rtrim();
  if (!Code.ends_with("&&") && !Code.ends_with("||") && !Code.ends_with(","))
    return std::nullopt;
  SmallVector<unsigned> Open;
  for (const Token &T : tokenize(Code))
    if (T.is("("))
      Open.push_back(T.end());
    else if (T.is(")") && !Open.empty())
      Open.pop_back();
  if (Open.empty())
    return std::nullopt;
  return columnAfter(Code.take_front(Open.back()));
}

static StringRef indentOf(StringRef Line) {
  return Line.take_while([](char C) { return C == ' ' || C == '\t'; });
}

std::string alignLines(StringRef Prefix, StringRef Before, StringRef After,
                       unsigned Limit) {
  SmallVector<StringRef> Old, New;
  Before.split(Old, '\n');
  After.split(New, '\n');
  if (Old.size() != New.size())
    return After.str();
  std::string Out = New[0].str(), Line = (Prefix + New[0]).str();
  std::string From, To; // what indentation goes, and what comes
  for (size_t I = 1; I < New.size(); ++I) {
    StringRef Indent = indentOf(New[I]);
    StringRef Text = New[I].drop_front(Indent.size());
    std::optional<unsigned> Column;
    if (Old[I - 1] != New[I - 1])
      Column = openColumn(Line);
    if (Column && columnAfter(Text, *Column) <= Limit) {
      From = Indent;
      To = std::string(*Column / 8, '\t') + std::string(*Column % 8, ' ');
    }
    Line = ((!To.empty() && Indent == From ? To : Indent) + Text).str();
    Out += '\n' + Line;
  }
  return Out;
}

} // namespace swapfold
