//===- PatchApply.cpp - what patches make of a tree -----------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// git apply does it, in a directory with nothing but copies of the files that
// the patches touch.
//
//===----------------------------------------------------------------------===//
#include "rewrites/UnifiedDiff.h"
#include "tools/swapfold/CompileCommands.h"
#include "tools/swapfold/PatchMail.h"
#include "tools/swapfold/PatchRepo.h"
#include "tools/swapfold/Process.h"
#include "tools/swapfold/TreeChanges.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include <map>
#include <set>

using namespace llvm;
namespace fs = llvm::sys::fs;
namespace path = llvm::sys::path;

namespace swapfold {

namespace {

using Texts = std::map<std::string, std::optional<std::string>>;

/// Copies of the files that patches touch.
class Scratch {
public:
  explicit Scratch(StringRef Tree) : Tree(Tree) {}
  ~Scratch() {
    if (!Path.empty())
      fs::remove_directories(Path);
  }

  Error create();
  /// Reads what the user calls \p Name and copies what it touches.
  Error add(const std::string &Name);
  Error apply(const std::string &Name);
  /// The files as they are now; those that do not exist have no text.
  Expected<Texts> read() const;
  const std::vector<MailedPatch> &patches(const std::string &Name) const {
    return Patches.at(Name);
  }

private:
  std::string files() const { return Path + "/files"; }
  Error copy(const std::string &Name, const std::string &Touched);

