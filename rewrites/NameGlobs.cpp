//===- NameGlobs.cpp - lists of names in options --------------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/NameGlobs.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallVector.h"

using namespace llvm;

namespace swapfold {

std::vector<std::string> splitList(StringRef List) {
  SmallVector<StringRef> Words;
  List.split(Words, ';');
  std::vector<std::string> Out;
  for (StringRef Word : Words)
    if (!Word.trim().empty())
      Out.push_back(Word.trim().str());
  return Out;
}

NameGlobs::NameGlobs(StringRef List) : Text(List.str()) {
  for (const std::string &Word : splitList(List)) {
    if (Expected<GlobPattern> Glob = GlobPattern::create(Word)) {
      Globs.push_back(std::move(*Glob));
    } else {
      consumeError(Glob.takeError());
      Names.push_back(Word);
    }
  }
}

bool NameGlobs::match(StringRef Name) const {
  return is_contained(Names, Name) ||
         any_of(Globs, [&](const GlobPattern &G) { return G.match(Name); });
}

PrefixList::PrefixList(StringRef List)
    : Text(List.str()), Prefixes(splitList(List)) {}

StringRef PrefixList::prefixOf(StringRef Name) const {
  for (StringRef Prefix : Prefixes)
    if (Name.size() > Prefix.size() && Name.starts_with(Prefix))
      return Prefix;
  return "";
}

} // namespace swapfold
