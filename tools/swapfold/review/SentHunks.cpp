//===- SentHunks.cpp - the hunks of a patch as they were sent -------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "tools/swapfold/review/ReviewInput.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringExtras.h"
#include <set>

using namespace llvm;

namespace swapfold {

/// Where in \p File, lines from 0, the new side of \p Hunk stands, as near to
/// \p Expected as may be.
static std::optional<size_t> placeIn(ArrayRef<StringRef> File,
                                     const DiffHunk &Hunk, size_t Expected) {
  SmallVector<StringRef> New;
  for (const DiffLine &Line : Hunk.Lines)
    if (Line.Kind != '-')
      New.push_back(Line.Text);
  if (New.size() > File.size())
    return std::nullopt;
  const size_t Last = File.size() - New.size();
  for (size_t Off = 0; Off <= File.size(); ++Off)
    for (size_t At : {Expected + Off, Expected - Off})
      if (At <= Last && File.slice(At, New.size()) == ArrayRef(New))
        return At;
  return std::nullopt;
}

/// Gives the lines of \p File the numbers that they have in \p New, its text:
/// git finds hunks where others have moved them. False if one is not there.
static bool renumber(DiffFile &File, StringRef New) {
  SmallVector<StringRef> Lines;
  New.split(Lines, '\n');
  unsigned Moved = 0; // modulo its range, as it may be upwards
  for (DiffHunk &Hunk : File.Hunks) {
    auto First = find_if(Hunk.Lines,
                         [](const DiffLine &Line) { return Line.Kind != '-'; });
    if (First == Hunk.Lines.end())
      continue;
    std::optional<size_t> At = placeIn(Lines, Hunk, First->New + Moved - 1);
    if (!At)
      return false;
    Moved = *At + 1 - First->New;
    for (DiffLine &Line : Hunk.Lines)
      Line.New += Moved;
  }
  return true;
}

std::vector<DiffFile> sentHunks(const ReviewedPatch &Patch,
                                ArrayRef<MailedPatch> Mails) {
  std::vector<DiffFile> Out;
  std::set<std::string> Known;
  for (const MailedPatch &Mail : Mails) {
    Expected<std::vector<DiffFile>> Sent = readDiff(Mail.Text);
    if (!Sent) {
      consumeError(Sent.takeError());
      continue;
    }
    for (DiffFile &File : *Sent) {
      // Names may have another folder in front than git's a/ and b/.
      auto Made = find_if(Patch.Files, [&](const DiffFile &Made) {
        return StringRef("/" + File.Path).ends_with("/" + Made.Path);
      });
      auto Change = find_if(Patch.Changes, [&](const FileDifference &Change) {
        return Made != Patch.Files.end() && Change.Path == Made->Path;
      });
      if (Change == Patch.Changes.end() || !Known.insert(Made->Path).second)
        continue;
      File.Path = Made->Path;
      if (!renumber(File, Change->New.value_or("")))
        File = *Made;
      Out.push_back(std::move(File));
    }
  }
  for (const DiffFile &Made : Patch.Files)
    if (Known.insert(Made.Path).second)
      Out.push_back(Made);
  return Out;
}

} // namespace swapfold
