//===- TextHost.h - rules that read text, without a parse -------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_TOOLS_PARSE_TEXTHOST_H
#define SWAPFOLD_TOOLS_PARSE_TEXTHOST_H

#include "tools/swapfold/options/RunOptions.h"
#include "tools/swapfold/parse/TidyHost.h"
#include "tools/swapfold/report/FindingsPrinter.h"

namespace swapfold {

/// What rules say of files as they are written.
struct TextFindings {
  std::vector<Proposal> Proposals; ///< without edits
  /// Files of which they would have to know what a macro is: there a parse may
  /// say otherwise.
  std::set<std::string> Unsure;
  std::vector<NotParsed> NotRead; ///< files of which nothing is known
};

/// Reads \p Files, real paths, in workers, and asks those rules that need no
/// parse. \p Take gets what these say of all files of a folder, the folders in
/// the order of their paths; an error of it ends the work. Fails if the user
/// interrupts. What a crash or a limit loses is said on stderr too.
llvm::Error readTexts(llvm::ArrayRef<std::string> Files,
                      const RunOptions &Options, llvm::StringRef Tree,
                      llvm::function_ref<llvm::Error(TextFindings)> Take);

} // namespace swapfold

#endif // SWAPFOLD_TOOLS_PARSE_TEXTHOST_H
