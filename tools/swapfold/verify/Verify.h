//===- Verify.h - what a change of a tree does to what is built -*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_TOOLS_VERIFY_VERIFY_H
#define SWAPFOLD_TOOLS_VERIFY_VERIFY_H

#include "rewrites/compare/ChangedNames.h"
#include "rewrites/compare/LostEffects.h"
#include "rewrites/plan/LostComments.h"
#include "tools/swapfold/build/Configuration.h"
#include "tools/swapfold/patch/TreeDifferences.h"
#include "tools/swapfold/report/HtmlSizes.h"
#include "tools/swapfold/verify/Compile.h"
#include "llvm/Support/raw_ostream.h"

namespace swapfold {

struct VerifyRequest : CompileOptions {
  VerifyRequest(const CompileOptions &How, std::string Tree)
      : CompileOptions(How), Tree(std::move(Tree)) {}

  std::string Tree; ///< real path of the tree before
  std::vector<FileDifference> Changes;
  bool Identical = false;   ///< no function's code may differ
  bool AllowLosses = false; ///< lost assertions were asked for
};

/// A function whose code is not the same; one side may be missing.
struct CodeDifference {
  std::string Configuration;
  std::string Path, Function;
  std::optional<FunctionCode> Before, After;
  /// The code of the whole file is the same once the optimiser is left less
  /// choice.
  bool ByChoice = false;
};

/// A line about a file that goes by no better type.
struct FileRemark {
  std::string Path;
  std::string Text;
};

/// What a configuration has to say.
struct ConfigurationResult {
  std::string Name;
  unsigned Compiled = 0;                 ///< files
  unsigned Parsed = 0;                   ///< files that cannot be built here
  unsigned Identical = 0;                ///< functions
  std::vector<CompilerMessage> Messages; ///< new ones
  std::vector<CodeDifference> Differences;
};

struct Verification {
  unsigned Changed = 0; ///< C files
  unsigned Users = 0;   ///< sources concerned by changed headers besides
  unsigned Others = 0;  ///< changed files that no compiler reads
  std::vector<ConfigurationResult> Messages, Code;
  std::vector<FileRemark> NotCompiled;
  std::vector<FileRemark> Brackets;
  std::vector<DeadUse> DeadUses;
  std::vector<LostEffect> Losses;
  std::vector<LostComment> Comments; ///< listed; a person may reword them
};

/// Compiles what \p Request.Changes concern, before and after, and compares.
/// Progress goes to stderr. Fails if there is no way to compile anything, or if
/// the user interrupts.
llvm::Expected<Verification> verifyChanges(const VerifyRequest &Request);

/// False for what both sides have, but not the tree.
bool isChanged(const FileRewrite &Change);

/// Notes in \p Out what the texts alone tell of \p Changes (paths relative to
/// the tree, a missing text is empty). Returns the sources that use what
/// changed headers define. Fails if a file cannot be read, or if the user
/// interrupts.
llvm::Expected<std::set<std::string>>
compareTexts(const VerifyRequest &Request, llvm::ArrayRef<FileRewrite> Changes,
             Verification &Out);

/// Prints \p Found. Returns true if nothing in it needs a look, as
/// \p Request says.
bool reportVerification(const Verification &Found, const VerifyRequest &Request,
                        llvm::raw_ostream &OS);

/// Prints a table of the functions whose code differs, in each configuration
/// that was compiled, with their sizes; nothing if there are none.
void printCodeSizes(const Verification &Found, llvm::raw_ostream &OS);

/// Adds what printCodeSizes() prints to \p Out, for a page. \p What goes before
/// the configurations' names.
void addCodeSizes(const Verification &Found, llvm::StringRef What,
                  std::vector<CodeSizes> &Out);

} // namespace swapfold

#endif // SWAPFOLD_TOOLS_VERIFY_VERIFY_H
