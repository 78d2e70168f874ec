//===- AnswerCache.cpp - what earlier parses have said --------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "tools/swapfold/parse/AnswerCache.h"
#include "tools/swapfold/parse/Wire.h"
#include "tools/swapfold/support/Files.h"

using namespace llvm;

namespace swapfold {

std::optional<AnswerCache> AnswerCache::open(const Scan &Scanned,
                                             const TidyOptions &Options) {
  if (!programBuild())
    return std::nullopt;
  std::optional<CacheFolder> Folder = CacheFolder::open("answers", 256 << 20);
  if (!Folder)
    return std::nullopt;
  return AnswerCache(std::move(*Folder), Questions(Scanned, Options));
}

std::string AnswerCache::fileFor(const std::string &Path,
                                 const Configuration &How) {
  return Folder.fileFor(Asked.about(Path, How));
}

std::optional<std::string> AnswerCache::find(const std::string &Path,
                                             const Configuration &How) {
  Expected<std::string> Bytes = readFile(fileFor(Path, How));
  if (!Bytes) {
    consumeError(Bytes.takeError());
    return std::nullopt;
  }
  WireReader In(*Bytes);
  FilesRead Read;
  std::string Answer;
  In(Read), In(Answer);
  auto It = Now.try_emplace(How.Overlay.get(), filesOf(How)).first;
  if (!In.good() || !It->second.areStill(Read))
    return std::nullopt;
  return Answer;
}

void AnswerCache::put(const std::string &Path, const Configuration &How,
                      FilesRead Read, std::string Answer) {
  // These are part of the question.
  for (const auto &[Own, _] : How.OwnFiles)
    Read.erase(Own);
  WireWriter Out;
  Out(Read), Out(Answer);
  consumeError(writeAtomically(fileFor(Path, How), Out.Bytes));
}

} // namespace swapfold
