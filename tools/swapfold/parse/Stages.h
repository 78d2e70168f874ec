//===- Stages.h - what says most is looked at first -------------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A check of many files has three stages (docs/check.md#long-runs):
//
//   sources that rules about entries can find something in, under every
//   configuration -> the texts of all files, which take no flags and no parse
//   -> the other sources
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_TOOLS_PARSE_STAGES_H
#define SWAPFOLD_TOOLS_PARSE_STAGES_H

#include "tools/swapfold/parse/Parsing.h"
#include "tools/swapfold/parse/TextHost.h"

namespace swapfold {

/// Who is told what comes when. An error of one ends the work.
struct StageReports {
  /// All parses of the first stage, or all of a source of the last.
  SourcesDone Parsed;
  /// The texts of a folder were read (TextHost.h).
  llvm::function_ref<llvm::Error(TextFindings)> TextsRead;
};

/// Finds the configurations of \p Request for \p Run, which has none yet, and
/// parses as parseWithHeaders(); in stages if \p IsLong. Unless \p NoTexts,
/// \p Say is told of all texts between the stages, or at the end of those that
/// no parse has come to.
llvm::Error parseInStages(RunOptions &Options,
                          const ConfigurationRequest &Request, bool IsLong,
                          bool NoTexts, const StageReports &Say, Outcome &Run);

} // namespace swapfold

#endif // SWAPFOLD_TOOLS_PARSE_STAGES_H
