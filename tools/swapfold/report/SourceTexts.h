//===- SourceTexts.h - files as the findings are about them --- -*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_TOOLS_REPORT_SOURCETEXTS_H
#define SWAPFOLD_TOOLS_REPORT_SOURCETEXTS_H

#include "llvm/ADT/StringRef.h"
#include <map>
#include <string>
#include <vector>

namespace swapfold {

/// The texts of files, each read once, and their lines.
class SourceTexts {
public:
  /// \p Known is taken for the files that it has, and outlives this.
  explicit SourceTexts(const std::map<std::string, std::string> &Known)
      : Known(Known) {}

  /// The line of that number, from 1, without its end; empty if there is none.
  llvm::StringRef line(const std::string &Path, unsigned Line);

  /// How many lines there are.
  unsigned lineCount(const std::string &Path);

  /// A place that is known by its offset. The column counts bytes.
  struct Position {
    unsigned Line = 1, Column = 1; ///< from 1
  };
  Position position(const std::string &Path, unsigned Offset);

  /// Where the line of that number begins; the end of the text if there is
  /// none.
  unsigned offsetOf(const std::string &Path, unsigned Line);

  /// The bytes from \p Begin to \p End, as far as there are any.
  llvm::StringRef slice(const std::string &Path, unsigned Begin, unsigned End);

private:
  struct File {
    std::string Text;
    std::vector<size_t> Starts; ///< offset of each line
  };
  const File &file(const std::string &Path);

  const std::map<std::string, std::string> &Known;
  std::map<std::string, File> Files;
};

} // namespace swapfold

#endif // SWAPFOLD_TOOLS_REPORT_SOURCETEXTS_H
