//===- PatchMail.h - patches that come as mail ------------------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_TOOLS_PATCH_PATCHMAIL_H
#define SWAPFOLD_TOOLS_PATCH_PATCHMAIL_H

#include "tools/swapfold/patch/MailText.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include <optional>
#include <string>
#include <vector>

namespace swapfold {

/// The headers of a mail that a reply needs, unfolded and encoded as they came;
/// empty where it has none.
struct MailHeaders {
  std::string Author, Title; ///< who sent it and its subject, decoded
  std::string From, ReplyTo, To, Cc, Subject, Date, MessageID, References;
};

/// A patch out of a mail, or one without a mail around it.
struct MailedPatch {
  MailHeaders Headers;
  std::string Text;             ///< as `git apply` takes it
  bool IsFlowed = false;        ///< a mail program was free to break its lines
  std::optional<DiffStat> Stat; ///< what the mail says it changes
  DiffStat Found; ///< what it does change, where somebody has counted
};

/// The patches of \p Text, a file's: of each mail in a mailbox, decoded, in the
/// order of their numbers, or the whole if it is none. Mails without a patch
/// are left out, and so are replies to patches. \p Scratch: a directory to work
/// in. Fails if git cannot make sense of it.
llvm::Expected<std::vector<MailedPatch>> splitMails(llvm::StringRef Text,
                                                    llvm::StringRef Scratch);

} // namespace swapfold

#endif // SWAPFOLD_TOOLS_PATCH_PATCHMAIL_H
