//===- AnswerBook.h - what a run need not parse again -----------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_TOOLS_PARSE_ANSWERBOOK_H
#define SWAPFOLD_TOOLS_PARSE_ANSWERBOOK_H

#include "tools/swapfold/parse/AnswerLog.h"
#include "tools/swapfold/support/FileLock.h"
#include "llvm/Support/raw_ostream.h"

namespace swapfold {

/// Logs that a run looks answers up in, and the one that it writes its own to.
class AnswerBook {
public:
  AnswerBook();

  void read(AnswerLog Log) { Logs.push_back(std::move(Log)); }
  /// From here on answers are written to \p To as they come.
  AnswerLogWriter &write(std::unique_ptr<llvm::raw_ostream> To);

  /// The answer to \p Question if a log has one that is still right.
  std::optional<Answer> find(uint64_t Question);
  void put(uint64_t Question, const FilesRead &Read, Answer Said);

  /// The logs have all that does not depend on other answers: to have to parse
  /// that means that they are of something else.
  bool IsWhole = false;

  FileLock Lock; ///< of the log that is written

private:
  std::vector<AnswerLog> Logs;
  std::unique_ptr<llvm::raw_ostream> Out;
  std::optional<AnswerLogWriter> Writer;
  FilesNow Now;
};

} // namespace swapfold

#endif // SWAPFOLD_TOOLS_PARSE_ANSWERBOOK_H
