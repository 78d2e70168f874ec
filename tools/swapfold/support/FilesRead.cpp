//===- FilesRead.cpp - what was read of a file system ---------------------===//
//
// Part of swapfold, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "tools/swapfold/support/FilesRead.h"
#include "rewrites/tree/FileList.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include <set>

using namespace llvm;
namespace path = llvm::sys::path;

namespace swapfold {

constexpr uint64_t NotThere = 0, NotRead = 1;

static uint64_t hashOf(StringRef Text) {
  return std::max<uint64_t>(hashText(Text), NotRead + 1);
}

/// A hash of the names in the folder \p Path of \p Files.
static uint64_t hashOfNames(vfs::FileSystem &Files, StringRef Path) {
  std::set<std::string> Names;
  std::error_code EC;
  for (auto I = Files.dir_begin(Path, EC);
       !EC && I != vfs::directory_iterator(); I.increment(EC))
    Names.insert(path::filename(I->path()).str());
  return EC ? NotThere : hashOf(join(Names, "/"));
}

namespace {

/// Notes the hash of what is read of it.
class RecordedFile : public vfs::File {
public:
  RecordedFile(std::unique_ptr<vfs::File> Real, uint64_t &Hash)
      : Real(std::move(Real)), Hash(Hash) {}

  ErrorOr<vfs::Status> status() override { return Real->status(); }
  ErrorOr<std::string> getName() override { return Real->getName(); }
  ErrorOr<std::unique_ptr<MemoryBuffer>> getBuffer(const Twine &Name,
                                                   int64_t Size,
                                                   bool NeedsTerminator,
                                                   bool IsVolatile) override {
    auto Text = Real->getBuffer(Name, Size, NeedsTerminator, IsVolatile);
    if (Text)
      Hash = hashOf((*Text)->getBuffer());
    return Text;
  }
  std::error_code close() override { return Real->close(); }

private:
  std::unique_ptr<vfs::File> Real;
  uint64_t &Hash;
};

class RecordingFiles : public vfs::ProxyFileSystem {
public:
  RecordingFiles(IntrusiveRefCntPtr<vfs::FileSystem> Files, FilesRead &Read)
      : ProxyFileSystem(std::move(Files)), Read(Read) {}

  ErrorOr<vfs::Status> status(const Twine &Path) override {
    ErrorOr<vfs::Status> Status = ProxyFileSystem::status(Path);
    note(Path, Status ? NotRead : NotThere);
    return Status;
  }

  bool exists(const Twine &Path) override { return bool(status(Path)); }

  ErrorOr<std::unique_ptr<vfs::File>>
  openFileForRead(const Twine &Path) override {
    auto File = ProxyFileSystem::openFileForRead(Path);
    uint64_t &Hash = note(Path, File ? NotRead : NotThere);
    if (!File)
      return File;
    return std::make_unique<RecordedFile>(std::move(*File), Hash);
  }

  vfs::directory_iterator dir_begin(const Twine &Path,
                                    std::error_code &EC) override {
    const std::string Folder = Path.str();
    // A slash behind it tells the names in a folder from the folder.
    note(Folder + "/", hashOfNames(getUnderlyingFS(), Folder));
    return ProxyFileSystem::dir_begin(Path, EC);
  }

private:
  uint64_t &note(const Twine &Path, uint64_t What) {
    SmallString<256> Absolute;
    Path.toVector(Absolute);
    (void)makeAbsolute(Absolute);
    return Read.try_emplace(std::string(Absolute), What).first->second;
  }

  FilesRead &Read;
};

} // namespace

IntrusiveRefCntPtr<vfs::FileSystem>
recording(IntrusiveRefCntPtr<vfs::FileSystem> Files, FilesRead &Read) {
  return makeIntrusiveRefCnt<RecordingFiles>(std::move(Files), Read);
}

bool FilesNow::isStill(const std::string &Path, uint64_t Hash) {
  auto [It, New] = There.try_emplace(Path, false);
  if (New)
    It->second = bool(Files->status(Path));
  if (It->second != (Hash != NotThere))
    return false;
  if (Hash <= NotRead)
    return true;
  uint64_t &Now = Known[Path];
  if (!Now && StringRef(Path).ends_with("/"))
    Now = hashOfNames(*Files, Path);
  else if (!Now)
    if (auto Text = Files->getBufferForFile(Path))
      Now = hashOf((*Text)->getBuffer());
  return Now == Hash;
}

bool FilesNow::areStill(const FilesRead &Read) {
  return all_of(
      Read, [&](const auto &File) { return isStill(File.first, File.second); });
}

} // namespace swapfold
