//===- Occurrences.h - where a text uses a family's names -------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_REWRITES_SCAN_OCCURRENCES_H
#define SWAPFOLD_REWRITES_SCAN_OCCURRENCES_H

#include "rewrites/family/EntryFamily.h"
#include "llvm/ADT/StringRef.h"
#include <set>
#include <string>
#include <vector>

namespace swapfold {

/// One use of a name, outside comments and literals.
struct Occurrence {
  std::string Name;
  unsigned Offset = 0;
  unsigned Line = 0;
  std::string Macro; ///< the macro in whose #define it stands, or empty
};

/// From a top-level opening brace to just past its closing one.
struct Extent {
  unsigned Begin = 0;
  unsigned End = 0;
};

struct FileNames {
  std::vector<Occurrence> Occurrences; ///< in the order of the text
  std::vector<Extent> Extents;         ///< likewise
  std::set<std::string> Macros;        ///< those whose #define holds a name

  /// True if a name stands between \p Decl, where the declarator of a function
  /// starts, and the end of the body that follows. Errs towards true.
  bool inBodyAfter(unsigned Decl) const;

  /// True if one of the occurrences stands at \p Offset.
  bool isUse(unsigned Offset) const;
};

/// Finds every use of one of \p Names in \p Text, all #if branches at once,
/// and every open-coded conversion (PfnToPage of Offset or OffsetPfn), which
/// goes by the name of PfnToPage.
FileNames findNames(llvm::StringRef Text, const std::set<std::string> &Names,
                    const FamilyNames &Family);

} // namespace swapfold

#endif // SWAPFOLD_REWRITES_SCAN_OCCURRENCES_H
