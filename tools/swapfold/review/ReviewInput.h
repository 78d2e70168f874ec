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
  std::string Warning;         ///< that it may not be whole, or empty
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

/// Reads the patches \p Names for the tree at \p Tree, in their order: files
/// with mailboxes or diffs, "-" for standard input, or a revision or a range of
/// the tree's git repository. Each is laid over those before it. Nothing of the
/// tree is changed. Fails, by one line, if they are no patches of that tree.
llvm::Expected<std::vector<ReviewedPatch>>
readPatches(llvm::StringRef Tree, llvm::ArrayRef<std::string> Names);

/// True if \p Patch changes a C file.
bool changesCode(const ReviewedPatch &Patch);

/// What \p Steps, each laid over those before it, make of \p Tree together.
llvm::Expected<ReviewedPatch> asOne(llvm::ArrayRef<ReviewedPatch> Steps,
                                    llvm::StringRef Tree);

} // namespace swapfold

#endif // SWAPFOLD_TOOLS_REVIEW_REVIEWINPUT_H
