//===- BlindSpots.h - what no parse went over -------------------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_TOOLS_PARSE_BLINDSPOTS_H
#define SWAPFOLD_TOOLS_PARSE_BLINDSPOTS_H

#include "tools/swapfold/parse/Outcome.h"
#include "llvm/Support/raw_ostream.h"

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

/// The uses of names in files worth a parse that none of \p Run went over.
std::vector<BlindSpot> findBlindSpots(const Outcome &Run);

/// Why no parse came to \p File, as a clause.
std::string whyNotEntered(const ScannedFile &File, const Outcome &Run);

/// The functions that do not compile, each once.
std::set<Remark> brokenFunctions(const Outcome &Run);

/// Prints functions that do not compile, files that do not parse, and \p Spots.
void reportUnseen(const Outcome &Run, llvm::ArrayRef<BlindSpot> Spots,
                  llvm::raw_ostream &OS);

} // namespace swapfold

#endif // SWAPFOLD_TOOLS_PARSE_BLINDSPOTS_H
