//===- ReplyHead.cpp - what a reply starts with ---------------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "rewrites/text/Conjoined.h"
#include "tools/swapfold/report/FindingsPrinter.h"
#include "tools/swapfold/review/ReplyText.h"
#include "tools/swapfold/review/Review.h"
#include "tools/swapfold/support/Count.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace llvm;

namespace swapfold {

/// The header \p Name, on several lines where it has to; nothing without a
/// \p Value. Lines break behind \p Separator.
static std::string header(StringRef Name, StringRef Value,
                          StringRef Separator) {
  constexpr size_t Width = 78;
  if (Value.empty())
    return "";
  std::string Out = (Name + ":").str();
  size_t Column = Out.size();
  for (StringRef Rest = Value, Word; !Rest.empty();) {
    const bool IsLast = !Rest.contains(Separator);
    std::tie(Word, Rest) = Rest.split(Separator);
    Word = Word.trim();
    std::string Text = (Word + (IsLast ? "" : Separator.rtrim())).str();
    if (Column > Name.size() + 1 && Column + 1 + Text.size() > Width) {
      Out += "\n";
      Column = 0;
    }
    Out += " " + Text;
    Column += 1 + Text.size();
  }
  return Out + "\n";
}

std::string replyHeaders(const MailHeaders &Mail) {
  std::string Out =
      header("To", Mail.ReplyTo.empty() ? Mail.From : Mail.ReplyTo, ", ");
  ListSeparator Comma;
  std::string Others;
  for (StringRef Some : {StringRef(Mail.To), StringRef(Mail.Cc)})
    if (!Some.empty())
      Others += (StringRef(Comma) + Some).str();
  Out += header("Cc", Others, ", ");
  if (!Mail.Subject.empty())
    Out += header("Subject",
                  StringRef(Mail.Subject).starts_with_insensitive("re:")
                      ? Mail.Subject
                      : "Re: " + Mail.Subject,
                  " ");
  Out += header("In-Reply-To", Mail.MessageID, " ");
  if (!Mail.MessageID.empty())
    Out +=
        header("References",
               Mail.References.empty() ? Mail.MessageID
                                       : Mail.References + " " + Mail.MessageID,
               " ");
  return Out.empty() ? Out : Out + "\n";
}

/// What was left out, in sentences.
static std::string unseen(const Review &Found, StringRef Tree) {
  constexpr size_t Few = 3;
  std::vector<std::string> Files;
  for (const NotParsed &File : Found.NotChecked)
    if (std::string Name = relativeTo(Tree, File.Path).str();
        !is_contained(Files, Name))
      Files.push_back(std::move(Name));
  if (Files.size() > Few + 1) {
    const size_t Others = Files.size() - Few;
    Files.resize(Few);
    Files.push_back(std::to_string(Others) + " others");
  }
  std::string Out;
  if (!Files.empty())
    Out = "It could not look at all of " + conjoined(Files) + ". ";
  for (const std::string &Warning : Found.Warnings)
    Out += Warning + ". ";
  return Out;
}

std::string replyOpening(const Review &Found, StringRef Tree) {
  const ReviewScope &Looked = Found.Looked;
  std::string Text = "This is a tool's reply (swapfold), and may be wrong. It "
                     "looked at " +
                     counted(Looked.Changed, "changed file");
  if (Looked.Users)
    Text +=
        " and " + counted(Looked.Users, "other") + " that the change concerns";
  Text += ", in " + counted(Looked.Configurations, "configuration") + ". ";
  Text += unseen(Found, Tree);
  return wrapped(Text + "Defects come first, then structure, then layout; "
                        "--rules='*,-NAME' turns the rule NAME off.");
}

} // namespace swapfold
