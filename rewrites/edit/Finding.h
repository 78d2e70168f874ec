//===- Finding.h - what a rule says about a place ---------------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_REWRITES_EDIT_FINDING_H
#define SWAPFOLD_REWRITES_EDIT_FINDING_H

#include "clang/Basic/SourceLocation.h"
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
};

/// What edits use and the family's header may not have yet: the readable and
/// writable constructor of a kind, or its writable predicate.
struct HeaderNeed {
  enum Definition { Constructors, WritablePredicate } What;
  std::string Kind;

  bool operator<(const HeaderNeed &O) const {
    return std::tie(What, Kind) < std::tie(O.What, O.Kind);
  }
};

/// One diagnostic: its message names the pattern that is wrong. Without edits
/// the notes say why there is no fix.
struct Finding {
  clang::SourceLocation Loc;
  std::string Message;
  std::vector<Edit> Edits;
  std::vector<Note> Notes;
  /// The edits use the unified pair, which the tree may not have yet.
  bool NeedsUnifiedPair = false;
  std::set<HeaderNeed> Needs;
  /// It is about text of a macro's definition, the same for each expansion.
  bool OfDefinition = false;
  /// Nothing is wrong: said for those who ask why nothing was changed.
  bool IsRemark = false;
};

} // namespace swapfold

#endif // SWAPFOLD_REWRITES_EDIT_FINDING_H
