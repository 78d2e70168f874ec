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

std::string unifiedConverterText(const FamilyNames &N, StringRef PfnFunction,
                                 StringRef PageType,
                                 ArrayRef<PairMember> Members) {
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
    for (StringRef Line : Lines) {
      Line = Line.rtrim();
      Out += Line.empty() ? "\n" : ("\t" + Line + "\n").str();
    }
    Out += Braces ? "\t}\n\n" : "\n";
  }
  return Out + "\treturn p;\n}\n";
}

} // namespace swapfold
