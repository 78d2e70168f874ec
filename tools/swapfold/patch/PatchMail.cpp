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
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/Support/FileSystem.h"
#include <map>
#include <set>

using namespace llvm;
namespace fs = llvm::sys::fs;

namespace swapfold {

/// True for text that starts with the headers of a mail, whatever the first is:
/// a block of fields that says from whom it is, or what it is about.
static bool isMail(StringRef Text) {
  if (Text.starts_with("From "))
    return true;
  bool IsMail = false;
  for (StringRef Rest = Text, Line; !Rest.empty();) {
    std::tie(Line, Rest) = Rest.split('\n');
    Line = Line.rtrim("\r");
    if (Line.empty())
      break;
    if (Line.starts_with(" ") || Line.starts_with("\t"))
      continue;
    StringRef Name = Line.split(':').first;
    if (Name.empty() || Name.size() == Line.size() || Name.contains(' '))
      return false;
    IsMail |=
        Name.equals_insensitive("From") || Name.equals_insensitive("Subject");
  }
  return IsMail;
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

/// \p Text without the carriage returns that mail programs put at the end of
/// all lines. Those of a file that has them leave the headers of its diff
/// alone.
static std::string withoutReturns(StringRef Text) {
  const auto Lines = split(Text, '\n');
  if (none_of(Lines, [](StringRef Line) {
        return Line.starts_with("--- ") && Line.ends_with("\r");
      }))
    return Text.str();
  std::string Out;
  for (StringRef Line : Lines)
    Out += (Line.rtrim("\r") + "\n").str();
  Out.pop_back();
  return Out;
}

/// How many lines and files the diffstat of \p Text says that it changes, if it
/// has one.
static std::optional<DiffStat> readDiffStat(StringRef Text) {
  for (StringRef Line : split(Text, '\n')) {
    if (Line.starts_with("diff ") || Line.starts_with("--- a/"))
      break;
    SmallVector<StringRef> Parts;
    Line.trim().split(Parts, ", ");
    DiffStat Stat;
    auto Read = [](StringRef Part, StringRef What, unsigned &Into) {
      return !Part.consumeInteger(10, Into) && Part.starts_with(What);
    };
    if (!Read(Parts.front(), " file", Stat.Files) ||
        !Parts.front().ends_with(" changed"))
      continue;
    for (StringRef Part : ArrayRef(Parts).drop_front())
      if (!Read(Part, " insertion", Stat.Added))
        Read(Part, " deletion", Stat.Removed);
    return Stat;
  }
  return std::nullopt;
}

/// The number of \p Subject in its series, 3 in "[PATCH v2 3/7]"; 0 without
/// one.
static unsigned numberInSeries(StringRef Subject) {
  auto [Tag, Rest] = Subject.split(']');
  StringRef Number = Tag.rsplit(' ').second;
  unsigned Which = 0, Of = 0;
  return Tag.contains('[') && !Number.consumeInteger(10, Which) &&
                 Number.consume_front("/") && !Number.getAsInteger(10, Of)
             ? Which
             : 0;
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

/// \p Mail without its parts that are HTML: programs write those beside the
/// same as plain text, and git would take both for the patch.
static std::string withoutHtml(StringRef Mail) {
  std::set<StringRef> Boundaries;
  for (StringRef Line : split(Mail, '\n'))
    if (size_t At = Line.find_insensitive("boundary="); At != StringRef::npos) {
      StringRef Value = Line.drop_front(At + StringRef("boundary=").size());
      Boundaries.insert(Value.consume_front("\"")
                            ? Value.split('"').first
                            : Value.split(';').first.rtrim());
    }
  std::string Out;
  bool IsHtml = false;
  for (StringRef Rest = Mail, Line; !Rest.empty();) {
    const StringRef From = Rest;
    std::tie(Line, Rest) = Rest.split('\n');
    if (StringRef Name = Line.rtrim(); Name.consume_front("--")) {
      const bool IsEnd =
          Boundaries.count(Name.drop_back(Name.ends_with("--") ? 2 : 0)) &&
          !Boundaries.count(Name);
      if (IsEnd || Boundaries.count(Name))
        IsHtml = !IsEnd && StringRef(fieldsOf(Rest)["content-type"])
                               .starts_with_insensitive("text/html");
    }
    if (!IsHtml)
      Out += From.drop_back(Rest.size());
  }
  return Out;
}

/// The patch of the mail in the file \p Number of \p Scratch; its text is empty
/// if it has none.
static Expected<MailedPatch> readMail(const std::string &Number,
                                      StringRef Scratch) {
  Expected<std::string> Mail = readFile((Scratch + "/" + Number).str());
  if (!Mail)
    return Mail.takeError();
  const std::string Plain = withoutHtml(*Mail);
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
  StringRef Headers = *Mail;
  if (Headers.starts_with("From "))
    Headers = Headers.split('\n').second;
  MailedPatch Out;
  Out.Headers = headersOf(Headers, Info);
  Out.Text = std::move(*Text);
  // git gives such a mail its lines back, as RFC 3676 says how.
  Out.IsFlowed = StringRef(fieldsOf(Headers)["content-type"])
                     .contains_insensitive("format=flowed");
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
