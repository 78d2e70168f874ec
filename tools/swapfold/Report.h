//===- Report.h - what a run tells people -----------------------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_TOOLS_REPORT_H
#define SWAPFOLD_TOOLS_REPORT_H

#include "rewrites/Aftermath.h"
#include "rewrites/Plan.h"
#include "rewrites/Scan.h"
#include "tools/swapfold/Configuration.h"
#include "tools/swapfold/FindingsPrinter.h"
#include "tools/swapfold/Input.h"
#include "llvm/Support/raw_ostream.h"
#include <list>

namespace swapfold {

/// A use of a name that no parse went over.
struct BlindSpot {
  const ScannedFile *File;
  const Occurrence *Use;
  enum Reason {
    NotEntered,  ///< no parse came to the file
    Broken,      ///< the function around it does not compile
    Hidden,      ///< by preprocessor conditions
    NotExpanded, ///< it stands in a macro, which is defined at least
    Dropped      ///< by a macro that it is handed to
  } Reason;
  std::string Why; ///< for people
};

/// An error of the compiler in a file under a configuration.
struct CompileError {
  std::string Path; ///< of the source that was parsed
  std::string Configuration;
  Remark What;
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
  Plan Done;
  Aftermath After;
};

/// The uses of names in files worth a parse that none of \p Run went over.
std::vector<BlindSpot> findBlindSpots(const Outcome &Run);

/// Why no parse came to \p File, as a clause.
std::string whyNotEntered(const ScannedFile &File, const Outcome &Run);

/// The functions that do not compile, each once.
std::set<Remark> brokenFunctions(const Outcome &Run);

/// Prints functions that do not compile, files that do not parse, and \p Spots.
void reportUnseen(const Outcome &Run, llvm::ArrayRef<BlindSpot> Spots,
                  llvm::raw_ostream &OS);

/// Prints findings without a fix, what was not seen and a summary, and under
/// \p Verbose every finding. Returns true if there was anything but the
/// summary to say.
bool report(const Outcome &Run, bool Verbose, llvm::raw_ostream &OS);

} // namespace swapfold

#endif // SWAPFOLD_TOOLS_REPORT_H
