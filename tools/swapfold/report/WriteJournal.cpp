//===- WriteJournal.cpp - many files written as one -----------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "tools/swapfold/report/WriteJournal.h"
#include "rewrites/text/Failure.h"
#include "rewrites/tree/FileList.h"
#include "tools/swapfold/support/FileReplacement.h"
#include "tools/swapfold/support/Files.h"
#include "tools/swapfold/support/Process.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/raw_ostream.h"
#include <set>

using namespace llvm;
namespace fs = llvm::sys::fs;
namespace path = llvm::sys::path;

namespace swapfold {

/// What a journal begins with. Names hold any byte but NUL, which ends each
/// field.
static constexpr llvm::StringLiteral Header = "swapfold journal 1";

static fs::file_type typeOf(const Twine &Path) {
  fs::file_status Status;
  (void)fs::status(Path, Status, /*follow=*/false);
  return Status.type();
}

static bool isRegular(const Twine &Path) {
  return typeOf(Path) == fs::file_type::regular_file;
}

/// The hash of a file's text, or nothing if it cannot be read.
static std::optional<uint64_t> hashOf(const std::string &Path) {
  if (!isRegular(Path))
    return std::nullopt;
  auto Text = MemoryBuffer::getFile(Path, /*IsText=*/false,
                                    /*RequiresNullTerminator=*/false,
                                    /*IsVolatile=*/true);
  return Text ? std::optional(hashText((*Text)->getBuffer())) : std::nullopt;
}

WriteJournal::WriteJournal(StringRef Top, RenameFn Rename)
    : Top(Top.rtrim('/')), Directory(this->Top + "/.swapfold-writing"),
      File(Directory + "/journal"), Rename(std::move(Rename)) {
  if (!this->Rename)
    this->Rename = [](const Twine &From, const Twine &To) {
      return fs::rename(From, To);
    };
}

WriteJournal::State WriteJournal::state() const {
  if (typeOf(Directory) == fs::file_type::file_not_found)
    return Absent;
  return isRegular(File) ? Settled : Begun;
}

Error WriteJournal::stage(ArrayRef<FileRewrite> Changes) {
  Entries.clear();
  if (std::error_code EC = fs::create_directory(Directory))
    return cannot("write " + Directory, EC);
  for (const FileRewrite &Change : Changes) {
    Entries.push_back({std::to_string(NextName++),
                       Change.Path.substr(Top.size() + 1), hashText(Change.Old),
                       hashText(Change.New)});
    if (Error E =
            stageReplacement(Change.Path, Change.New, staged(Entries.back())))
      return E;
  }
  return Error::success();
}

Error WriteJournal::settle() {
  std::string Text;
  raw_string_ostream Out(Text);
  Out << Header << '\0';
  for (const Entry &E : Entries)
    Out << E.Name << '\0' << E.Path << '\0' << utohexstr(E.Old) << '\0'
        << utohexstr(E.New) << '\0';
  std::string New = File + ".new";
  if (Error E = writeWhole(New, Text))
    return E;
  for (const std::string &Path : {New, Directory})
    if (Error E = syncToDisk(Path))
      return E;
  if (std::error_code EC = fs::rename(New, File))
    return cannot("write " + File, EC);
  return syncToDisk(Directory);
}

/// A tree comes from anywhere: its journal must lead nowhere else.
static bool leadsInto(StringRef Top, StringRef Path) {
  if (Path.empty() || path::is_absolute(Path) ||
      any_of(split(Path, '/'),
             [](StringRef Part) { return Part.empty() || Part == ".."; }))
    return false;
  SmallString<256> Parent(path::parent_path((Top + "/" + Path).str())), Real;
  return !fs::real_path(Parent, Real) && Real == Parent;
}

Error WriteJournal::read() {
  Expected<std::string> Text = readFile(File);
  if (!Text)
    return Text.takeError();
  SmallVector<StringRef> Fields;
  StringRef(*Text).split(Fields, '\0');
  bool Good = Fields.size() % 4 == 2 && Fields.front() == Header &&
              Fields.pop_back_val().empty();
  Entries.clear();
  for (size_t I = 1; Good && I != Fields.size(); I += 4) {
    Entry E{Fields[I].str(), Fields[I + 1].str(), 0, 0};
    Good = all_of(E.Name, llvm::isDigit) && leadsInto(Top, E.Path) &&
           !Fields[I + 2].getAsInteger(16, E.Old) &&
           !Fields[I + 3].getAsInteger(16, E.New);
    Entries.push_back(std::move(E));
  }
  return Good ? Error::success()
              : failure(File + " is not as swapfold writes it; remove " +
                        Directory + " to go on");
}

Error WriteJournal::complete() {
  std::vector<Entry> Waiting;
  for (const Entry &E : Entries) {
    std::optional<uint64_t> Now = hashOf(Top + "/" + E.Path);
    std::optional<uint64_t> Next = hashOf(staged(E));
    // What is in its place already may change further.
    if (Next ? *Next != E.New || (Now != E.Old && Now != E.New) : Now == E.Old)
      return failure(Top + "/" + E.Path + ": changed since it was read");
    if (Next && Now != E.New)
      Waiting.push_back(E);
  }
  std::set<std::string> Changed;
  for (const Entry &E : Waiting) {
    std::string Path = Top + "/" + E.Path;
    if (std::error_code EC = Rename(staged(E), Path))
      return cannot("write " + Path, EC);
    Changed.insert(path::parent_path(Path).str());
  }
  for (const std::string &Parent : Changed)
    if (Error E = syncToDisk(Parent))
      return E;
  return remove();
}

/// Makes a write that cannot be completed one of the old texts.
Error WriteJournal::goBack(ArrayRef<FileRewrite> Changes) {
  std::vector<FileRewrite> Done;
  for (const auto &[Change, E] : zip(Changes, Entries))
    if (hashOf(staged(E)) == std::nullopt && hashOf(Change.Path) == E.New)
      Done.push_back({Change.Path, Change.New, Change.Old});
  if (Error E = stage(Done))
    return E;
  if (Error E = settle())
    return E;
  return complete();
}

Error WriteJournal::write(ArrayRef<FileRewrite> Changes) {
  if (Changes.empty())
    return Error::success();
  Error Failed = stage(Changes);
  if (!Failed && interrupted())
    Failed = interruptedError();
  if (!Failed)
    for (const auto &[Change, E] : zip(Changes, Entries))
      if (!Failed && hashOf(Change.Path) != E.Old)
        Failed = failure(Change.Path + ": changed since it was read");
  if (!Failed)
    Failed = settle();
  if (Failed)
    return joinErrors(std::move(Failed), remove());
  if (Error E = complete()) {
    if (Error Stuck = goBack(Changes))
      return failure(toString(std::move(E)) + "; " + Top +
                     " is half written now: " + toString(std::move(Stuck)));
    return E;
  }
  return Error::success();
}

Expected<size_t> WriteJournal::recover() {
  if (Error E = read())
    return E;
  size_t Files = Entries.size();
  if (Error E = complete())
    return failure(
        "cannot complete what a killed run began: " + toString(std::move(E)) +
        "; make it as it was, or remove " + Directory + " to give that up");
  return Files;
}

Error WriteJournal::remove() {
  if (typeOf(Directory) == fs::file_type::file_not_found)
    return Error::success();
  if (typeOf(Directory) != fs::file_type::directory_file)
    return failure(Directory + " is no directory of swapfold's");
  // The journal goes first: without it, nothing is left to do.
  std::vector<std::string> Names = {"journal"};
  std::error_code EC;
  for (fs::directory_iterator I(Directory, EC, /*follow_symlinks=*/false), End;
       !EC && I != End; I.increment(EC)) {
    StringRef Name = path::filename(I->path());
    if (Name == "journal.new" || all_of(Name, llvm::isDigit))
      Names.push_back(Name.str());
  }
  for (const std::string &Name : Names)
    if (!EC)
      EC = fs::remove(Directory + "/" + Name);
  // This does not remove what others have put there.
  if (!EC)
    EC = fs::remove(Directory);
  return EC ? cannot("remove " + Directory, EC) : Error::success();
}

} // namespace swapfold
