//===- TidyHost.h - clang-tidy's checks in this process ---------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Runs the linked-in checks over one file as clang-tidy would: .clang-tidy
// files, CheckOptions and NOLINT are its own work. Unlike it, only the bodies
// that hold a name of the family are parsed, and the answer comes as data.
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_TOOLS_PARSE_TIDYHOST_H
#define SWAPFOLD_TOOLS_PARSE_TIDYHOST_H

#include "ClangTidyOptions.h"
#include "rewrites/plan/Proposal.h"
#include "rewrites/scan/Scan.h"
#include "rewrites/text/UnifiedDiff.h"
#include "tools/swapfold/build/Configuration.h"
#include "tools/swapfold/options/RunOptions.h"
#include "tools/swapfold/support/FilesRead.h"

namespace swapfold {

struct TidyOptions {
  std::string Checks; ///< clang-tidy's glob list
  bool Verbose = false;
  /// Options of checks, over those of .clang-tidy.
  std::map<std::string, std::string> CheckOptions;
  /// The same, under those of .clang-tidy.
  std::map<std::string, std::string> CheckDefaults;
  /// Findings in other headers are not wanted.
  std::string HeaderFilter = ".*";
  /// What files are looked at for, if there is one: rules about patches read
  /// it.
  std::shared_ptr<const std::vector<DiffFile>> Diff;
};

/// What \p Options ask of the checks.
TidyOptions tidyOptions(const RunOptions &Options, std::string HeaderFilter);

/// Parses \p Path, one of the files that \p How has a command for, and asks the
/// checks. Never fails: what does not parse says so in the answer. A crash or a
/// hang of the parser is the caller's (Workers.h). \p Read, if given, gets the
/// files that this has read or looked for.
ParsedFile parseFile(const std::string &Path, const Configuration &How,
                     const Scan &Scanned, const TidyOptions &Options,
                     FilesRead *Read = nullptr);

/// The words of \p Command with those that \p Options, its file's, add to it.
std::vector<std::string>
commandLine(const clang::tooling::CompileCommand &Command,
            const clang::tidy::ClangTidyOptions &Options);

/// The files that \p How is parsed with: the disk, and what it adds to it.
llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem>
filesOf(const Configuration &How);

/// What tells a check the options of a file: those of .clang-tidy, and what
/// \p Options has over and under them.
std::unique_ptr<clang::tidy::ClangTidyOptionsProvider>
optionsProvider(const TidyOptions &Options);

/// All options of the checks of \p Path, those of .clang-tidy among them.
std::string tidyOptionsFor(llvm::StringRef Path, const TidyOptions &Options);

/// The families to look for in \p Tree: those that its .clang-tidy adds, and
/// \p More, a value of the option 'Family' or nothing; those that are built in
/// under the names that it sets. Fails if a file of one is wrong.
llvm::Expected<Families> familiesOf(llvm::StringRef Tree, llvm::StringRef More);

} // namespace swapfold

#endif // SWAPFOLD_TOOLS_PARSE_TIDYHOST_H
