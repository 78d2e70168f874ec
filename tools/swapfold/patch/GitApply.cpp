//===- GitApply.cpp - one patch as git apply takes it --------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "tools/swapfold/patch/GitApply.h"
#include "rewrites/text/Failure.h"
#include "rewrites/text/UnifiedDiff.h"
#include "tools/swapfold/patch/PatchRepo.h"
#include "tools/swapfold/support/Files.h"
#include "tools/swapfold/support/Git.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Path.h"
#include <optional>

using namespace llvm;
namespace path = llvm::sys::path;

namespace swapfold {

static bool leadsOut(StringRef Path) {
  return path::is_absolute(Path) ||
         any_of(make_range(path::begin(Path), path::end(Path)),
                [](StringRef Part) { return Part == ".."; });
}

/// The header \p Line of a file in a patch: the name behind \p Prefix, or
/// nothing if it is another line.
static std::optional<std::string> nameBehind(StringRef Line, StringRef Prefix) {
  if (!Line.consume_front(Prefix))
    return std::nullopt;
  return unquotedName(Line);
}

/// Fails for what no patch of a tree should do. \p Name: what the user calls
/// \p Patch. Returns the files that it names as its old ones, or as both, more
/// rather than less.
static Expected<std::set<std::string>> namesIn(StringRef Patch,
                                               StringRef Name) {
  std::set<std::string> Paths;
  unsigned OldLeft = 0, NewLeft = 0;
  for (StringRef Rest = Patch, Line; !Rest.empty();) {
    std::tie(Line, Rest) = Rest.split('\n');
    Line = Line.rtrim("\r");
    // What a hunk holds may look like anything.
    if (OldLeft || NewLeft) {
      OldLeft -= OldLeft && !Line.starts_with("+") && !Line.starts_with("\\");
      NewLeft -= NewLeft && !Line.starts_with("-") && !Line.starts_with("\\");
      continue;
    }
    if (HunkRange Range; readHunkRange(Line, Range)) {
      OldLeft = Range.OldCount;
      NewLeft = Range.NewCount;
      continue;
    }
    if (Line.starts_with("GIT binary patch") ||
        (Line.starts_with("Binary files ") && Line.ends_with(" differ")))
      return failure(Name + " changes a binary file");
    std::vector<std::string> Here;
    for (StringRef Prefix :
         {"rename from ", "rename to ", "copy from ", "copy to "})
      if (std::optional<std::string> Path = nameBehind(Line, Prefix))
        Here.push_back(std::move(*Path));
    // Prose may have a line of dashes.
    StringRef Next = Rest.split('\n').first.rtrim("\r");
    if (Line.starts_with("--- ") && Next.starts_with("+++ "))
      for (StringRef Header : {Line, Next}) {
        std::string Path = unquotedName(Header.drop_front(4));
        if (Path == "/dev/null")
          continue;
        StringRef Inside = Path;
        Here.push_back(
            path::is_absolute(Path) ? Path : Inside.split('/').second.str());
      }
    for (std::string &Path : Here) {
      if (leadsOut(Path))
        return failure(Name + " names a file outside of the tree: " + Path);
      if (!Path.empty())
        Paths.insert(std::move(Path));
    }
  }
  return Paths;
}

/// What the user has set for git counts nowhere; nor does what looks like a
/// repository, for patches could make one where they are applied.
static Expected<ProcessResult> gitApply(std::vector<std::string> Options,
                                        StringRef Patch,
                                        const PatchPlace &Place) {
  if (Error E = writeWhole(Place.File, Patch))
    return E;
  std::vector<std::string> Words = {"git", "apply", "-p1",
                                    "--whitespace=nowarn"};
  append_range(Words, Options);
  Words.push_back(Place.File);
  std::vector<std::string> Env = environmentWithoutSettings();
  Env.insert(Env.end(), {"GIT_DIR=/dev/null", "LC_ALL=C"});
  return runProcess(Words, Place.Directory, Env);
}

/// What git said about \p Patch, in our words: which file, which hunk.
static std::string whyNot(StringRef Said, StringRef Patch) {
  StringRef Why = Said.split('\n').first;
  Why.consume_front("error: ");
  StringRef Place = Why;
  if (!Place.consume_front("patch failed: "))
    return Why.str();
  auto [Path, Number] = Place.rsplit(':');
  unsigned Line = 0, Hunks = 0, Failed = 0;
  Number.getAsInteger(10, Line);
  bool InFile = false;
  for (StringRef Rest = Patch, Text; !Rest.empty();) {
    std::tie(Text, Rest) = Rest.split('\n');
    if (Text.starts_with("+++ "))
      InFile = Text.split('\t').first.rtrim().ends_with(("/" + Path).str());
    HunkRange Range;
    if (!InFile || !readHunkRange(Text, Range))
      continue;
    ++Hunks;
    if (!Failed && Range.Old == Line)
      Failed = Hunks;
  }
  if (!Failed)
    return Why.str();
  return (Path + ": hunk " + Twine(Failed) + " of " + Twine(Hunks) +
          ", at line " + Number + ", is not what the file has")
      .str();
}

Expected<TouchedFiles> touchedBy(StringRef Patch, const PatchPlace &Place) {
  Expected<std::set<std::string>> Paths = namesIn(Patch, Place.Name);
  if (!Paths)
    return Paths.takeError();
  TouchedFiles Out;
  Out.Paths = std::move(*Paths);
  Expected<ProcessResult> Listed =
      gitApply({"--numstat", "-z", "--allow-empty"}, Patch, Place);
  if (!Listed)
    return Listed.takeError();
  if (Listed->Status)
    return failure(Place.Name +
                   " does not apply: " + whyNot(Listed->Err, Patch));
  for (StringRef Entry : split(Listed->Out, '\0')) {
    auto [Added, Rest] = Entry.split('\t');
    StringRef Touched = Rest.split('\t').second;
    if (Added == "-")
      return failure(Place.Name + " changes a binary file");
    if (leadsOut(Touched))
      return failure(Place.Name +
                     " names a file outside of the tree: " + Touched);
    if (Touched.empty())
      continue;
    Out.Paths.insert(Touched.str());
    unsigned Lines = 0;
    ++Out.Stat.Files;
    Out.Stat.Added += Added.getAsInteger(10, Lines) ? 0 : Lines;
    Out.Stat.Removed +=
        Rest.split('\t').first.getAsInteger(10, Lines) ? 0 : Lines;
  }
  return Out;
}

Error applyPatch(StringRef Patch, const PatchPlace &Place) {
  Expected<ProcessResult> Git = gitApply({}, Patch, Place);
  if (!Git)
    return Git.takeError();
  if (!Git->Status)
    return Error::success();
  auto Would = [&](const char *How) {
    Expected<ProcessResult> Tried = gitApply({"--check", How}, Patch, Place);
    if (Tried)
      return Tried->Status == 0;
    consumeError(Tried.takeError());
    return false;
  };
  if (Would("--reverse"))
    return failure(Place.Name + " is in the tree already");
  std::string Why = whyNot(Git->Err, Patch);
  if (Would("--ignore-space-change"))
    Why +=
        "; only white space differs, as where a mail program has made spaces "
        "of tabs";
  return failure(Place.Name + " does not apply: " + Why);
}

} // namespace swapfold
