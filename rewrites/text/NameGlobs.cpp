//===- NameGlobs.cpp - lists of names in options --------------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/text/NameGlobs.h"
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

/// True if \p Name is \p Glob, where '*' stands for any text. LLVM's
/// GlobPattern keeps no copy of its text, so that a list of them cannot move.
static bool matchGlob(StringRef Glob, StringRef Name) {
  size_t Star = Glob.find('*');
  if (Star == StringRef::npos)
    return Name == Glob;
  if (!Name.consume_front(Glob.take_front(Star)))
    return false;
  Glob = Glob.drop_front(Star + 1);
  for (size_t Skip = 0; Skip <= Name.size(); ++Skip)
    if (matchGlob(Glob, Name.drop_front(Skip)))
      return true;
  return false;
}

NameGlobs::NameGlobs(StringRef List)
    : Text(List.str()), Globs(splitList(List)) {}

bool NameGlobs::match(StringRef Name) const {
  return any_of(Globs, [&](StringRef Glob) { return matchGlob(Glob, Name); });
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
