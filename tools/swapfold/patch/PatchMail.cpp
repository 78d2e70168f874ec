//===- PatchMail.cpp - patches that come as mail --------------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "tools/swapfold/patch/PatchMail.h"
#include "rewrites/text/Failure.h"
#include "tools/swapfold/build/CompileCommands.h"
#include "tools/swapfold/patch/PatchRepo.h"
#include "tools/swapfold/support/Files.h"
#include "tools/swapfold/support/Git.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/Support/FileSystem.h"

using namespace llvm;
namespace fs = llvm::sys::fs;

namespace swapfold {

/// True for text that starts with the headers of a mail.
static bool isMail(StringRef Text) {
  if (Text.starts_with("From "))
    return true;
  StringRef First = Text.split('\n').first;
  StringRef Name = First.split(": ").first, Value = First.split(": ").second;
  return !Value.empty() && !Name.contains(' ') &&
         any_of(ArrayRef<StringRef>{"From", "Subject", "Date", "Message-Id",
                                    "Return-Path", "Received", "Delivered-To",
                                    "To", "Cc", "MIME-Version", "X-"},
                [&](StringRef Known) {
                  return Name.starts_with_insensitive(Known);
                });
}

/// The fields of a mail's headers, or of what git mailinfo prints, by their
/// names in lower case, unfolded.
static StringMap<std::string> fieldsOf(StringRef Mail) {
  StringMap<std::string> Out;
  std::string *Last = nullptr;
  for (StringRef Rest = Mail, Line; !Rest.empty();) {
    std::tie(Line, Rest) = Rest.split('\n');
    Line = Line.rtrim();
    if (Line.empty())
      break;
    if (Line.starts_with(" ") || Line.starts_with("\t")) {
      if (Last)
        *Last += (" " + Line.trim()).str();
      continue;
    }
    Last = &Out[Line.split(':').first.lower()];
    *Last = Line.split(':').second.trim().str();
  }
  return Out;
}

/// The headers of \p Mail; git mailinfo, which prints \p Info, decodes its
/// author.
static MailHeaders headersOf(StringRef Mail, StringRef Info) {
  StringMap<std::string> Fields = fieldsOf(Mail), Decoded = fieldsOf(Info);
  MailHeaders Out;
  Out.Author = Out.From = Fields["from"];
  Out.ReplyTo = Fields["reply-to"];
  Out.To = Fields["to"];
  Out.Cc = Fields["cc"];
  Out.Subject = Fields["subject"];
  Out.Date = Fields["date"];
  Out.MessageID = Fields["message-id"];
  Out.References = Fields["references"];
  if (Out.References.empty())
    Out.References = Fields["in-reply-to"];
  if (!Decoded["author"].empty() && !Decoded["email"].empty())
    Out.Author = Decoded["author"] + " <" + Decoded["email"] + ">";
  return Out;
}

static Error run(const std::vector<std::string> &Words, StringRef Scratch,
                 std::string &Out) {
  std::vector<std::string> Env = environmentWithoutSettings();
  Env.push_back("LC_ALL=C");
  Expected<ProcessResult> Done = runProcess(Words, Scratch, Env);
  if (!Done)
    return Done.takeError();
  if (Done->Status)
    return failure("cannot read mail: " +
                   StringRef(Done->Err).split('\n').first);
  Out = std::move(Done->Out);
  return Error::success();
}

Expected<std::vector<MailedPatch>> splitMails(StringRef Text,
                                              StringRef Scratch) {
  if (!isMail(Text))
    return std::vector<MailedPatch>{{{}, Text.str()}};
  std::string Box = (Scratch + "/mailbox").str(), Listed;
  if (Error E = writeWhole(Box, Text))
    return E;
  if (Error E = run(
          {"git", "mailsplit", "-b", "--keep-cr", "-o" + Scratch.str(), Box},
          Scratch, Listed))
    return E;
  unsigned Count = 0;
  StringRef(Listed).trim().getAsInteger(10, Count);
  std::vector<MailedPatch> Out;
  for (unsigned I = 1; I <= Count; ++I) {
    std::string Number = std::to_string(I);
    Number.insert(0, 4 - std::min<size_t>(4, Number.size()), '0');
    Expected<std::string> Mail = readFile((Scratch + "/" + Number).str());
    if (!Mail)
      return Mail.takeError();
    // It reads its standard input.
    std::string Info;
    if (Error E = run(
            {"sh", "-c", "exec git mailinfo -k -b message patch <" + Number},
            Scratch, Info))
      return E;
    Expected<std::string> Patch = readFile((Scratch + "/patch").str());
    if (!Patch)
      return Patch.takeError();
    StringRef Headers = *Mail;
    if (Headers.starts_with("From "))
      Headers = Headers.split('\n').second;
    if (!Patch->empty())
      Out.push_back({headersOf(Headers, Info), std::move(*Patch)});
  }
  return Out;
}

} // namespace swapfold
