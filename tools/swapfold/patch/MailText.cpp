//===- MailText.cpp - what a mail's text says -----------------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "tools/swapfold/patch/MailText.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringExtras.h"
#include <set>

using namespace llvm;

namespace swapfold {

bool isMail(StringRef Text) {
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

StringMap<std::string> fieldsOf(StringRef Mail) {
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

std::optional<DiffStat> readDiffStat(StringRef Text) {
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

unsigned numberInSeries(StringRef Subject) {
  auto [Tag, Rest] = Subject.split(']');
  StringRef Number = Tag.rsplit(' ').second;
  unsigned Which = 0, Of = 0;
  return Tag.contains('[') && !Number.consumeInteger(10, Which) &&
                 Number.consume_front("/") && !Number.getAsInteger(10, Of)
             ? Which
             : 0;
}

std::string withoutHtml(StringRef Mail) {
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

std::string asFixed(StringRef Mail) {
  const size_t End = std::min(Mail.find("\n\n"), Mail.size());
  const StringRef Flowed = "format=flowed";
  std::string Out = Mail.str();
  if (size_t At = Mail.take_front(End).find_insensitive(Flowed);
      At != StringRef::npos)
    Out.replace(At, Flowed.size(), "format=fixed");
  return Out;
}

std::string unflowed(StringRef Text, bool DropsSpace) {
  std::string Out;
  for (StringRef Rest = Text, Line; !Rest.empty();) {
    std::tie(Line, Rest) = Rest.split('\n');
    Line.consume_front(" ");
    const bool GoesOn =
        Line.ends_with(" ") && Line != "-- " && !Line.trim().empty();
    Out += Line.drop_back(GoesOn && DropsSpace);
    Out += GoesOn ? "" : "\n";
  }
  return Out;
}

std::string withoutReturns(StringRef Text) {
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

} // namespace swapfold
