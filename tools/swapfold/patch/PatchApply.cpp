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
#include "tools/swapfold/patch/PatchApply.h"
#include "rewrites/text/Failure.h"
#include "tools/swapfold/build/CompileCommands.h"
#include "tools/swapfold/patch/GitApply.h"
#include "tools/swapfold/patch/PatchMail.h"
#include "tools/swapfold/patch/PatchRepo.h"
#include "tools/swapfold/patch/TreeDifferences.h"
#include "tools/swapfold/support/Files.h"
#include "tools/swapfold/support/Process.h"
#include "tools/swapfold/support/TemporaryDirectory.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
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

  Error create();
  /// Reads what the user calls \p Name and copies what it touches.
  Error add(const std::string &Name);
  Error apply(const std::string &Name);
  Error apply(const std::string &Name, const MailedPatch &Patch);
  /// The files as they are now; those that do not exist have no text.
  Expected<Texts> read() const;
  const std::vector<MailedPatch> &patches(const std::string &Name) const {
    return Patches.at(Name);
  }

private:
  std::string files() const { return Directory.path() + "/files"; }
  Error copy(const std::string &Name, const std::string &Touched);

  StringRef Tree;
  TemporaryDirectory Directory;
  std::set<std::string> Names;
  std::map<std::string, std::vector<MailedPatch>> Patches;
};

} // namespace

/// \p Why, with what may have become of \p Patch on its way.
static Error explained(Error Why, const MailedPatch &Patch) {
  std::string Out = toString(std::move(Why));
  if (Patch.IsFlowed)
    Out += "; its mail is format=flowed, which leaves the line breaks to mail "
           "programs";
  const unsigned Added = count_if(split(Patch.Text, '\n'), [](StringRef Line) {
    return Line.starts_with("+") && !Line.starts_with("+++ ");
  });
  if (Patch.Stat && Added < Patch.Stat->Added)
    Out += "; it may be cut off: it has " + std::to_string(Added) + " of the " +
           std::to_string(Patch.Stat->Added) +
           " lines that its diffstat says it adds";
  return failure(Out);
}

Error Scratch::create() {
  if (Error E = Directory.create())
    return E;
  if (std::error_code EC = fs::create_directory(files()))
    return cannot("make a temporary directory", EC);
  return Error::success();
}

Error Scratch::copy(const std::string &Name, const std::string &Touched) {
  std::string From = (Tree + "/" + Touched).str(), To = files() + "/" + Touched;
  // No name of the tree may lead out of it, nor that of a new file.
  SmallString<256> Real;
  StringRef There = From;
  while (There != Tree && fs::real_path(There, Real))
    There = path::parent_path(There);
  if (There != Tree && Real != There)
    return failure(Name + " changes " + Touched +
                   ", which is beyond a symbolic link");
  if (!fs::is_regular_file(From))
    return Error::success();
  std::error_code EC = fs::create_directories(path::parent_path(To));
  if (!EC)
    EC = fs::copy_file(From, To);
  if (EC)
    return cannot("copy " + From, EC);
  return Error::success();
}

/// What the user calls \p Name.
static Expected<std::string> readPatch(const std::string &Name) {
  if (Name != "-")
    return readFile(Name);
  ErrorOr<std::unique_ptr<MemoryBuffer>> Input = MemoryBuffer::getSTDIN();
  if (!Input)
    return cannot("read standard input", Input.getError());
  return (*Input)->getBuffer().str();
}

