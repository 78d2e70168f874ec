//===- AddedLines.cpp - the lines that a patch adds -----------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "tools/swapfold/AddedLines.h"
#include "tools/swapfold/Process.h"
#include "llvm/ADT/StringExtras.h"

using namespace llvm;

namespace swapfold {

static Error failure(const Twine &Message) {
  return createStringError(inconvertibleErrorCode(), Message);
}

/// A name as git writes it: in quotes, with C's escapes, if it is not plain.
static std::string unquote(StringRef Name) {
  // Behind a name with a space git puts a tab, so that others see its end.
  Name.consume_back("\t");
  if (!Name.consume_front("\""))
    return Name.str();
  Name.consume_back("\"");
  std::string Out;
  while (!Name.empty()) {
    char C = Name.front();
    Name = Name.drop_front();
    if (C != '\\' || Name.empty()) {
      Out += C;
      continue;
    }
    StringRef Octal = Name.take_while(isDigit).take_front(3);
    unsigned Code;
    if (!Octal.empty() && !Octal.getAsInteger(8, Code)) {
      Out += static_cast<char>(Code);
      Name = Name.drop_front(Octal.size());
      continue;
    }
    constexpr StringRef Letters = "abtnvfr", Meant = "\a\b\t\n\v\f\r";
    size_t At = Letters.find(Name.front());
    Out += At == StringRef::npos ? Name.front() : Meant[At];
    Name = Name.drop_front();
  }
  return Out;
}

namespace {

/// The numbers of "@@ -1,2 +3,4 @@"; a count that is not there is 1.
struct Hunk {
  unsigned OldCount = 1, NewAt = 0, NewCount = 1;

  static std::optional<Hunk> read(StringRef Line) {
    Hunk H;
    unsigned OldAt;
    auto Range = [&](unsigned &At, unsigned &Count) {
      return !Line.consumeInteger(10, At) &&
             (!Line.consume_front(",") || !Line.consumeInteger(10, Count));
    };
    if (Line.consume_front("@@ -") && Range(OldAt, H.OldCount) &&
        Line.consume_front(" +") && Range(H.NewAt, H.NewCount) &&
        Line.starts_with(" @@"))
      return H;
    return std::nullopt;
  }
};

} // namespace

Expected<AddedLines> AddedLines::read(StringRef Diff) {
  AddedLines Out;
  std::string File;
  std::optional<Hunk> In;
  for (StringRef Line; !Diff.empty();) {
    std::tie(Line, Diff) = Diff.split('\n');
    if (In && (In->OldCount || In->NewCount)) {
      bool Old = Line.empty() || Line[0] == ' ' || Line[0] == '-';
      bool New = Line.empty() || Line[0] == ' ' || Line[0] == '+';
      if (Line.starts_with("\\"))
        continue;
      if ((!Old && !New) || (Old && !In->OldCount) || (New && !In->NewCount))
        break;
      if (New && !Old)
        Out.Lines[File].insert(In->NewAt);
      In->OldCount -= Old;
      In->NewCount -= New;
      In->NewAt += New;
    } else if (Line.consume_front("+++ ")) {
      File = unquote(Line);
      StringRef Name = File;
      if (Name.consume_front("b/"))
        File = Name.str();
    } else if (Line.starts_with("@@ -")) {
      In = Hunk::read(Line);
      if (!In || File.empty())
        return failure("a hunk of the diff is not understood: " + Line);
    }
  }
  if (In && (In->OldCount || In->NewCount))
    return failure("a hunk of the diff of " + File + " is cut off");
  return Out;
}

bool AddedLines::touches(StringRef File, unsigned First, unsigned Last) const {
  auto It = Lines.find(File.str());
  if (It == Lines.end())
    return false;
  auto At = It->second.lower_bound(First);
  return At != It->second.end() && *At <= Last;
}

static Expected<std::string> git(std::vector<std::string> Args, StringRef Tree,
                                 const Twine &Otherwise) {
  Args.insert(Args.begin(), {"git", "--no-optional-locks"});
  Expected<ProcessResult> Done = runProcess(
      Args, Tree, {"GIT_EXTERNAL_DIFF", "GIT_DIFF_OPTS", "LC_ALL=C.UTF-8"});
  if (!Done)
    return Done.takeError();
  if (Done->Status == 127)
    return failure("--diff: git is not installed");
  if (Done->Status)
    return failure(Otherwise);
  return std::move(Done->Out);
}

Expected<AddedLines> AddedLines::since(StringRef Revision, StringRef Tree,
                                       std::string *Diff) {
  Expected<std::string> Out =
      git({"rev-parse", "--is-inside-work-tree"}, Tree,
          "--diff: " + Tree + " is not in a git work tree");
  if (Out && StringRef(*Out).trim() != "true")
    return failure("--diff: " + Tree + " is not in a git work tree");
  if (Out)
    Out = git({"rev-parse", "--verify", "--quiet", "--end-of-options",
               (Revision + "^{commit}").str()},
              Tree, "--diff: no revision '" + Revision + "'");
  // Nobody's settings change what is read here.
  if (Out)
    Out = git({"diff", "--relative", "--no-color", "--no-ext-diff",
               "--no-textconv", "--no-renames", "--text", "--ignore-submodules",
               "--src-prefix=a/", "--dst-prefix=b/", "--unified=3",
               "--inter-hunk-context=0", StringRef(*Out).trim().str(), "--"},
              Tree, "--diff: git diff failed");
  if (!Out)
    return Out.takeError();
  if (Diff)
    *Diff = *Out;
  return read(*Out);
}

} // namespace swapfold
