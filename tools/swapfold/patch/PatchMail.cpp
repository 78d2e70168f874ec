//===- PatchMail.cpp - patches that come as mail --------------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "tools/swapfold/patch/PatchMail.h"
#include "rewrites/text/Failure.h"
#include "tools/swapfold/support/Files.h"
#include "tools/swapfold/support/Git.h"
#include "tools/swapfold/support/Process.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringMap.h"
#include <map>

using namespace llvm;

namespace swapfold {

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
  Out.Title = Decoded["subject"].empty() ? Out.Subject : Decoded["subject"];
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

/// Brings the patches of a thread in their order, and drops what replies to
/// them hold: somebody's idea of another patch.
static void settleThread(std::vector<MailedPatch> &Patches) {
  auto IsReply = [](const MailedPatch &Patch) {
    return StringRef(Patch.Headers.Title).starts_with_insensitive("re:");
  };
  if (!all_of(Patches, IsReply))
    erase_if(Patches, IsReply);
  std::multimap<unsigned, MailedPatch> InOrder;
  for (MailedPatch &Patch : Patches)
    InOrder.emplace(numberInSeries(Patch.Headers.Title), std::move(Patch));
  Patches.clear();
  for (auto &[_, Patch] : InOrder)
    Patches.push_back(std::move(Patch));
}

/// The patch of the mail in the file \p Number of \p Scratch; its text is empty
/// if it has none.
static Expected<MailedPatch> readMail(const std::string &Number,
                                      StringRef Scratch) {
  Expected<std::string> Mail = readFile((Scratch + "/" + Number).str());
  if (!Mail)
    return Mail.takeError();
  StringRef Headers = *Mail;
  if (Headers.starts_with("From "))
    Headers = Headers.split('\n').second;
  const std::string Type = fieldsOf(Headers)["content-type"];
  MailedPatch Out;
  Out.IsFlowed = StringRef(Type).contains_insensitive("format=flowed");
  std::string Plain = withoutHtml(*Mail);
  if (Out.IsFlowed)
    Plain = asFixed(Plain);
  if (Plain != *Mail)
    if (Error E = writeWhole((Scratch + "/" + Number).str(), Plain))
      return E;
  // It reads its standard input.
  std::string Info;
  if (Error E =
          run({"sh", "-c",
               "exec git mailinfo -k -b --quoted-cr=strip message patch <" +
                   Number},
              Scratch, Info))
    return E;
  Expected<std::string> Text = readFile((Scratch + "/patch").str());
  if (!Text)
    return Text.takeError();
  Out.Headers = headersOf(Headers, Info);
  Out.Text = std::move(*Text);
  if (Out.IsFlowed)
    Out.Text =
        unflowed(Out.Text, StringRef(Type).contains_insensitive("delsp=yes"));
  Out.Stat = readDiffStat(Out.Text);
  return Out;
}

Expected<std::vector<MailedPatch>> splitMails(StringRef Text,
                                              StringRef Scratch) {
  std::vector<MailedPatch> Out;
  if (!isMail(Text)) {
    MailedPatch Bare;
    Bare.Text = withoutReturns(Text);
    Out.push_back(std::move(Bare));
    return Out;
  }
  std::string Box = (Scratch + "/mailbox").str(), Listed;
  if (Error E = writeWhole(Box, Text))
    return E;
  if (Error E = run({"git", "mailsplit", "-b", "-o" + Scratch.str(), Box},
                    Scratch, Listed))
    return E;
  unsigned Count = 0;
  StringRef(Listed).trim().getAsInteger(10, Count);
  for (unsigned I = 1; I <= Count; ++I) {
    std::string Number = std::to_string(I);
    Number.insert(0, 4 - std::min<size_t>(4, Number.size()), '0');
    Expected<MailedPatch> Patch = readMail(Number, Scratch);
    if (!Patch)
      return Patch.takeError();
    if (!Patch->Text.empty())
      Out.push_back(std::move(*Patch));
  }
  settleThread(Out);
  return Out;
}

} // namespace swapfold
