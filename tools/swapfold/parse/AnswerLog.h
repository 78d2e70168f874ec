//===- AnswerLog.h - what parses have said, in one file ---------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A log is lines of JSON, of which each is an object
// (docs/kernel-ci.md#shards). It only grows: what was written before its
// program was killed can be read.
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_TOOLS_PARSE_ANSWERLOG_H
#define SWAPFOLD_TOOLS_PARSE_ANSWERLOG_H

#include "rewrites/plan/Proposal.h"
#include "tools/swapfold/build/Configuration.h"
#include "tools/swapfold/options/RunOptions.h"
#include "tools/swapfold/support/FilesRead.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/Support/JSON.h"
#include <set>

namespace swapfold {

/// What came of one parse.
struct Answer {
  ParsedFile Parsed;
  std::set<std::string> Entered; ///< files of the scan that it came to
  std::string Failed;            ///< how the parser ended, if that was early
};

/// The first line of a log: what it was made for.
struct LogTitle {
  std::string Build;                ///< programBuild()
  std::string Tree;                 ///< real path
  std::vector<std::string> Command; ///< words
  ShardNumber Part;
};

class AnswerLogWriter {
public:
  explicit AnswerLogWriter(llvm::raw_ostream &Out) : Out(Out) {}

  void title(const LogTitle &Title);
  /// How \p How compiles its files.
  void configuration(const Configuration &How);
  /// What the parse has said that was asked \p Question and read \p Read.
  void answer(uint64_t Question, const FilesRead &Read, Answer Said);
  /// Nothing follows. Without it a log is cut off.
  void end();

private:
  friend class AnswerLog;
  unsigned number(const std::string &Text);
  void write(llvm::json::Object Line);

  llvm::raw_ostream &Out;
  llvm::StringMap<unsigned> Numbers; ///< of texts that were written
  llvm::json::Array New;             ///< that are to be written first
  unsigned Configurations = 0;
};

/// A log, read.
class AnswerLog {
public:
  /// Reads \p File as far as its lines are whole. Fails if it is no log, or one
  /// of another version.
  static llvm::Expected<AnswerLog> read(llvm::StringRef File);

  LogTitle Title;
  std::vector<Configuration> Configurations;
  bool Ended = false; ///< and not cut off

  /// The answer to \p Question, if there is one and all that it was made of is
  /// as it was.
  std::optional<Answer> find(uint64_t Question, FilesNow &Now);
  /// A file that is not as it was when an answer was made of it, if any is not.
  std::optional<std::string> changed(FilesNow &Now);

  /// Goes on at the end of what was read, which is \p Size bytes.
  void resume(AnswerLogWriter &Writer) const;
  uint64_t size() const { return Size; }

private:
  struct Entry {
    std::string Read, Entered; ///< numbers of texts, in ranges
    std::string Failed;
    uint64_t Bytes = 0; ///< of what was said
    std::string Said;   ///< packed, in base 64
  };
  llvm::Error take(const llvm::json::Object &Line);
  const std::string &text(int64_t Number) const;
  bool isStill(unsigned Number, FilesNow &Now);

  std::vector<std::string> Texts;
  std::vector<std::optional<bool>> Still; ///< of each text that was a file
  llvm::DenseMap<uint64_t, Entry> Entries;
  uint64_t Size = 0;
};

} // namespace swapfold

#endif // SWAPFOLD_TOOLS_PARSE_ANSWERLOG_H
