//===- FamilyHeaders.cpp - the headers of a family ------------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/family/EntryFamily.h"
#include "llvm/ADT/STLExtras.h"

using namespace llvm;

namespace swapfold {

bool endsInPath(StringRef Path, StringRef End) {
  return Path.consume_back(End) && (Path.empty() || Path.ends_with("/"));
}

std::optional<StringRef> treeOf(StringRef Path, ArrayRef<std::string> Below) {
  auto End =
      find_if(Below, [&](StringRef One) { return endsInPath(Path, One); });
  if (End == Below.end())
    return std::nullopt;
  return Path.drop_back(End->size());
}

bool EntryFamily::belongsToFamily(StringRef Path, const Families &Known) {
  return any_of(Known, [&](const FamilyNames &Names) {
    return any_of(Names.Headers,
                  [&](StringRef Header) { return endsInPath(Path, Header); });
  });
}

} // namespace swapfold
