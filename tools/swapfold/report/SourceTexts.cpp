//===- SourceTexts.cpp - files as the findings are about them -------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "tools/swapfold/report/SourceTexts.h"
#include "tools/swapfold/support/Files.h"
#include "llvm/ADT/STLExtras.h"

using namespace llvm;

namespace swapfold {

const SourceTexts::File &SourceTexts::file(const std::string &Path) {
  auto [It, New] = Files.try_emplace(Path);
  File &Out = It->second;
  if (!New)
    return Out;
  if (auto Given = Known.find(Path); Given != Known.end())
    Out.Text = Given->second;
  else if (Expected<std::string> Read = readFile(Path))
    Out.Text = std::move(*Read);
  else
    // It was there when it was parsed. A report without its lines is better
    // than none.
    consumeError(Read.takeError());
  Out.Starts.push_back(0);
  for (size_t I = 0; I != Out.Text.size(); ++I)
    if (Out.Text[I] == '\n')
      Out.Starts.push_back(I + 1);
  return Out;
}

StringRef SourceTexts::line(const std::string &Path, unsigned Line) {
  const File &F = file(Path);
  if (Line == 0 || Line > F.Starts.size())
    return "";
  return StringRef(F.Text).substr(F.Starts[Line - 1]).split('\n').first;
}

unsigned SourceTexts::lineCount(const std::string &Path) {
  const File &F = file(Path);
  // Behind the last newline there is no line.
  const bool IsEnded = F.Text.empty() || F.Text.back() == '\n';
  return F.Starts.size() - IsEnded;
}

SourceTexts::Position SourceTexts::position(const std::string &Path,
                                            unsigned Offset) {
  const File &F = file(Path);
  unsigned Line = llvm::upper_bound(F.Starts, Offset) - F.Starts.begin();
  return {Line, static_cast<unsigned>(Offset - F.Starts[Line - 1] + 1)};
}

unsigned SourceTexts::offsetOf(const std::string &Path, unsigned Line) {
  const File &F = file(Path);
  return Line <= F.Starts.size() ? F.Starts[Line - 1] : F.Text.size();
}

StringRef SourceTexts::slice(const std::string &Path, unsigned Begin,
                             unsigned End) {
  return StringRef(file(Path).Text).slice(Begin, End);
}

} // namespace swapfold
