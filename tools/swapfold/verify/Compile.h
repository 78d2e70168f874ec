//===- Compile.h - files compiled before and after --------------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_TOOLS_VERIFY_COMPILE_H
#define SWAPFOLD_TOOLS_VERIFY_COMPILE_H

#include "tools/swapfold/build/Configuration.h"
#include "tools/swapfold/verify/ObjectCode.h"
#include "tools/swapfold/verify/StagedTree.h"
#include <set>

namespace swapfold {

/// A warning or an error.
struct CompilerMessage {
  std::string Text; ///< the line, paths relative to the tree
  std::string Key;  ///< the same without line and column
  bool IsError;
};

/// What one compilation said and made.
struct Compilation {
  bool Ran = false;
  bool Good = false; ///< the compiler ended with status 0
  std::vector<CompilerMessage> Messages;
  std::set<std::string> Included; ///< relative paths of the tree's files
  bool Missed = false; ///< it read a file of the tree in place of a change
  ObjectCode Code;
  std::string NoCode; ///< why there is none, if there should be some
};

enum class CompileFor {
  Messages, ///< as its own build would
  Code,     ///< for machine code that does not depend on line numbers
  Settled,  ///< the same with less left to the optimiser's choice
  Parse,    ///< no object: for architectures without an assembler here
};

inline bool isForCode(CompileFor What) {
  return What == CompileFor::Code || What == CompileFor::Settled;
}

/// One file under one configuration.
struct CompileTask {
  const clang::tooling::CompileCommand *Command;
  CompileFor What;
};

/// Compiles every task's file on the stage, as it stands there now, \p Jobs at
/// a time. The results are in the order of the tasks. Fails if a compiler
/// cannot be started, or if the user interrupts.
llvm::Expected<std::vector<Compilation>>
compileAll(const StagedTree &On, llvm::ArrayRef<CompileTask> Tasks,
           unsigned Jobs);

} // namespace swapfold

#endif // SWAPFOLD_TOOLS_VERIFY_COMPILE_H
