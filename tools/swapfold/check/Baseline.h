//===- Baseline.h - findings that are known ------------------- -*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_TOOLS_CHECK_BASELINE_H
#define SWAPFOLD_TOOLS_CHECK_BASELINE_H

#include "tools/swapfold/report/FindingsPrinter.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include <set>

namespace swapfold {

/// Findings that a file says are known, by their fingerprints
/// (docs/check.md#baselines).
class Baseline {
public:
  /// Reads \p File. An error names it, and the line that is wrong.
  static llvm::Expected<Baseline> read(llvm::StringRef File);

  /// Takes those of \p Findings out that are known. \p Tree is their tree's
  /// real path.
  void drop(std::vector<Proposal> &Findings, llvm::StringRef Tree);

  /// How many findings drop() has taken out.
  size_t known() const { return Met.size(); }

  /// How many that drop() has not met are in a file that \p WasLookedAt (by its
  /// real path), or in one that is gone, and of a rule that \p Rules (globs)
  /// select.
  size_t gone(llvm::StringRef Tree,
              llvm::function_ref<bool(const std::string &Path)> WasLookedAt,
              llvm::StringRef Rules) const;

private:
  struct Entry {
    std::string Rule;
    std::string File; ///< relative to the tree
  };
  std::map<std::string, Entry> Entries; ///< by fingerprint
  std::set<std::string> Met;            ///< fingerprints
};

/// Writes a file that read() reads, with all of \p Findings.
llvm::Error writeBaseline(llvm::StringRef File,
                          llvm::ArrayRef<Proposal> Findings,
                          llvm::StringRef Tree);

} // namespace swapfold

#endif // SWAPFOLD_TOOLS_CHECK_BASELINE_H
