//===- Candidate.cpp - whether a file is worth a parse --------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/scan/Candidate.h"
#include <algorithm>

using namespace llvm;

namespace swapfold {

bool isCandidate(const FileNames &Names, const EntryFamily &Family,
                 const LookedAt &Looks) {
  if (!Names.Macros.empty())
    return true;
  std::set<StringRef> Predicates;
  std::set<std::string> Types;
  for (const Occurrence &O : Names.Occurrences) {
    // What has a rule of its own.
    if (Family.kindOfWritePredicate(O.Name) && Looks.WritePredicates)
      return true;
    if (Family.kindOfConstructor(O.Name) || Family.kindOfMutator(O.Name)) {
      if (Looks.Constructors)
        return true;
      continue;
    }
    const KindSet *Accepted = Family.accepts(O.Name);
    if (!Accepted)
      return true; // a converter, an open-coded one, or a macro
    Predicates.insert(O.Name);
    Types.insert(Accepted->Types.begin(), Accepted->Types.end());
  }
  // Predicates alone fold only where they stand for the unified one.
  const std::set<std::string> &Unified = Family.unifiedTypes();
  return Predicates.size() > 1 &&
         (Looks.FewTests || std::includes(Types.begin(), Types.end(),
                                          Unified.begin(), Unified.end()));
}

} // namespace swapfold
