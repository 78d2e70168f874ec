//===- Parsing.h - parse what is worth it, in workers -----------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_TOOLS_PARSE_PARSING_H
#define SWAPFOLD_TOOLS_PARSE_PARSING_H

#include "tools/swapfold/options/Input.h"
#include "tools/swapfold/options/RunOptions.h"
#include "tools/swapfold/parse/Coverage.h"
#include "tools/swapfold/parse/Outcome.h"
#include "tools/swapfold/parse/Parses.h"

namespace swapfold {

/// True for a file that is parsed by itself.
inline bool isWorthParsing(const ScannedFile &File) {
  return File.Candidate && isSourceFile(File.Path);
}

/// What any scan of \p Tree under \p Options, which must outlive it, asks for.
/// Fails if a family's file is wrong.
llvm::Expected<ScanRequest> scanRequest(const RunOptions &Options,
                                        llvm::StringRef Tree);

/// Scans what \p In asks for, as the rules of \p Options need it. What was
/// passed over is a warning on stderr. \p Headers, if given, are all that there
/// are (Scan.h). Fails if a killed run has left the tree half written.
llvm::Expected<Scan>
scanFor(const RunOptions &Options, const Input &In,
        std::optional<std::vector<std::string>> Headers = std::nullopt);

/// How \p Options have the files of \p Scanned that are worth a parse compiled.
ConfigurationRequest configurationsFor(const RunOptions &Options,
                                       const Input &In, const Scan &Scanned);

/// Finds the configurations of \p Request. A kernel is not prepared for no
/// files.
llvm::Expected<std::list<Configuration>>
configure(const ConfigurationRequest &Request);

/// Parses the sources of \p Run that are worth it under its configurations, and
/// then under more of them (Coverage.h) until each use was seen or nothing is
/// left to try. What comes back, and what fails, goes into \p Run. An error is
/// one of the whole run.
llvm::Error parse(const RunOptions &Options,
                  const ConfigurationRequest &Prepare, Outcome &Run);

/// What parse() begins with: the parses that depend on no other, of those
/// sources that \p Wanted is true of. parseAll() says what \p Done is.
llvm::Error parseFirst(
    const RunOptions &Options, Outcome &Run,
    llvm::function_ref<bool(const ScannedFile &)> Wanted =
        [](const ScannedFile &) { return true; },
    SourcesDone Done = {});

/// What parse() goes on with: the parses that depend on those before.
llvm::Error parseFurther(const RunOptions &Options, Coverage &More,
                         Outcome &Run);

/// Adds \p More to the configurations of \p Run and parses all that they have
/// commands for.
llvm::Error parseUnder(std::vector<Configuration> More,
                       const RunOptions &Options, Outcome &Run);

} // namespace swapfold

#endif // SWAPFOLD_TOOLS_PARSE_PARSING_H