Error Scratch::add(const std::string &Name) {
  Expected<std::string> Text = readPatch(Name);
  if (!Text)
    return Text.takeError();
  if (Text->empty())
    return failure(Name + " is empty");
  if (StringRef(*Text).contains('\0'))
    return failure(Name + " is no text");
  SmallString<128> Mails(Directory.path());
  path::append(Mails, "mail" + std::to_string(Patches.size()));
  if (std::error_code EC = fs::create_directory(Mails))
    return cannot("make a temporary directory", EC);
  Expected<std::vector<MailedPatch>> Split = splitMails(*Text, Mails);
  if (!Split)
    return failure(Name + ": " + toString(Split.takeError()));
  std::vector<MailedPatch> &Kept = Patches[Name];
  for (MailedPatch &Patch : *Split) {
    Expected<TouchedFiles> Touched =
        touchedBy(Patch.Text, {Name, Directory.path() + "/patch", files()});
    if (!Touched)
      return explained(Touched.takeError(), Patch);
    for (const std::string &File : Touched->Paths)
      if (Error E = copy(Name, File))
        return E;
    // A cover letter touches none.
    if (Touched->Paths.empty())
      continue;
    Patch.Found = Touched->Stat;
    Kept.push_back(std::move(Patch));
    Names.merge(Touched->Paths);
  }
  if (Kept.empty())
    return failure(Name + " changes no file");
  return Error::success();
}

Error Scratch::apply(const std::string &Name, const MailedPatch &Patch) {
  if (Error E =
          applyPatch(Patch.Text, {Name, Directory.path() + "/patch", files()}))
    return explained(std::move(E), Patch);
  for (const std::string &Touched : Names) {
    fs::file_status Status;
    (void)fs::status(files() + "/" + Touched, Status, /*Follow=*/false);
    if (Status.type() == fs::file_type::symlink_file)
      return failure(Name + " makes or changes a symbolic link");
  }
  return Error::success();
}

Error Scratch::apply(const std::string &Name) {
  for (const MailedPatch &Patch : Patches.at(Name))
    if (Error E = apply(Name, Patch))
      return E;
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

/// What differs between \p Old and \p New, or is the same and not as \p InTree
/// has it.
static std::vector<FileDifference>
differences(const Texts &InTree, const Texts &Old, const Texts &New) {
  std::vector<FileDifference> Out;
  for (const auto &[Name, Text] : InTree)
    if (Old.at(Name) != New.at(Name) || Old.at(Name) != Text)
      Out.push_back({Name, Old.at(Name), New.at(Name)});
  return Out;
}

Expected<std::vector<FileDifference>>
applyPatches(StringRef Before, ArrayRef<std::string> Base,
             ArrayRef<std::string> Patches) {
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
  return differences(InTree, Old, New);
}

/// That \p Patch, of the file \p Name, has less than its mail says; or nothing.
static std::string missingFrom(const MailedPatch &Patch, StringRef Name) {
  if (!Patch.Stat || (Patch.Found.Files >= Patch.Stat->Files &&
                      Patch.Found.Added >= Patch.Stat->Added))
    return "";
  return (Name + " may be cut off: it adds " + Twine(Patch.Found.Added) +
          " lines in " + Twine(Patch.Found.Files) +
          " files, and its diffstat has " + Twine(Patch.Stat->Added) + " in " +
          Twine(Patch.Stat->Files))
      .str();
}

Expected<std::vector<AppliedPatch>> applyEach(StringRef Tree,
                                              ArrayRef<std::string> Patches) {
  Scratch Copy(Tree);
  if (Error E = Copy.create())
    return E;
  for (const std::string &Name : Patches)
    if (Error E = Copy.add(Name))
      return E;
  Expected<Texts> InTree = Copy.read();
  if (!InTree)
    return InTree.takeError();
  std::vector<AppliedPatch> Out;
  Texts Old = *InTree;
  for (const std::string &Name : Patches)
    for (const MailedPatch &Patch : Copy.patches(Name)) {
      if (Error E = Copy.apply(Name, Patch))
        return E;
      Expected<Texts> New = Copy.read();
      if (!New)
        return New.takeError();
      Out.push_back(
          {Patch, differences(*InTree, Old, *New), missingFrom(Patch, Name)});
      Old = std::move(*New);
    }
  return Out;
}

} // namespace swapfold
