//===- PairText.cpp - how the unified pair is written ---------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/family/PairText.h"
#include "rewrites/text/Conjoined.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallVector.h"
#include <algorithm>

using namespace llvm;

namespace swapfold {

/// "migration, device private and hwpoison"
static std::string listOf(ArrayRef<PairMember> Members) {
  std::vector<std::string> Names;
  for (const PairMember &Member : Members) {
    Names.push_back(Member.Name);
    std::replace(Names.back().begin(), Names.back().end(), '_', ' ');
  }
  return conjoined(Names);
}

/// A kernel block comment, filled to 80 columns.
static std::string blockComment(StringRef Prose) {
  std::string Out = "/*\n";
  std::string Line = " *";
  SmallVector<StringRef> Words;
  Prose.split(Words, ' ', -1, false);
  for (StringRef Word : Words) {
    if (Line.size() + 1 + Word.size() > 80) {
      Out += Line + "\n";
      Line = " *";
    }
    Line += (" " + Word).str();
  }
  return Out + Line + "\n */\n";
}

std::string unifiedPredicateText(const FamilyNames &N,
                                 ArrayRef<PairMember> Members) {
  std::string Out = blockComment("A pfn swap entry keeps a page frame number "
                                 "in its offset: " +
                                 listOf(Members) + " entries do.");
  Out += "static inline bool " + N.UnifiedPredicate + "(" + N.EntryType +
         " entry)\n{\n";
  std::string Line = "\treturn ";
  unsigned Column = 8 + 7;
  for (size_t I = 0; I < Members.size(); ++I) {
    std::string Test = Members[I].Predicate + "(entry)";
    Test += I + 1 == Members.size() ? ";" : " ||";
    if (I && Column + 1 + Test.size() > 80) {
      Out += Line + "\n";
      Line = "\t       ";
      Column = 8 + 7;
    } else if (I) {
      Line += " ";
      ++Column;
    }
    Line += Test;
    Column += Test.size();
  }
  return Out + Line + "\n}\n";
}

/// \p Lines, which go a tab deeper, with the words of block comments that are
/// then beyond \p Columns moved to the next line of the same comment.
static std::vector<std::string> deeper(ArrayRef<StringRef> Lines,
                                       unsigned Columns) {
  std::vector<std::string> Out;
  std::string Carried; // words that the line before had no room for
  auto Put = [&](StringRef Indent, const std::string &Words) {
    const unsigned Room = 8 * Indent.count('\t') + 3;
    size_t End = Words.size();
    while (Room + End > Columns && End != StringRef::npos)
      End = StringRef(Words).rfind(' ', End);
    if (Room + Words.size() <= Columns || End == StringRef::npos)
      End = Words.size();
    Out.push_back((Indent + " * " + Words.substr(0, End)).str());
    Carried = StringRef(Words).drop_front(End).ltrim().str();
  };
  for (StringRef Line : Lines) {
    Line = Line.rtrim();
    StringRef Text = Line.ltrim('\t');
    const std::string Indent = "\t" + Line.drop_back(Text.size()).str();
    const bool GoesOn = Text.consume_front(" * ");
    while (!Carried.empty() && !GoesOn)
      Put(Indent, Carried);
    if (GoesOn)
      Put(Indent, (Carried.empty() ? "" : Carried + " ") + Text.str());
    else
      Out.push_back(Line.empty() ? "" : ("\t" + Line).str());
  }
  return Out;
}

std::string unifiedConverterText(const FamilyNames &N, StringRef PfnFunction,
                                 StringRef PageType,
                                 ArrayRef<PairMember> Members,
                                 unsigned Columns) {
  StringRef Space = PageType.ends_with("*") ? "" : " ";
  std::string Out = ("static inline " + PageType + Space + N.UnifiedToPage +
                     "(" + N.EntryType + " entry)\n{\n")
                        .str();
  std::string Page = (N.PfnToPage + "(" + PfnFunction + "(entry))").str();
  if (all_of(Members, [](const PairMember &M) { return M.Effects.empty(); }))
    return Out + "\treturn " + Page + ";\n}\n";
  Out += ("\t" + PageType + Space + "p = " + Page + ";\n\n").str();
  for (const PairMember &M : Members) {
    StringRef Text = M.Effects;
    if (Text.empty())
      continue;
    bool Braces = Text.contains('\n');
    Out += "\tif (" + M.Predicate + "(entry))" + (Braces ? " {\n" : "\n");
    SmallVector<StringRef> Lines;
    Text.split(Lines, '\n');
    for (const std::string &Line : deeper(Lines, Columns))
      Out += Line + "\n";
    Out += Braces ? "\t}\n\n" : "\n";
  }
  return Out + "\treturn p;\n}\n";
}

} // namespace swapfold
