//===- ReviewInput.h - the patch that is reviewed ---------------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_TOOLS_REVIEW_REVIEWINPUT_H
#define SWAPFOLD_TOOLS_REVIEW_REVIEWINPUT_H

#include "rewrites/text/UnifiedDiff.h"
#include "tools/swapfold/patch/PatchMail.h"
#include "tools/swapfold/patch/TreeDifferences.h"
#include "llvm/ADT/STLExtras.h"

namespace swapfold {

/// A patch and what it makes of a tree.
struct ReviewedPatch {
  std::string Tree; ///< real path
  /// What it changes; and files that are the same before and after, but not as
  /// the tree has them now.
  std::vector<FileDifference> Changes;
  std::vector<DiffFile> Files; ///< what differs between the sides
  MailHeaders Mail;            ///< of who sent it, as far as known
  /// The hunks as the mail has them, with the numbers of the lines as the files
  /// have them; those of Files where there is no mail.
  std::vector<DiffFile> Sent;

  /// What the diff does to \p Path (relative), or null.
  const DiffFile *find(llvm::StringRef Path) const {
    auto It =
        llvm::find_if(Files, [&](const DiffFile &F) { return F.Path == Path; });
    return It == Files.end() ? nullptr : &*It;
  }
};

/// The hunks of \p Mails with the numbers that their lines have in the files as
/// \p Patch makes them. Where the mails do not say, those that were made.
std::vector<DiffFile> sentHunks(const ReviewedPatch &Patch,
                                llvm::ArrayRef<MailedPatch> Mails);

/// Reads \p Patch for the tree at \p Tree: a file with a mailbox or a diff, or
/// two of the tree's git revisions, REV..REV. Nothing of the tree is changed.
/// Fails, by one line, if it is no patch of that tree.
llvm::Expected<ReviewedPatch> readPatch(llvm::StringRef Tree,
                                        const std::string &Patch);

} // namespace swapfold

#endif // SWAPFOLD_TOOLS_REVIEW_REVIEWINPUT_H
