//===- EarlyFindings.h - what is said before the end ------------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_TOOLS_CHECK_EARLYFINDINGS_H
#define SWAPFOLD_TOOLS_CHECK_EARLYFINDINGS_H

#include "tools/swapfold/check/Baseline.h"
#include "tools/swapfold/check/CheckResult.h"
#include "tools/swapfold/parse/TextHost.h"
#include "tools/swapfold/report/FindingsPrinter.h"
#include <functional>

namespace swapfold {

/// The findings of a long check, of which those that are certain are printed as
/// they come, each once.
class EarlyFindings {
public:
  using WantedFn = std::function<bool(const Proposal &)>;

  /// Those of \p Known are not printed, and met; nor are those that \p Wanted
  /// is false of. \p Tree is the real path of the findings' tree.
  EarlyFindings(FindingsFormat Format, std::string Tree,
                std::optional<Baseline> &Known, WantedFn Wanted)
      : Format(Format), Tree(std::move(Tree)), Known(Known),
        Wanted(std::move(Wanted)) {}

  /// Prints those of \p Found that nothing which is looked at later can change:
  /// what stands in a source, and what rules about entries say.
  llvm::Error parsed(llvm::ArrayRef<ParsedFile> Found);

  /// Prints what no parse can say otherwise.
  llvm::Error read(const TextFindings &Some);

  /// Leaves of \p Some those that were not printed.
  void dropPrinted(std::vector<Proposal> &Some) const;

private:
  llvm::Error print(std::vector<Proposal> Some);

  const FindingsFormat Format;
  const std::string Tree;
  std::optional<Baseline> &Known;
  const WantedFn Wanted;
  std::set<RepeatKey> Printed;
};

/// Adds to \p Findings, which parses have found, those of \p Texts that are not
/// among them. Where a parse may say otherwise of a text, one that came to it,
/// as \p Entered has it, counts alone.
void addTexts(std::vector<Proposal> &Findings,
              llvm::ArrayRef<TextFindings> Texts,
              const std::set<std::string> &Entered);

} // namespace swapfold

#endif // SWAPFOLD_TOOLS_CHECK_EARLYFINDINGS_H
