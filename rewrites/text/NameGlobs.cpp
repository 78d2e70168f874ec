//===- NameGlobs.cpp - lists of names in options --------------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/text/NameGlobs.h"
#include "rewrites/text/Failure.h"
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

NameGlobs::NameGlobs(StringRef List)
    : Text(List.str()), Words(splitList(List)) {}

Expected<NameGlobs> NameGlobs::parse(StringRef List) {
  NameGlobs Out(List);
  for (StringRef Word : Out.Words)
    if (Expected<GlobPattern> Glob = GlobPattern::create(Word))
      Out.Globs.push_back(std::move(*Glob));
    else
      return failure("'" + Word + "': " + toString(Glob.takeError()));
  return Out;
}

bool NameGlobs::match(StringRef Name) const {
  return any_of(Globs,
                [&](const GlobPattern &Glob) { return Glob.match(Name); });
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
