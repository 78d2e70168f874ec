//===- ReviewInput.cpp - the patches that are reviewed --------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "tools/swapfold/review/ReviewInput.h"
#include "rewrites/text/Failure.h"
#include "rewrites/tree/RealPath.h"
#include "tools/swapfold/patch/PatchRevisions.h"
#include "tools/swapfold/report/Output.h"
#include "tools/swapfold/report/TreeWriter.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/FileSystem.h"

using namespace llvm;
namespace fs = llvm::sys::fs;

namespace swapfold {

/// Fills in what differs between the sides of \p Out, and what \p Mails say of
/// it.
static Error makeFiles(ReviewedPatch &Out, ArrayRef<MailedPatch> Mails) {
  std::vector<FileRewrite> Texts;
  for (const FileDifference &Change : Out.Changes)
    if (Change.Old != Change.New)
      Texts.push_back({Out.Tree + "/" + Change.Path, Change.Old.value_or(""),
                       Change.New.value_or("")});
  Expected<std::string> Diff = makeDiff(Texts, Out.Tree, /*Color=*/false);
  if (!Diff)
    return Diff.takeError();
  Expected<std::vector<DiffFile>> Files = readDiff(*Diff);
  if (!Files)
    return Files.takeError();
  Out.Files = std::move(*Files);
  Out.Sent = sentHunks(Out, Mails);
  return Error::success();
}

/// The patches that \p Names mean in the tree \p Tree, a real path.
static Expected<std::vector<AppliedPatch>>
readApplied(StringRef Tree, ArrayRef<std::string> Names) {
  if (Names.size() == 1 && isRevision(Tree, Names.front()))
    return readRevisions(Tree, Names.front());
  for (const std::string &Name : Names)
    if (fs::is_directory(Name))
      return failure(Name + " is a directory: give a patch, or REV..REV");
  return applyEach(Tree, Names);
}

Expected<std::vector<ReviewedPatch>> readPatches(StringRef Tree,
                                                 ArrayRef<std::string> Names) {
  Expected<std::string> Real = realPath(Tree);
  if (!Real)
    return Real.takeError();
  if (!fs::is_directory(*Real))
    return failure(Tree + " is no directory");
  if (Error E = checkWhollyWritten(*Real))
    return E;
  Expected<std::vector<AppliedPatch>> Applied = readApplied(*Real, Names);
  if (!Applied)
    return Applied.takeError();
  std::vector<ReviewedPatch> Out;
  for (AppliedPatch &One : *Applied) {
    ReviewedPatch Patch;
    Patch.Tree = *Real;
    Patch.Changes = std::move(One.Changes);
    Patch.Mail = One.Patch.Headers;
    Patch.Warning = One.Warning;
    if (Error E = makeFiles(Patch, One.Patch))
      return E;
    Out.push_back(std::move(Patch));
  }
  return Out;
}

bool changesCode(const ReviewedPatch &Patch) {
  return any_of(Patch.Files,
                [](const DiffFile &File) { return isCFile(File.Path); });
}

Expected<ReviewedPatch> asOne(ArrayRef<ReviewedPatch> Steps, StringRef Tree) {
  if (Steps.size() == 1)
    return Steps.front();
  ReviewedPatch Out;
  if (Steps.empty()) {
    if (Error E = realPath(Tree).moveInto(Out.Tree))
      return E;
    return Out;
  }
  Out = Steps.front();
  for (const ReviewedPatch &Step : Steps.drop_front())
    for (const FileDifference &Change : Step.Changes) {
      auto Known = find_if(Out.Changes, [&](const FileDifference &Other) {
        return Other.Path == Change.Path;
      });
      if (Known == Out.Changes.end())
        Out.Changes.push_back(Change);
      else
        Known->New = Change.New;
    }
  llvm::sort(Out.Changes, [](const FileDifference &A, const FileDifference &B) {
    return A.Path < B.Path;
  });
  if (Error E = makeFiles(Out, {}))
    return E;
  return Out;
}

} // namespace swapfold
