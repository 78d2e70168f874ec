//===- FindingsPrinter.h - findings in the formats people read  -*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_TOOLS_REPORT_FINDINGSPRINTER_H
#define SWAPFOLD_TOOLS_REPORT_FINDINGSPRINTER_H

#include "rewrites/plan/Proposal.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include "llvm/Support/raw_ostream.h"

namespace swapfold {

/// A file under a configuration that gave no answer. Without a configuration,
/// no one compiles it.
struct NotParsed {
  std::string Path;
  std::string Configuration;
  std::string Why;

  bool operator<(const NotParsed &O) const {
    return std::tie(Path, Configuration) < std::tie(O.Path, O.Configuration);
  }
};

/// docs/check.md has what each looks like.
enum class FindingsFormat {
  Text,    ///< FILE:LINE:COLUMN: warning: MESSAGE [RULE], and notes, as clang
  Terse,   ///< FILE:LINE: WARNING:RULE: MESSAGE, as checkpatch --terse
  Json,    ///< swapfold's own
  Sarif,   ///< SARIF 2.1.0
  Github,  ///< commands of a GitHub workflow, which annotate a change
  Rdjsonl, ///< reviewdog's diagnostics, each a line of JSON
  Org,     ///< a list for Emacs, as coccicheck's MODE=org
  Context, ///< marked lines of code, as coccicheck's MODE=context
  Checkstyle, ///< checkstyle's XML
};

/// The format of that name, or an error that also names those that a command
/// has \p Beside them.
llvm::Expected<FindingsFormat>
findingsFormat(llvm::StringRef Name,
               llvm::ArrayRef<llvm::StringRef> Beside = {});

/// What there is to print. Files are named relative to the tree.
struct PrintedFindings {
  llvm::StringRef Tree; ///< its real path
  llvm::ArrayRef<Proposal> Findings;
  // JSON and SARIF have these too; people get them on stderr:
  llvm::ArrayRef<NotParsed> NotChecked;
  llvm::ArrayRef<Remark> Broken; ///< functions that do not compile
  /// By path, the texts of files that are on disk not as they were checked.
  std::map<std::string, std::string> Texts = {};
};

/// Writes \p What to \p OS, in the order that it comes in.
void printFindings(const PrintedFindings &What, FindingsFormat Format,
                   llvm::raw_ostream &OS);

/// \p Path as people know it: relative to \p Tree if it is in there.
llvm::StringRef relativeTo(llvm::StringRef Tree, llvm::StringRef Path);

} // namespace swapfold

#endif // SWAPFOLD_TOOLS_REPORT_FINDINGSPRINTER_H
