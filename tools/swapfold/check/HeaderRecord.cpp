//===- HeaderRecord.cpp - what one build has heard of headers -------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "tools/swapfold/check/HeaderRecord.h"
#include "tools/swapfold/report/Fingerprints.h"
#include "tools/swapfold/support/FileLock.h"
#include "tools/swapfold/support/Files.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include <unistd.h>

using namespace llvm;

namespace swapfold {

namespace {
struct ProcessStatus {
  std::string Name;
  unsigned Parent = 0;
  std::string Start; ///< in ticks since the machine was started
};
} // namespace

/// What /proc says of \p Process, which is "PID (NAME) STATE PARENT ...".
static std::optional<ProcessStatus> statusOf(unsigned Process) {
  auto Read =
      MemoryBuffer::getFileAsStream("/proc/" + Twine(Process) + "/stat");
  if (!Read)
    return std::nullopt;
  auto [Front, Back] = (*Read)->getBuffer().rsplit(')');
  ProcessStatus Out;
  Out.Name = Front.split('(').second.str();
  SmallVector<StringRef> Fields;
  SplitString(Back, Fields);
  if (Fields.size() < 20 || Fields[1].getAsInteger(10, Out.Parent))
    return std::nullopt;
  Out.Start = Fields[19].str();
  return Out;
}

/// The outermost make above this process, as no other has it; or nothing. A
/// make that make has started has the same.
static std::string runOfMake() {
  std::string Out;
  unsigned Process = ::getppid();
  while (std::optional<ProcessStatus> Status = statusOf(Process)) {
    if (Status->Name == "make" || Status->Name == "gmake")
      Out = utostr(Process) + " " + Status->Start;
    Process = Status->Parent;
  }
  return Out;
}

Error dropSaidOfHeaders(std::vector<Proposal> &Findings, StringRef Source,
                        StringRef Tree, StringRef Directory) {
  const std::string Run = runOfMake();
  if (Run.empty() || all_of(Findings, [&](const Proposal &P) {
        return P.Where.Path == Source;
      }))
    return Error::success();
  const PrintedFindings What{Tree, Findings, {}, {}};
  SourceTexts Texts(What.Texts);
  const std::vector<std::string> Prints = fingerprints(What, Texts);

  // By these names make clean takes them away.
  const std::string File = (Directory + "/.swapfold-kbuild.tmp").str();
  FileLock Lock;
  if (Error E = Lock.open((Directory + "/.swapfold-kbuild.lock.tmp").str()))
    return E;
  if (Error E = Lock.take(FileLock::Exclusive, /*SaysSo=*/false))
    return E;
  std::string Said;
  if (sys::fs::exists(File)) {
    Expected<std::string> Read = readFile(File);
    if (!Read)
      return Read.takeError();
    Said = std::move(*Read);
  }
  // What another run has said is said anew.
  if (StringRef(Said).split('\n').first != Run)
    Said = Run + "\n";
  std::vector<Proposal> Left;
  for (const auto &[P, Print] : zip(Findings, Prints)) {
    if (P.Where.Path != Source) {
      if (StringRef(Said).contains(Print))
        continue;
      Said += Print + "\n";
    }
    Left.push_back(std::move(P));
  }
  Findings = std::move(Left);
  return writeAtomically(File, Said);
}

} // namespace swapfold
