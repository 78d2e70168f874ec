//===- Outcome.h - the state of a run ---------------------------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_TOOLS_PARSE_OUTCOME_H
#define SWAPFOLD_TOOLS_PARSE_OUTCOME_H

#include "rewrites/plan/Cleanup.h"
#include "rewrites/plan/Plan.h"
#include "rewrites/scan/Scan.h"
#include "tools/swapfold/build/Configuration.h"
#include "tools/swapfold/options/Input.h"
#include "tools/swapfold/report/FindingsPrinter.h"
#include <list>

namespace swapfold {

/// An error of the compiler in a file under a configuration.
struct CompileError {
  std::string Path; ///< of the source that was parsed
  std::string Configuration;
  std::string Differs; ///< see Configuration
  CompilerError What;
};

/// All that a run has to say.
struct Outcome {
  Outcome(const Scan &Scanned, std::list<Configuration> &Configurations,
          const Input &In)
      : Scanned(Scanned), Configurations(Configurations), Tree(In.Tree),
        Files(In.Files) {}

  const Scan &Scanned;
  std::list<Configuration> &Configurations; ///< Coverage adds to them
  std::string Tree;
  std::vector<std::string> Files; ///< if any, only these were asked for
  std::vector<ParsedFile> Parsed;
  std::set<std::string> Entered; ///< files of the scan that a parse came to
  std::vector<NotParsed> Failed;
  std::vector<CompileError> Errors; ///< also of what nobody builds
  RefusedFiles Refused;             ///< the plan is made without
  Plan Done;
  Cleanup After;
};

} // namespace swapfold

#endif // SWAPFOLD_TOOLS_PARSE_OUTCOME_H
