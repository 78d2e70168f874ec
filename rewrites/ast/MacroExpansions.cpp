//===- MacroExpansions.cpp - where a macro's text comes to ----------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/ast/MacroExpansions.h"

using namespace clang;

namespace swapfold {

SourceLocation expansionOf(SourceLocation Loc, const SourceManager &Sources) {
  if (!Loc.isMacroID())
    return SourceLocation();
  for (SourceLocation Written = Sources.getImmediateSpellingLoc(Loc);
       Written.isMacroID(); Written = Sources.getImmediateSpellingLoc(Loc))
    Loc = Written;
  return Sources.isMacroBodyExpansion(Loc)
             ? Sources.getImmediateExpansionRange(Loc).getBegin()
             : SourceLocation();
}

std::vector<SourceLocation> expansionsWith(SourceLocation InBody,
                                           const SourceManager &Sources) {
  std::vector<SourceLocation> Out;
  for (unsigned I = 0; I < Sources.local_sloc_entry_size(); ++I) {
    const SrcMgr::SLocEntry &Entry = Sources.getLocalSLocEntry(I);
    if (!Entry.isExpansion() || !Entry.getExpansion().isMacroBodyExpansion())
      continue;
    SourceLocation::UIntTy End =
        I + 1 < Sources.local_sloc_entry_size()
            ? Sources.getLocalSLocEntry(I + 1).getOffset()
            : Sources.getNextLocalOffset();
    SourceLocation First = Entry.getExpansion().getSpellingLoc();
    if (First.isFileID() && First <= InBody &&
        InBody < First.getLocWithOffset(End - Entry.getOffset() - 1))
      Out.push_back(Entry.getExpansion().getExpansionLocStart());
  }
  return Out;
}

} // namespace swapfold
