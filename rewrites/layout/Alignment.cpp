//===- Alignment.cpp - lines under the parenthesis ------------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/layout/Alignment.h"
#include "rewrites/layout/Layout.h"
#include "rewrites/text/HeaderText.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallVector.h"
#include <optional>
#include <vector>

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

/// Where tokens of \p Text begin and end that go on over the end of a line,
/// comments and literals: blanks in them are no indentation.
static std::vector<std::pair<size_t, size_t>> overLines(StringRef Text) {
  std::vector<std::pair<size_t, size_t>> Out;
  for (const Token &T : tokenize(Text, /*KeepComments=*/true))
    if (Text.slice(T.Offset, T.end()).contains('\n'))
      Out.emplace_back(T.Offset, T.end());
  return Out;
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
  const auto Whole = overLines(After);
  for (size_t I = 1; I < New.size(); ++I) {
    const size_t Start = New[I].data() - After.data();
    if (any_of(Whole, [&](const auto &T) {
          return T.first < Start && Start < T.second;
        })) {
      Line = New[I].str();
      Out += '\n' + Line;
      continue;
    }
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