  StringRef Tree;
  std::string Path;
  std::set<std::string> Names;
  std::map<std::string, std::vector<MailedPatch>> Patches;
};

} // namespace

static bool leadsOut(StringRef Path) {
  return path::is_absolute(Path) ||
         any_of(make_range(path::begin(Path), path::end(Path)),
                [](StringRef Part) { return Part == ".."; });
}

/// The files that \p Patch names, relative to the tree: more rather than less.
/// Fails for what no patch of a tree should do. \p Name: what the user calls
/// \p Patch.
static Expected<std::set<std::string>> pathsOf(StringRef Patch,
                                               StringRef Name) {
  std::set<std::string> Paths;
  unsigned OldLeft = 0, NewLeft = 0;
  for (StringRef Rest = Patch, Line; !Rest.empty();) {
    std::tie(Line, Rest) = Rest.split('\n');
    Line = Line.rtrim('\r');
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
    StringRef Path;
    if (Line.consume_front("GIT binary patch") ||
        (Line.starts_with("Binary files ") && Line.ends_with(" differ")))
      return createStringError(Name + " changes a binary file");
    if (Line.ends_with(" mode 120000"))
      return createStringError(Name + " makes or changes a symbolic link");
    if (Line.consume_front("rename from ") ||
        Line.consume_front("rename to ") || Line.consume_front("copy from ") ||
        Line.consume_front("copy to ")) {
      Path = Line;
    } else if (Line.consume_front("--- ") || Line.consume_front("+++ ")) {
      Line = Line.split('\t').first.rtrim();
      if (Line == "/dev/null")
        continue;
      Path = Line.starts_with("/") ? Line : Line.split('/').second;
    } else {
      continue;
    }
    if (leadsOut(Path))
      return createStringError(Name +
                               " names a file outside of the tree: " + Path);
    if (!Path.empty())
      Paths.insert(Path.str());
  }
  return Paths;
}

Error Scratch::create() {
  SmallString<128> Made;
  std::error_code EC = fs::createUniqueDirectory("swapfold-patch", Made);
  Path = std::string(Made);
  if (!EC)
    EC = fs::create_directory(files());
  if (EC)
    return createStringError(EC, "cannot make a temporary directory: " +
                                     EC.message());
  return Error::success();
}

Error Scratch::copy(const std::string &Name, const std::string &Touched) {
  std::string From = (Tree + "/" + Touched).str(), To = files() + "/" + Touched;
  // No name of the tree may lead out of it.
  SmallString<256> Real;
  if (!fs::real_path(From, Real) && Real != From)
    return createStringError(Name + " changes " + Touched +
                             ", which is beyond a symbolic link");
  if (!fs::is_regular_file(From))
    return Error::success();
  std::error_code EC = fs::create_directories(path::parent_path(To));
  if (!EC)
    EC = fs::copy_file(From, To);
  if (EC)
    return createStringError(EC, "cannot copy " + From + ": " + EC.message());
  return Error::success();
}

Error Scratch::add(const std::string &Name) {
  Expected<std::string> Text = readFile(Name);
  if (!Text)
    return Text.takeError();
  if (Text->empty())
    return createStringError(Name + " is empty");
  if (StringRef(*Text).contains('\0'))
    return createStringError(Name + " is no text");
  SmallString<128> Mails(Path);
  path::append(Mails, "mail" + std::to_string(Patches.size()));
  if (std::error_code EC = fs::create_directory(Mails))
    return createStringError(EC, "cannot make a temporary directory: " +
                                     EC.message());
  Expected<std::vector<MailedPatch>> Split = splitMails(*Text, Mails);
  if (!Split)
    return createStringError(Name + ": " + toString(Split.takeError()));
  bool Any = false;
  for (const MailedPatch &Patch : *Split) {
    Expected<std::set<std::string>> Touched = pathsOf(Patch.Text, Name);
    if (!Touched)
      return Touched.takeError();
    for (const std::string &File : *Touched)
      if (Error E = copy(Name, File))
        return E;
    Any |= !Touched->empty();
    Names.merge(*Touched);
  }
  if (!Any)
    return createStringError(Name + " changes no file");
  Patches[Name] = std::move(*Split);
  return Error::success();
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

Error Scratch::apply(const std::string &Name) {
  for (const MailedPatch &Patch : Patches.at(Name)) {
    std::string File = Path + "/patch";
    if (Error E = writeWhole(File, Patch.Text))
      return E;
    // Nobody's settings, of the user or of a repository around, count.
    Expected<ProcessResult> Git = runProcess(
        {"git", "apply", "-p1", "--whitespace=nowarn", File}, files(),
        {"GIT_DIR", "GIT_WORK_TREE", "GIT_CONFIG_PARAMETERS",
         "GIT_CONFIG_COUNT", "GIT_TRACE", "LC_ALL=C",
         "GIT_CONFIG_GLOBAL=/dev/null", "GIT_CONFIG_NOSYSTEM=1",
         "GIT_CEILING_DIRECTORIES=" + Path});
    if (!Git)
      return Git.takeError();
    if (Git->Status)
      return createStringError(
          Name + " does not apply: " + whyNot(Git->Err, Patch.Text));
  }
  return Error::success();
}

Expected<Texts> Scratch::read() const {
  Texts Out;
  for (const std::string &Name : Names) {
    std::string Full = files() + "/" + Name;
    if (!fs::is_regular_file(Full)) {
      Out[Name] = std::nullopt;
      continue;
    }
    Expected<std::string> Text = readFile(Full);
    if (!Text)
      return Text.takeError();
    Out[Name] = std::move(*Text);
  }
  return Out;
}

Expected<std::vector<TreeChange>> applyPatches(StringRef Before,
                                               ArrayRef<std::string> Base,
                                               ArrayRef<std::string> Patches,
                                               MailHeaders *Mail) {
  Scratch Copy(Before);
  if (Error E = Copy.create())
    return E;
  for (ArrayRef<std::string> Some : {Base, Patches})
    for (const std::string &Name : Some)
      if (Error E = Copy.add(Name))
        return E;
  Texts InTree, Old, New;
  for (auto [Apply, Into] : {std::pair{ArrayRef<std::string>(), &InTree},
                             {Base, &Old},
                             {Patches, &New}}) {
    for (const std::string &Name : Apply)
      if (Error E = Copy.apply(Name))
        return E;
    Expected<Texts> Now = Copy.read();
    if (!Now)
      return Now.takeError();
    *Into = std::move(*Now);
  }
  if (Mail)
    *Mail = Copy.patches(Patches.front()).front().Headers;
  std::vector<TreeChange> Out;
  for (const auto &[Name, Text] : InTree)
    if (Old[Name] != New[Name] || Old[Name] != Text)
      Out.push_back({Name, Old[Name], New[Name]});
  return Out;
}

} // namespace swapfold
