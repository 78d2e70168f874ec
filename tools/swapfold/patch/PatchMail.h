//===- PatchMail.h - patches that come as mail ------------------*- C++ -*-===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef SWAPFOLD_TOOLS_PATCH_PATCHMAIL_H
#define SWAPFOLD_TOOLS_PATCH_PATCHMAIL_H

#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include <string>
#include <vector>

namespace swapfold {

/// The headers of a mail that a reply needs, unfolded and encoded as they came;
/// empty where it has none.
struct MailHeaders {
  std::string Author; ///< who wrote it, decoded
  std::string From, ReplyTo, To, Cc, Subject, Date, MessageID, References;
};

/// A patch out of a mail, or one without a mail around it.
struct MailedPatch {
  MailHeaders Headers;
  std::string Text; ///< as `git apply` takes it
};

/// The patches of \p Text, a file's: of each mail in a mailbox, decoded, or the
/// whole if it is none. Mails without a patch are left out. \p Scratch: a
/// directory to work in. Fails if git cannot make sense of it.
llvm::Expected<std::vector<MailedPatch>> splitMails(llvm::StringRef Text,
                                                    llvm::StringRef Scratch);

} // namespace swapfold

#endif // SWAPFOLD_TOOLS_PATCH_PATCHMAIL_H
