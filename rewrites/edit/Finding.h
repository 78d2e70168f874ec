//===- Finding.h - what a rule says about a place ---------------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_REWRITES_EDIT_FINDING_H
#define SWAPFOLD_REWRITES_EDIT_FINDING_H

#include "rewrites/edit/Request.h"
#include "rewrites/family/HeaderNeed.h"
#include "rewrites/text/FindingText.h"
#include "clang/Basic/SourceLocation.h"
#include "llvm/ADT/Twine.h"
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <vector>

namespace swapfold {

/// A stretch of one file's text, as offsets.
struct FileRange {
  clang::FileID File;
  unsigned Begin = 0;
  unsigned End = 0;

  bool operator==(const FileRange &O) const {
    return std::tie(File, Begin, End) == std::tie(O.File, O.Begin, O.End);
  }
};

/// Text to put in place of a range. An empty range inserts.
struct Edit {
  FileRange Range;
  std::string Text;

  bool operator==(const Edit &O) const {
    return Range == O.Range && Text == O.Text;
  }
};

struct Note {
  clang::SourceLocation Loc;
  std::string Message;
  NoteRole Role = NoteRole::Fact;
};

/// One diagnostic: its message names the pattern that is wrong. Without edits
/// the notes say why there is no fix.
struct Finding {
  clang::SourceLocation Loc;
  /// The last token of what it is about, where that goes beyond its statement.
  clang::SourceLocation End;
  FindingText Message;
  /// What a reply to a patch asks its author for.
  Request Asks = Request::Nothing;
  /// What the request has to name beside what the message does.
  std::vector<std::string> Details;
  std::vector<Edit> Edits;
  std::vector<Note> Notes;
  /// Said too if the edits are not applied: which old names stay with them, of
  /// which no other finding speaks.
  std::vector<Note> Stays;
  /// What the edits use and the tree may not have yet.
  std::set<HeaderNeed> Needs;
  /// What the edits add to a header, for others that need it.
  std::optional<HeaderNeed> Adds;
  /// What there are no edits for want of: the header cannot get it.
  std::optional<HeaderNeed> Lacks;
  /// The kinds of entries that it is about, if it names some as missing.
  std::vector<std::string> MissingKinds;
  /// It is about text of a macro's definition, the same for each expansion.
  bool OfDefinition = false;
  /// Nothing is wrong: said for those who ask why nothing was changed.
  bool IsRemark = false;

  /// Adds the note that \p What ("not folded") and \p Why.
  void refuse(llvm::StringRef What, const std::string &Why) {
    Notes.push_back({Loc, (What + ": " + Why).str(), NoteRole::Refusal});
  }
};

} // namespace swapfold

#endif // SWAPFOLD_REWRITES_EDIT_FINDING_H
