//===- Review.h - what there is to say of a patch ---------------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_TOOLS_REVIEW_REVIEW_H
#define SWAPFOLD_TOOLS_REVIEW_REVIEW_H

#include "tools/swapfold/options/RunOptions.h"
#include "tools/swapfold/parse/Outcome.h"
#include "tools/swapfold/review/ReviewInput.h"

namespace swapfold {

struct ReviewOptions : RunOptions {
  std::string Tree;
  std::string Format;    ///< "email", or one of findingsFormat()
  bool HasRules = false; ///< the user chose them
  bool Existing = false; ///< to be said as well
  bool CodeSize = false; ///< likewise, what changed functions compile to
};

struct ReviewFinding {
  Proposal What; ///< as the tree is after the patch
  /// Not on a line that the patch adds, but nobody said it before.
  bool Elsewhere = false;
};

/// How many files were looked at.
struct ReviewScope {
  size_t Changed = 0;        ///< files that the patch changes
  size_t Users = 0;          ///< sources that it leaves alone
  size_t Configurations = 0; ///< in which something was parsed
};

/// What was found, and what was not looked at.
struct Review {
  std::vector<ReviewFinding> Findings; ///< by place
  std::vector<NotParsed> NotChecked;
  std::set<Remark> Broken; ///< functions that did not compile before either
  /// What edits of findings need in a header, or why it cannot be there.
  std::vector<Proposal> Additions;
  std::vector<Proposal> Existing; ///< said of touched functions before, too
  /// The kinds of entries that the tree has without the patch, if that adds
  /// one.
  std::vector<Kind> OldKinds;
  ReviewScope Looked;
  std::string CodeSizes; ///< a table of them, if it was asked for
  std::vector<std::string> Warnings;
};

/// Parses what \p Patch concerns as it is before and after it, under every
/// configuration that shows more of it. Paths and rules are those of
/// \p Options. Progress goes to stderr. Fails if there is no way to parse
/// anything, or if the user interrupts.
llvm::Expected<Review> reviewPatch(const ReviewedPatch &Patch,
                                   const ReviewOptions &Options);

/// Scans the tree of \p Patch with what it makes of it, \p After, and with
/// \p Before, which is not read a second time if that tells nothing more.
llvm::Error scanBothSides(const ReviewedPatch &Patch,
                          const ReviewOptions &Options,
                          const TextOverlay &Before, Scan &ScannedBefore,
                          const TextOverlay &After, Scan &ScannedAfter);

/// Sources that \p Patch concerns, real paths: those it changes, those that use
/// what it changes in headers, and, if it changes the kinds of an entry family,
/// those that ask for kinds.
struct ReviewedFiles {
  std::set<std::string> Touched; ///< headers too
  std::set<std::string> Users;
  std::set<std::string> AskForKinds;
  std::set<std::string> NewKinds; ///< their names

  std::set<std::string> sources() const;
};

/// Finds them, in the tree as \p Before and \p After say. What is left out is a
/// warning in \p Warnings.
llvm::Expected<ReviewedFiles> findReviewed(const ReviewedPatch &Patch,
                                           const ReviewOptions &Options,
                                           const Scan &Before,
                                           const Scan &After,
                                           std::vector<std::string> &Warnings);

/// How to parse \p Files: the configurations of the tree, and each with options
/// switched that the patch names or that hide what it adds. New files are
/// compiled like their siblings. What is left out is a warning in \p Warnings.
llvm::Expected<std::list<Configuration>>
configurationsToTry(const ReviewedPatch &Patch, const ReviewOptions &Options,
                    const ReviewedFiles &Files,
                    std::vector<std::string> &Warnings);

/// False if it shows without a look at the tree before \p Patch whether it has
/// caused \p P.
bool needsComparison(const ReviewedPatch &Patch, const Proposal &P);

/// What is in \p After and not in \p Before, or has grown: all findings on
/// added lines, and others that the patch causes. Paths are real ones.
/// \p Existing gets what is in both, of functions that the patch touches.
/// \p Before may lack what needsComparison() is false of.
std::vector<ReviewFinding> compareFindings(const ReviewedPatch &Patch,
                                           llvm::ArrayRef<Proposal> Before,
                                           llvm::ArrayRef<Proposal> After,
                                           std::vector<Proposal> &Existing);

/// Drops from \p Findings what asks a patch for a name that the tree does not
/// have either, so that the patch follows the tree, which has \p Known: of
/// names that are added with it one remark stays, on the definition or on the
/// first use, and of all calls of converters for one kind the first.
void dropHabits(const EntryFamily &Known, std::vector<ReviewFinding> &Findings);

/// Adds to \p Names the helper that \p P says has no stub, if it does.
void addStubless(const Proposal &P, std::set<std::string> &Names);

/// \p Errors without those of a source and a configuration in which one of the
/// helpers \p Stubless is missed: what says that there is no stub says why.
std::vector<CompileError> unexplained(std::vector<CompileError> Errors,
                                      const std::set<std::string> &Stubless);

/// Adds to \p Findings, by place, what does not compile after the patch and did
/// before, each place once. What they say already is not added.
void addNewErrors(const ReviewedPatch &Patch,
                  llvm::ArrayRef<CompileError> Before,
                  llvm::ArrayRef<CompileError> After,
                  std::vector<ReviewFinding> &Findings);

/// The headers of a reply to \p Mail, as a mail program sets them, and an empty
/// line; nothing if there is no mail.
std::string replyHeaders(const MailHeaders &Mail);

/// What a reply says of itself: that it is a tool's, how a rule is turned off,
/// and what of \p Tree was looked at, and what was not.
std::string replyOpening(const Review &Found, llvm::StringRef Tree);

/// The reply to the patch, as maintainers write them.
std::string replyTo(const ReviewedPatch &Patch, const Review &Found);

} // namespace swapfold

#endif // SWAPFOLD_TOOLS_REVIEW_REVIEW_H
