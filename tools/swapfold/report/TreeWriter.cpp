//===- TreeWriter.cpp - who may write to a tree ---------------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "tools/swapfold/report/TreeWriter.h"
#include "rewrites/text/Failure.h"
#include "tools/swapfold/build/Kbuild.h"
#include "tools/swapfold/support/Count.h"
#include "llvm/Support/Path.h"

using namespace llvm;
namespace path = llvm::sys::path;

namespace swapfold {

/// The lock and the journal of all that is in a kernel tree are the tree's.
static StringRef topOf(StringRef Tree) {
  for (StringRef Dir = Tree; !Dir.empty(); Dir = path::parent_path(Dir))
    if (isKernelTree(Dir))
      return Dir;
  return Tree;
}

Expected<std::unique_ptr<TreeWriter>> TreeWriter::start(StringRef Tree,
                                                        raw_ostream &OS) {
  StringRef Top = topOf(Tree);
  std::unique_ptr<TreeWriter> Writer(new TreeWriter(Top));
  if (Error E = Writer->Lock.openDirectory(Top))
    return E;
  if (Error E = Writer->Lock.take(FileLock::Exclusive))
    return E;
  switch (Writer->Journal.state()) {
  case WriteJournal::Absent:
    break;
  case WriteJournal::Begun:
    if (Error E = Writer->Journal.remove())
      return E;
    OS << "swapfold: removed what a killed run had left in " << Top << "\n";
    break;
  case WriteJournal::Settled:
    Expected<size_t> Files = Writer->Journal.recover();
    if (!Files)
      return Files.takeError();
    OS << "swapfold: completed what a killed run had begun in " << Top << ": "
       << counted(*Files, "file") << " written\n";
    break;
  }
  return Writer;
}

Error checkWhollyWritten(StringRef Tree) {
  StringRef Top = topOf(Tree);
  WriteJournal Journal(Top);
  if (Journal.state() != WriteJournal::Settled)
    return Error::success();
  // Somebody may be at it just now.
  FileLock Lock;
  if (Error E = Lock.openDirectory(Top))
    return E;
  if (Error E = Lock.take(FileLock::Shared))
    return E;
  if (Journal.state() != WriteJournal::Settled)
    return Error::success();
  return failure(Top + " is half written, because a run was killed; swapfold "
                       "rewrite --in-place or check --fix completes it");
}

} // namespace swapfold
